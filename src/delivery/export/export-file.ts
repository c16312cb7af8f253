import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Export, ExportProgress, ExportQuery } from './export.model.ts';
import { FORMATS, type Format, skipping } from './formats.ts';
import type { Reading } from './reading.ts';

/** Gives the same rows from elsewhere, or throws why that cannot be. */
export type Elsewhere = (failed: Reading, error: unknown) => Promise<Reading>;

/** The rows of a reading as a file. Where a standby fails on the way, another reading of the same version goes on. */
export class ExportFile implements Export {
  readonly fileName: string;
  readonly contentType: string;
  readonly version: string;
  readonly #format: Format;
  #reading: Reading;
  #isOver = false;

  constructor(
    query: ExportQuery,
    reading: Reading,
    private readonly elsewhere: Elsewhere,
  ) {
    const { what, format } = query;
    this.#format = FORMATS[format];
    this.#reading = reading;
    this.fileName = `${typeof what === 'string' ? what : what.form}.${format}`;
    this.contentType = this.#format.contentType;
    this.version = createHash('sha256')
      .update(JSON.stringify([query, reading.version]))
      .digest('base64url');
  }

  get progress(): ExportProgress {
    return this.#reading;
  }

  stream(from = 0): Readable {
    const out = new Taking();
    out.once('close', () => void this.#end(out.readableEnded));
    this.#write(from, out).then(
      () => out.end(),
      (error: Error) => out.destroy(error),
    );
    return out;
  }

  async size(): Promise<number> {
    const counted = new Taking({ isKept: false });
    await this.#write(0, counted);
    return counted.taken();
  }

  close(): Promise<void> {
    return this.#end(false);
  }

  async #write(from: number, out: Taking): Promise<void> {
    for (;;) {
      const reading = this.#reading;
      try {
        const rows = Readable.from(reading.read(this.#format.select(reading.columns)));
        const bytes = this.#format.write(reading.columns);
        const read = from + out.taken();
        const rest = read > 0 ? [skipping(read)] : [];
        return await pipeline([rows, bytes, ...rest, out], { end: false });
      } catch (error) {
        if (this.#isOver) throw error;
        await reading.end(false);
        const another = await this.elsewhere(reading, error);
        this.#reading = another;
        if (this.#isOver) await another.end(false);
      }
    }
  }

  #end(done: boolean): Promise<void> {
    this.#isOver = true;
    return this.#reading.end(done);
  }
}

/** Passes bytes on, or drops them, and knows how many it was given. */
class Taking extends Transform {
  #through = 0;

  constructor({ isKept } = { isKept: true }) {
    super({
      transform: (chunk: Buffer, _encoding, done) => {
        this.#through += chunk.length;
        done(null, isKept ? chunk : undefined);
      },
    });
  }

  taken(): number {
    return this.#through + this.writableLength;
  }
}
