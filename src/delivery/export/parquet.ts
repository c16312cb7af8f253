import { Transform, type TransformCallback } from 'node:stream';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import { escapeIdentifier } from 'pg';
import type { Column } from './reading.ts';

/**
 * Decimals are stored exactly: as many digits behind the point as the hub ever computes with, and eighteen before it,
 * more than any figure of a county has.
 */
const DECIMALS = 20;
const PRECISION = 38;
const DECIMAL_BYTES = 16;
const BEYOND = 10n ** BigInt(PRECISION);

/** So many values are in memory at a time, and form a row group together. */
const VALUES_AT_ONCE = 200_000;
const MOST_ROWS_AT_ONCE = 20_000;

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** How a type of PostgreSQL is stored. */
interface Stored {
  readonly element: Partial<SchemaElement>;
  /** As text, in the form that `read` takes. */
  select(column: string): string;
  read(text: string): unknown;
}

const plain = (column: string): string => `${column}::text`;

const TEXT: Stored = {
  element: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  select: plain,
  read: (text) => text,
};

const STORED: Readonly<Record<string, Stored>> = {
  text: TEXT,
  boolean: { element: { type: 'BOOLEAN' }, select: plain, read: (text) => text === 'true' },
  integer: { element: { type: 'INT32' }, select: plain, read: Number },
  bigint: { element: { type: 'INT64' }, select: plain, read: BigInt },
  'double precision': { element: { type: 'DOUBLE' }, select: plain, read: Number },
  numeric: {
    element: {
      ...{ type: 'FIXED_LEN_BYTE_ARRAY', type_length: DECIMAL_BYTES, converted_type: 'DECIMAL' },
      ...{ scale: DECIMALS, precision: PRECISION },
      logical_type: { type: 'DECIMAL', scale: DECIMALS, precision: PRECISION },
    },
    select: (column) => `round(${column}, ${DECIMALS})::text`,
    read: unscaled,
  },
  date: {
    element: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
    select: (column) => `(${column} - date '1970-01-01')::text`,
    read: Number,
  },
  'timestamp with time zone': {
    element: {
      ...{ type: 'INT64', converted_type: 'TIMESTAMP_MICROS' },
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
    },
    select: (column) => `(extract(epoch FROM ${column}) * 1000000)::bigint::text`,
    read: BigInt,
  },
};

const storedAs = ({ type }: Column): Stored => STORED[type] ?? TEXT;

export function selectForParquet(columns: readonly Column[]): string {
  return columns.map((column) => storedAs(column).select(escapeIdentifier(column.name))).join(', ');
}

/** Rows in, a Parquet file out, some row groups long. */
export function parquet(columns: readonly Column[]): Transform {
  return new ParquetFile(columns);
}

class ParquetFile extends Transform {
  readonly #columns: readonly Column[];
  readonly #stored: readonly Stored[];
  readonly #out = new FlushedWriter((bytes) => this.push(bytes));
  readonly #writer: ParquetWriter;
  readonly #rowsAtOnce: number;
  #group: unknown[][];
  #rows = 0;
  #isEmpty = true;

  constructor(columns: readonly Column[]) {
    super({ writableObjectMode: true });
    this.#columns = columns;
    this.#stored = columns.map(storedAs);
    this.#rowsAtOnce = Math.min(MOST_ROWS_AT_ONCE, Math.ceil(VALUES_AT_ONCE / columns.length));
    this.#group = columns.map(() => []);
    this.#writer = new ParquetWriter({
      ...{ writer: this.#out, createdBy: 'onetable' },
      schema: [
        { name: 'root', num_children: columns.length },
        ...columns.map(
          (column): SchemaElement => ({
            ...{ name: column.name, repetition_type: 'OPTIONAL' },
            ...storedAs(column).element,
          }),
        ),
      ],
    });
  }

  override _transform(
    row: readonly (string | null)[],
    _encoding: BufferEncoding,
    done: TransformCallback,
  ): void {
    try {
      for (const [i, text] of row.entries())
        this.#group[i]?.push(text === null ? null : (this.#stored[i] as Stored).read(text));
      if (++this.#rows === this.#rowsAtOnce) this.#write();
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    if (this.#rows > 0) this.#write();
    this.#out.isEmptyFile = this.#isEmpty;
    this.#writer.finish();
    done();
  }

  #write(): void {
    const columnData = this.#columns.map(
      ({ name }, i): ColumnSource => ({ name, data: this.#group[i] as unknown[], offsetIndex: false }),
    );
    this.#writer.write({ columnData, rowGroupSize: this.#rows });
    this.#group = this.#columns.map(() => []);
    this.#rows = 0;
    this.#isEmpty = false;
  }
}

/** Hands on what is written after every row group, and keeps nothing of it. */
class FlushedWriter extends ByteWriter {
  isEmptyFile = false;

  constructor(private readonly handOn: (bytes: Buffer) => void) {
    super();
  }

  flush(): void {
    if (this.index > 0) this.handOn(Buffer.from(this.getBytes()));
    this.index = 0;
  }

  override finish(): void {
    if (this.isEmptyFile) {
      const at = Buffer.from(this.buffer, 0, this.index).lastIndexOf(NO_ROW_GROUPS);
      this.view.setUint8(at + NO_ROW_GROUPS.length - 1, LIST_OF_STRUCTS);
    }
    this.flush();
  }
}

/**
 * No rows, and then a list of no row groups: the library does not say of what an empty list is, and Rust's reader refuses that.
 * (In Thrift's compact form: an i64 that is zero; a list, its length and the type of its members.)
 */
const NO_ROW_GROUPS = Buffer.from([0x16, 0x00, 0x19, 0x00]);
const LIST_OF_STRUCTS = 0x0c;

/** `-12.5` as a whole number of the smallest units that are stored. */
function unscaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  const value = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  if (value < BEYOND && value > -BEYOND) return value;
  throw new RangeError(
    `${text} 的整数部分超过 ${PRECISION - DECIMALS} 位，Parquet 文件放不下，请改用 csv 或 jsonl; it has more than ${PRECISION - DECIMALS} digits before the point, too many for the Parquet file: take csv or jsonl`,
  );
}
