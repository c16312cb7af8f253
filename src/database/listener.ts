import { Client } from 'pg';
import type { Logger } from '../platform/logger.ts';
import { sleep } from './processes.ts';

export interface Listener {
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

/**
 * Listens to channels of the database on a connection of its own, and connects again for as long as it takes when that
 * is lost. What is given for a channel is called for each message, and after each connection, for what was said while
 * there was none.
 */
export function listen(
  { url, logger }: { readonly url: string; readonly logger: Logger },
  channels: Readonly<Record<string, () => unknown>>,
): Listener {
  let closed = false;
  let client: Client | undefined;
  const run = async (): Promise<void> => {
    for (let pause = FIRST_PAUSE_MS; !closed; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      client = new Client({
        ...{ connectionString: url, application_name: 'onetable listener', keepAlive: true },
        connectionTimeoutMillis: LONGEST_PAUSE_MS,
      });
      const lost = new Promise<void>((resolve) => client?.once('end', resolve));
      client.on('error', () => {});
      client.on('notification', ({ channel }) => channels[channel]?.());
      try {
        await client.connect();
        for (const channel of Object.keys(channels))
          await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
        pause = FIRST_PAUSE_MS;
        for (const look of Object.values(channels)) look();
        await lost;
      } catch (error) {
        if (!closed) logger.debug({ err: error }, 'no connection to listen on yet');
      } finally {
        await client.end().catch(() => {});
      }
      if (!closed) await sleep(pause);
    }
  };
  const running = run();
  return {
    async close() {
      closed = true;
      await client?.end().catch(() => {});
      await running;
    },
  };
}
