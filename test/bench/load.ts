import { connect, type Socket } from 'node:net';
import { quantile } from './rounds.ts';
import type { Server } from './servers.ts';

export interface Load {
  readonly server: Server;
  readonly connections: number;
  readonly ms: number;
  /** The JSON to post: of a connection, its n-th. */
  readonly body: (connection: number, n: number) => string;
  /** Whether an answer is what it should be; the first that is not ends the bench. */
  readonly isRight: (answer: string) => boolean;
}

export interface Throughput {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  /** Milliseconds of the server's processor time for a request; its database's is not in it. */
  readonly cpu: number;
}

/** Keeps so many connections busy, one request at a time each, and tells how many were answered. */
export async function load({ server, connections, ms, body, isRight }: Load): Promise<Throughput> {
  const { url } = server;
  const taken: number[] = [];
  const cpuBefore = await server.cpu();
  const begun = performance.now();
  const end = begun + ms;
  await Promise.all(
    Array.from({ length: connections }, async (_, i) => {
      const connection = await Connection.to(url);
      for (let n = 0; performance.now() < end; n++) {
        const sent = performance.now();
        const answer = await connection.post(body(i, n));
        taken.push(performance.now() - sent);
        if (!isRight(answer)) throw new Error(`${url} answered ${answer.slice(0, 500)}`);
      }
      connection.close();
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  const cpu = ((await server.cpu()) - cpuBefore) / taken.length;
  return { perSecond: taken.length / seconds, p50: quantile(taken, 0.5), p95: quantile(taken, 0.95), cpu };
}

/**
 * One kept-alive HTTP connection over a bare socket: the load generator shares the machine with what it measures,
 * so it has to cost little. Understands the answers that the servers here give: a status line and a content-length.
 */
class Connection {
  #received: Buffer[] = [];
  #missing = Number.NaN;
  #settle: { resolve(answer: string): void; reject(error: Error): void } | undefined;

  static to(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket, url));
      });
    });
  }

  readonly #head: string;

  private constructor(
    private readonly socket: Socket,
    url: string,
  ) {
    const { host, pathname } = new URL(url);
    this.#head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: `;
    const fail = (error?: Error): void => this.#settle?.reject(error ?? new Error(`${url} hung up`));
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', fail);
    socket.on('close', () => fail());
  }

  post(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.socket.write(`${this.#head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk);
    if (Number.isNaN(this.#missing)) this.#readHead();
    else this.#missing -= chunk.length;
    if (!(this.#missing <= 0)) return;
    const [settle, answer] = [this.#settle, Buffer.concat(this.#received)];
    this.#settle = undefined;
    this.#received = [];
    this.#missing = Number.NaN;
    const bodyAt = answer.indexOf('\r\n\r\n') + 4;
    if (answer.toString('latin1', 9, 12) === '200') settle?.resolve(answer.toString('utf8', bodyAt));
    else settle?.reject(new Error(answer.toString('utf8').slice(0, 1000)));
  }

  #readHead(): void {
    const soFar = this.#received.length === 1 ? this.#received[0]! : Buffer.concat(this.#received);
    const end = soFar.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(soFar.toString('latin1', 0, end + 2));
    if (!length) {
      this.#settle?.reject(new Error(`no content-length: ${soFar.toString('latin1', 0, end)}`));
      return;
    }
    this.#missing = Number(length[1]) - (soFar.length - end - 4);
  }
}
