/** A piece of SQL, and the columns that it reads. */
export interface Part {
  readonly text: string;
  readonly reads: ReadonlySet<Column>;
  /** Whether it is no more than a column or a literal, so that saying it twice costs nothing. */
  readonly isPlain?: true;
}

/** Something that is worked out once for each row, before whatever reads it. */
export interface Column {
  readonly name: string;
  readonly part: Part;
  /** How many columns stand one upon the other beneath it, with itself. */
  readonly depth: number;
}

const NONE: ReadonlySet<Column> = new Set();

/** SQL of pieces; what is a plain text or number is SQL as it stands, and never comes from outside. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Part | string | number)[]): Part {
  return {
    text: strings.reduce((text, literal, i) => {
      const part = parts[i - 1];
      return text + (typeof part === 'object' ? part.text : String(part)) + literal;
    }),
    reads: together(parts),
  };
}

export function list(parts: readonly Part[], separator = ', '): Part {
  return { text: parts.map(({ text }) => text).join(separator), reads: together(parts) };
}

/** SQL that reads nothing of the row. */
export const constant = (text: string): Part => ({ text, reads: NONE, isPlain: true });

export const columnPart = (column: Column): Part => ({
  text: column.name,
  reads: new Set([column]),
  isPlain: true,
});

function together(parts: readonly (Part | string | number)[]): ReadonlySet<Column> {
  const reads = new Set<Column>();
  for (const part of parts) if (typeof part === 'object') for (const column of part.reads) reads.add(column);
  return reads.size > 0 ? reads : NONE;
}

/** SQL with its values, as it is sent. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The values that a statement is run with. Nothing that a dictionary or a table says gets into its text. */
export class Parameters {
  readonly #values: unknown[] = [];
  readonly #known = new Map<string, Part>();

  add(value: unknown, type: string): Part {
    this.#values.push(value);
    return constant(`$${this.#values.length}::${type}`);
  }

  text(value: string): Part {
    const known = this.#known.get(value);
    if (known) return known;
    const part = this.add(value, 'text');
    this.#known.set(value, part);
    return part;
  }

  texts(values: readonly string[]): Part {
    return this.add(values, 'text[]');
  }

  /** A text with the values that it uses, and no others: of formulas that were given up there may be more. */
  statement(text: string): Statement {
    const values: unknown[] = [];
    const places = new Map<string, number>();
    const numbered = text.replace(/\$(\d+)/g, (_, number: string) => {
      const known = places.get(number) ?? values.push(this.#values[Number(number) - 1]);
      places.set(number, known);
      return `$${known}`;
    });
    return { text: numbered, values };
  }
}
