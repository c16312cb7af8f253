import { escapeIdentifier } from 'pg';
import { COMPARISONS, type Comparison, type Expression, type Kind, type Literal } from './expression.ts';
import { type EdmType, type EntitySet, ODataRefusal, type Property } from './odata.model.ts';

/** A part of a statement, and what its value is. */
interface Part {
  readonly sql: string;
  readonly kind: Kind;
  readonly isLiteral?: boolean;
}

const KINDS: Readonly<Record<EdmType, Kind>> = {
  'Edm.String': 'text',
  'Edm.Int32': 'number',
  'Edm.Int64': 'number',
  'Edm.Decimal': 'number',
  'Edm.Double': 'number',
  'Edm.Boolean': 'boolean',
  'Edm.Date': 'date',
  'Edm.DateTimeOffset': 'moment',
};

/** How PostgreSQL calls them. */
export const SQL_TYPES: Readonly<Record<Exclude<Kind, 'null'>, string>> = {
  text: 'text',
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  moment: 'timestamptz',
};

const OPERATORS: Readonly<Record<Comparison, string>> = {
  ...{ eq: '=', ne: 'IS DISTINCT FROM' },
  ...{ gt: '>', ge: '>=', lt: '<', le: '<=' },
};

interface Callable {
  readonly takes: readonly (readonly Kind[])[];
  readonly gives: Kind;
  sql(...given: string[]): string;
}

const TEXT = ['text'] as const;
const DAY = ['date', 'moment'] as const;
const partOfDay = (part: string): Callable => ({
  ...{ takes: [DAY], gives: 'number' },
  sql: (day) => `extract(${part} FROM ${day})`,
});
const FUNCTIONS: ReadonlyMap<string, Callable> = new Map<string, Callable>([
  ['contains', { takes: [TEXT, TEXT], gives: 'boolean', sql: (a, b) => `strpos(${a}, ${b}) > 0` }],
  ['startswith', { takes: [TEXT, TEXT], gives: 'boolean', sql: (a, b) => `starts_with(${a}, ${b})` }],
  ['endswith', { takes: [TEXT, TEXT], gives: 'boolean', sql: (a, b) => `right(${a}, length(${b})) = ${b}` }],
  ['indexof', { takes: [TEXT, TEXT], gives: 'number', sql: (a, b) => `strpos(${a}, ${b}) - 1` }],
  ['concat', { takes: [TEXT, TEXT], gives: 'text', sql: (a, b) => `${a} || ${b}` }],
  ['length', { takes: [TEXT], gives: 'number', sql: (a) => `length(${a})` }],
  ['tolower', { takes: [TEXT], gives: 'text', sql: (a) => `lower(${a})` }],
  ['toupper', { takes: [TEXT], gives: 'text', sql: (a) => `upper(${a})` }],
  ['trim', { takes: [TEXT], gives: 'text', sql: (a) => `btrim(${a})` }],
  ['round', { takes: [['number']], gives: 'number', sql: (a) => `round(${a})` }],
  ['floor', { takes: [['number']], gives: 'number', sql: (a) => `floor(${a})` }],
  ['ceiling', { takes: [['number']], gives: 'number', sql: (a) => `ceil(${a})` }],
  ['year', partOfDay('year')],
  ['month', partOfDay('month')],
  ['day', partOfDay('day')],
]);

/** A filter as a condition over the columns of `source`; its values become parameters. */
export function filterSql(filter: Expression, set: EntitySet, source: string, values: unknown[]): string {
  return new Writer(set, source, values).condition(filter);
}

/** A value as a parameter. */
export function parameter({ kind, text }: Literal, values: unknown[]): string {
  if (kind === 'null') return 'NULL';
  return `$${values.push(text)}::${SQL_TYPES[kind]}`;
}

/** A column of a set as SQL. The total's slice is empty: a part of a key is never null. */
export function columnSql({ key }: EntitySet, { name }: Property, source: string): string {
  const column = `${source}.${escapeIdentifier(name)}`;
  return name === 'slice' && key.includes(name) ? `coalesce(${column}, '')` : column;
}

/** The property of a name, which an option speaks of. */
export function propertyNamed(set: EntitySet, name: string, target: string): Property {
  const property = set.properties.get(name);
  if (property) return property;
  const known = [...set.properties.keys()];
  const shown = known.slice(0, 40).join(', ') + (known.length > 40 ? ', …' : '');
  throw new ODataRefusal(
    400,
    'ODATA_UNKNOWN_PROPERTY',
    target,
    `${set.name} 没有属性 ${name}；有：${shown}（全部见 $metadata）`,
    `${set.name} has no property ${name}; it has ${shown} (all of them in $metadata)`,
  );
}

export const kindOf = ({ type }: Property): Exclude<Kind, 'null'> => KINDS[type] as Exclude<Kind, 'null'>;

class Writer {
  constructor(
    private readonly set: EntitySet,
    private readonly source: string,
    private readonly values: unknown[],
  ) {}

  condition(expression: Expression): string {
    const { sql, kind } = this.#part(expression);
    if (kind === 'boolean') return sql;
    throw mismatch(`这里应是条件，却是${WORDS[kind][0]}`, `a condition is expected, not ${WORDS[kind][1]}`);
  }

