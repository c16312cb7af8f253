import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Client, Connection, Submittable } from 'pg';

type CopyConnection = Connection & {
  readonly stream: Socket;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

/**
 * `COPY … FROM STDIN`: sends rows in PostgreSQL's text format, no faster than the server takes them. The driver
 * speaks the protocol but has no verb for it. Rejects with what the rows' source or the server says.
 */
export async function copyIn(client: Client, copy: string, rows: AsyncIterable<string>): Promise<void> {
  const query = new CopyIn(copy, rows);
  client.query(query);
  await query.done;
}

class CopyIn implements Submittable {
  readonly done: Promise<void>;
  #resolve!: () => void;
  #reject!: (error: unknown) => void;
  #failed: unknown;

  constructor(
    private readonly copy: string,
    private readonly rows: AsyncIterable<string>,
  ) {
    this.done = new Promise<void>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.done.catch(() => {}); // told when it is waited for
  }

  submit(connection: Connection): void {
    connection.query(this.copy);
  }

  async handleCopyInResponse(connection: CopyConnection): Promise<void> {
    try {
      for await (const text of this.rows) {
        if (this.#failed) return;
        connection.sendCopyFromChunk(Buffer.from(text));
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    } catch (error) {
      this.#failed ??= error;
      connection.sendCopyFail('the source of the rows failed');
    }
  }

  handleError(error: Error): void {
    this.#failed ??= error;
    this.#reject(this.#failed);
  }

  handleReadyForQuery(): void {
    this.#resolve();
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value as the text format of COPY writes it. */
export function copyText(value: string): string {
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (each) => ESCAPES[each] as string) : value;
}
