// A server in a process of its own, which it leaves when its parent does: `serve.ts <which> <database url>`.

const SERVERS: Readonly<Record<string, (databaseUrl: string) => Promise<string>>> = {
  hub: async (url) => (await import('./peers/hub.ts')).serveHub(url),
  bare: async (url) => (await import('./peers/bare.ts')).serveBare(url),
  postgraphile: async (url) => (await import('./peers/postgraphile.ts')).servePostGraphile(url),
};

const [, , which = '', databaseUrl = ''] = process.argv;
process.on('disconnect', () => process.exit(0));
try {
  const url = await SERVERS[which]?.(databaseUrl);
  // Asked how much processor time it has taken, it says so in milliseconds.
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });
  process.send?.({ url });
} catch (error) {
  process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