  #part(expression: Expression): Part {
    switch (expression.op) {
      case 'literal':
        return { sql: parameter(expression, this.values), kind: expression.kind, isLiteral: true };
      case 'property': {
        const property = propertyNamed(this.set, expression.name, '$filter');
        return { sql: columnSql(this.set, property, this.source), kind: kindOf(property) };
      }
      case 'and':
      case 'or': {
        const all = expression.of.map((each) => `(${this.condition(each)})`);
        return { sql: all.join(expression.op === 'and' ? ' AND ' : ' OR '), kind: 'boolean' };
      }
      case 'not':
        // What is not known does not hold, so its contrary does.
        return { sql: `(${this.condition(expression.of)}) IS NOT TRUE`, kind: 'boolean' };
      case 'in':
        return this.#oneOf(this.#part(expression.left), expression.list);
      case 'call':
        return this.#call(expression.name, expression.arguments);
      default:
        return this.#compare(expression.op, this.#part(expression.left), this.#part(expression.right));
    }
  }

  #compare(op: Comparison, left: Part, right: Part): Part {
    const nulls = [left, right].filter(({ kind }) => kind === 'null');
    if (nulls.length > 0) {
      const other = left.kind === 'null' ? right : left;
      if (op !== 'eq' && op !== 'ne') return { sql: 'false', kind: 'boolean' };
      return { sql: `(${other.sql}) IS ${op === 'eq' ? '' : 'NOT '}NULL`, kind: 'boolean' };
    }
    if (left.kind !== right.kind)
      throw mismatch(
        `${op} 两边要同类，左边是${WORDS[left.kind][0]}，右边是${WORDS[right.kind][0]}`,
        `both sides of ${op} are of one kind: left is ${WORDS[left.kind][1]}, right is ${WORDS[right.kind][1]}`,
      );
    const isOfColumns = !left.isLiteral && !right.isLiteral;
    const operator = op === 'eq' && isOfColumns ? 'IS NOT DISTINCT FROM' : OPERATORS[op];
    // The order of texts is the same in every database.
    const order = left.kind === 'text' && op !== 'eq' && op !== 'ne' ? ' COLLATE "C"' : '';
    return { sql: `(${left.sql})${order} ${operator} (${right.sql})`, kind: 'boolean' };
  }

  #oneOf(left: Part, list: readonly Literal[]): Part {
    const known = list.filter(({ kind }) => kind !== 'null');
    const other = known.find(({ kind }) => kind !== left.kind);
    if (other)
      throw mismatch(
        `in 的值要与左边同类，左边是${WORDS[left.kind][0]}，${other.text} 是${WORDS[other.kind][0]}`,
        `the values of in are of the left side's kind: that is ${WORDS[left.kind][1]}, ${other.text} is ${WORDS[other.kind][1]}`,
      );
    const type = left.kind === 'null' ? 'text' : SQL_TYPES[left.kind];
    const found = `(${left.sql}) = ANY ($${this.values.push(known.map(({ text }) => text))}::${type}[])`;
    return {
      sql: known.length < list.length ? `(${found} OR (${left.sql}) IS NULL)` : found,
      kind: 'boolean',
    };
  }

  #call(name: string, given: readonly Expression[]): Part {
    const callable = FUNCTIONS.get(name);
    if (!callable)
      throw new ODataRefusal(
        501,
        'ODATA_NOT_SUPPORTED',
        '$filter',
        `不支持函数 ${name}；有：${[...FUNCTIONS.keys()].join('、')}`,
        `the function ${name} is not supported; there are ${[...FUNCTIONS.keys()].join(', ')}`,
      );
    const parts = given.map((each) => this.#part(each));
    const fits = callable.takes.map((kinds, i) => kinds.includes(parts[i]?.kind ?? 'null'));
    if (parts.length !== callable.takes.length || fits.includes(false)) {
      const [zh, en] = [0, 1].map((language) =>
        callable.takes
          .map((kinds) => kinds.map((kind) => WORDS[kind][language as 0 | 1]).join('/'))
          .join(', '),
      );
      throw mismatch(`${name} 的参数应是（${zh}）`, `${name} takes (${en})`);
    }
    return { sql: callable.sql(...parts.map(({ sql }) => `(${sql})`)), kind: callable.gives };
  }
}

const WORDS: Readonly<Record<Kind, readonly [zh: string, en: string]>> = {
  text: ["文字 '…'", "a text '…'"],
  number: ['数', 'a number'],
  boolean: ['是否', 'true or false'],
  date: ['日期 2026-06-30', 'a date 2026-06-30'],
  moment: ['时刻 2026-06-30T08:00:00Z', 'a moment 2026-06-30T08:00:00Z'],
  null: ['null', 'null'],
};

const mismatch = (zh: string, en: string): ODataRefusal =>
  new ODataRefusal(400, 'ODATA_TYPE', '$filter', zh, en);

/** The values that a filter leaves to a property, where it says so outright: `period eq '2026-Q2' and …`. */
export function fixedValues(filter: Expression | undefined, name: string): readonly string[] | undefined {
  if (!filter) return undefined;
  if (filter.op === 'and')
    return filter.of.map((each) => fixedValues(each, name)).find((values) => values !== undefined);
  const isIt = (side: Expression): boolean => side.op === 'property' && side.name === name;
  if (filter.op === 'in' && isIt(filter.left)) return filter.list.map(({ text }) => text);
  if (filter.op !== COMPARISONS[0]) return undefined;
  const { left, right } = filter;
  const value = isIt(left) ? right : isIt(right) ? left : undefined;
  return value?.op === 'literal' && value.kind === 'text' ? [value.text] : undefined;
}
