// A server in a process of its own, which it leaves when its parent does: `serve.ts <which> <database url>`.

const SERVERS: Readonly<Record<string, (databaseUrl: string) => Promise<string>>> = {
  hub: async (url) => (await import('./peers/hub.ts')).serveHub(url),
  bare: async (url) => (await import('./peers/bare.ts')).serveBare(url),
  postgraphile: async (url) => (await import('./peers/postgraphile.ts')).servePostGraphile(url),
};

const [, , which = '', databaseUrl = ''] = process.argv;
process.on('disconnect', () => process.exit(0));
try {
  process.send?.({ url: await SERVERS[which]?.(databaseUrl) });
} catch (error) {
  process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
