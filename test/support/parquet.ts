import { DataType, type Field, type Table, tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm';

// Another program than the one that wrote them reads Parquet files: Rust's, as WebAssembly.

export interface ParquetFile {
  /** What the file says that its columns are. */
  readonly types: Readonly<Record<string, string>>;
  /** As texts, decimals without the zeros at their end; null stays null. */
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

export function readParquetFile(bytes: Uint8Array): ParquetFile {
  const table: Table = tableFromIPC(readParquet(bytes).intoIPCStream());
  const { fields } = table.schema;
  return {
    types: Object.fromEntries(fields.map(({ name, type }) => [name, String(type)])),
    rows: Array.from({ length: table.numRows }, (_, n) => {
      const row = table.get(n);
      return Object.fromEntries(fields.map((field) => [field.name, textOf(field, row?.[field.name])]));
    }),
  };
}

function textOf({ type }: Field, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (DataType.isDecimal(type)) return decimal(value as Uint32Array, type.scale);
  if (DataType.isTimestamp(type) || DataType.isDate(type)) return new Date(Number(value)).toISOString();
  return String(value);
}

/** Four words of a number of 128 bits, the lowest first. */
function decimal(words: Uint32Array, scale: number): string {
  const unsigned = [...words].reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const value = BigInt.asIntN(128, unsigned);
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const [whole, fraction] = [digits.slice(0, -scale), digits.slice(-scale).replace(/0+$/, '')];
  return `${value < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}
