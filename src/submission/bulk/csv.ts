/** One record of a CSV file, with the line on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
  /** A quote that is not closed, or text after a closing one: the fields are not to be trusted. */
  readonly broken?: true;
}

/** A record that is longer than this has lost a quote somewhere: without a limit it would swallow the rest of the file. */
const LONGEST_RECORD = 1 << 20;

/**
 * Reads CSV (RFC 4180: commas, quotes doubled within quotes) as it comes in, in pieces that may end anywhere. Lines
 * without a quote, nearly all of them, are split without looking at each character: millions of values are read so.
 */
export class CsvReader {
  #rest = '';
  #line = 1;

  /** The records that are complete with this piece. */
  *push(text: string): Generator<CsvRecord> {
    const all = this.#rest + text;
    let begin = 0;
    let search = 0;
    let inner = 0; // line ends within quotes
    for (;;) {
      const end = all.indexOf('\n', search);
      if (end < 0) break;
      const record = all.slice(begin, end);
      if (isOpen(record) && record.length <= LONGEST_RECORD) {
        search = end + 1;
        inner++;
        continue;
      }
      const read = this.#record(record);
      if (read) yield read;
      this.#line += inner + 1;
      inner = 0;
      begin = search = end + 1;
    }
    this.#rest = all.slice(begin);
  }

  /** What is left when the file ends without a line end. */
  *end(): Generator<CsvRecord> {
    const read = this.#record(this.#rest);
    this.#rest = '';
    if (read) yield read;
  }

  #record(text: string): CsvRecord | undefined {
    const record = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (record === '') return undefined;
    const line = this.#line;
    return record.includes('"') ? { line, ...quoted(record) } : { line, fields: record.split(',') };
  }
}

/** Whether a quote is still open at the end. */
function isOpen(text: string): boolean {
  let open = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = !open;
  return open;
}

function quoted(record: string): Pick<CsvRecord, 'fields' | 'broken'> {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (record[at] !== '"') {
      const comma = record.indexOf(',', at);
      fields.push(record.slice(at, comma < 0 ? record.length : comma));
      if (comma < 0) return { fields };
      at = comma + 1;
      continue;
    }
    const end = closing(record, at + 1);
    if (end < 0) return { fields, broken: true };
    fields.push(record.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === record.length) return { fields };
    if (record[end + 1] !== ',') return { fields, broken: true };
    at = end + 2;
  }
}

/** The quote that closes a field, from a place within it. */
function closing(record: string, from: number): number {
  let at = record.indexOf('"', from);
  while (at >= 0 && record[at + 1] === '"') at = record.indexOf('"', at + 2);
  return at;
}
