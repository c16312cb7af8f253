import type { Element } from '../catalogue/model.ts';
import { isJoined } from '../expression/model.ts';
import { itemKey, leavesOf, type Slice } from '../one-table/item.ts';
import { granularity } from '../one-table/question-set.ts';
import type { Answer, Factors } from './answer.ts';
import { decoded, readKey, readKeys, reasonIn } from './answer.ts';
import { ABSENT, ONE, SQL_TYPES, type SqlOutcome } from './outcome.ts';
import { constant, list, type Part, sql } from './part.ts';
import type { Sheet } from './sheet.ts';
import type { Spot } from './spot.ts';
import { Unsupported } from './support.ts';

/** Reads an asked element from the table of each row: `core/fill/read-stored.ts` in SQL. */
export function storedOutcome(
  sheet: Sheet,
  spot: Spot,
  element: Element,
  slice: Slice,
  factors: Factors | undefined,
): SqlOutcome {
  const exact = itemKey(element, slice);
  const absence = spot.absence(element);
  const read = (keys: readonly string[]): Answer => readKeys(sheet, spot, element, keys, factors);
  if (isAskedAsOne(element, slice)) {
    return firstOf(sheet, [readKey(sheet, spot, element, exact, factors)], undefined, absence);
  }
  if (element.type !== 'NUMBER') {
    throw new Unsupported('分组的文字或是否', 'texts or yes/no that are broken down');
  }
  const ways = askedKeys(sheet, spot, element, slice);
  const answers = ways.map(({ keys, isAsked }): Answer => {
    const answer = read(keys);
    return isAsked ? { ...answer, isThere: sql`(${isAsked} AND ${answer.isThere})` } : answer;
  });
  const [only, ...others] = ways;
  const isAll = (keys: readonly string[]): boolean =>
    others.length === 0 && only?.keys.join() === keys.join();
  // Handed in under another catalogue: as one number then, or slice by slice.
  const isJoint = slice.some((code) => code !== undefined && isJoined(code));
  if (!isJoint && !isAll([exact])) answers.push(read([exact]));
  const all = keysOf(element, slice, everyArgument(element));
  return firstOf(sheet, answers, isAll(all) ? undefined : rarely(sheet, spot, all, factors), absence);
}

const everyArgument = ({ args }: Element): boolean[] => args.map(() => true);

function isAskedAsOne({ breakdown }: Element, slice: Slice): boolean {
  const isTotal = slice.every((code) => code === undefined);
  return slice.every((code) => code !== undefined && !isJoined(code)) || (breakdown === 'PARTIAL' && isTotal);
}

const keysOf = (element: Element, slice: Slice, active: readonly boolean[]): string[] =>
  leavesOf(element, slice, active).map((leaf) => itemKey(element, leaf));

/** The keys under which a slice is asked, and in which rows; without a condition where it is in all of them. */
function askedKeys(
  sheet: Sheet,
  spot: Spot,
  element: Element,
  slice: Slice,
): { readonly keys: readonly string[]; readonly isAsked?: Part }[] {
  const { list: profiles, of } = spot.profiles;
  const said = slice.map((code) => code !== undefined);
  const numbers = new Map<string, number>();
  const ways: string[][] = [];
  const ofProfile = profiles.map((profile) => {
    const keys = keysOf(element, slice, granularity(profile, element) ?? said);
    const way = keys.join();
    const number = numbers.get(way) ?? numbers.size;
    if (!numbers.has(way)) ways.push(keys);
    numbers.set(way, number);
    return number;
  });
  const [only = keysOf(element, slice, said), ...others] = ways;
  if (others.length === 0) return [{ keys: only }];
  const way = sheet.given(`way ${spot.path} ${element.name} ${slice.join()}`, 'int', () =>
    of.map((number) => ofProfile[number] ?? 0),
  );
  return ways.map((keys, i) => ({ keys, isAsked: sql`${way} = ${i}` }));
}

/** A sum and its gap in one array, where it is there. */
interface Rare {
  readonly pair: Part;
  readonly isThere: Part;
}

/** The sum under keys that nearly no table holds: worked out only where nothing else is there. */
function rarely(sheet: Sheet, spot: Spot, keys: readonly string[], factors: Factors | undefined): Rare {
  if (factors && factors.size > 0) {
    throw new Unsupported(
      '分组、又换过计量单位的数据元',
      'an element that is broken down and has changed its unit of measure',
    );
  }
  const table = spot.answers();
  const names = sheet.parameters.texts(keys);
  const answer = constant('k.answer');
  const missing = sql`min(CASE WHEN k.v IS NULL THEN ${reasonIn(answer)} END)`;
  const pair = sql`(SELECT ARRAY[CASE WHEN ${missing} < ${ABSENT} THEN NULL ELSE sum(k.v) END,
      CASE WHEN ${missing} < ${ABSENT} THEN ${missing} WHEN sum(k.v) IS NULL THEN ${ABSENT} END]
    FROM (SELECT k.answer, ${decoded(answer, 'NUMBER')} AS v
      FROM (SELECT ${table} -> k.key AS answer FROM unnest(${names}) AS k (key)) k) k)`;
  return { pair, isThere: sql`jsonb_exists_any(${table}, ${names})` };
}

/** The first answer that is there, else why there is none. */
function firstOf(
  sheet: Sheet,
  answers: readonly Answer[],
  rare: Rare | undefined,
  absence: Part,
): SqlOutcome {
  const [{ outcome: first }] = answers as [Answer];
  const pair =
    rare &&
    sheet.keep(
      sql`CASE WHEN ${list(
        answers.map(({ isThere }) => isThere),
        ' OR ',
      )} THEN NULL WHEN ${rare.isThere} THEN ${rare.pair} END`,
    );
  const pick = (of: (outcome: SqlOutcome) => Part, rest: Part): Part =>
    sql`CASE ${list(
      answers.map(({ isThere, outcome }) => sql`WHEN ${isThere} THEN ${of(outcome)}`),
      ' ',
    )} ELSE ${rest} END`;
  const isNumber = first.type === 'number';
  const hasDivisor = answers.some(({ outcome }) => outcome.divisor);
  return sheet.keepOutcome({
    type: first.type,
    value:
      isNumber && (pair || answers.length > 1)
        ? pick(({ value }) => value, pair ? sql`${pair}[1]` : constant(`NULL::${SQL_TYPES.number}`))
        : first.value,
    ...(hasDivisor ? { divisor: pick(({ divisor }) => divisor ?? ONE, ONE) } : {}),
    gap: pick(
      ({ gap }) => gap ?? constant('NULL'),
      pair ? sql`CASE WHEN ${pair} IS NULL THEN ${absence} ELSE ${pair}[2]::int END` : absence,
    ),
  });
}
