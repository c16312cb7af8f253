import type { Element } from '../../src/core/catalogue/model.ts';
import { next, type Period, parsePeriod, partsOf } from '../../src/core/period.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { Rational } from '../core/fill/rational.ts';
import { sql } from '../support/hub.ts';

// Aggregates worked out the slow way: from the rows of one_table as they are stored, with the tests' own arithmetic.

/** What one unit says: a value, that there is none, that nobody knows, or nothing. */
export type Said = Rational | 'notApplicable' | 'notKnown' | 'nothing';

export interface Recount {
  readonly sum?: string;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly average?: string;
  readonly unitsReporting: number;
  readonly unitsExpected: number;
  readonly isComplete: boolean;
}

/** More than any element has. */
const DECIMALS = 12;

type Answers = Readonly<Record<string, unknown>>;

export class Tables {
  private constructor(
    private readonly tables: ReadonlyMap<string, Answers>,
    private readonly units: readonly Unit[],
    /** The ids of each unit and of all above it. */
    private readonly above: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  static async of(url: string, units: Iterable<Unit>): Promise<Tables> {
    const rows = await sql<{ unit: string; period: string; values: Answers }>(
      url,
      'SELECT unit, period, "values" FROM one_table',
    );
    const all = [...units];
    const parents = new Map(all.map(({ id, parent }) => [id, parent]));
    const chain = (id: string | undefined): string[] => (id ? [id, ...chain(parents.get(id))] : []);
    return new Tables(
      new Map(rows.map((row) => [`${row.unit} ${row.period}`, row.values])),
      all,
      new Map(all.map(({ id }) => [id, new Set(chain(id))])),
    );
  }

  /** A STOCK or FLOW that is asked, over the units below one. */
  recount(element: Element, root: string, periodId: string): Recount {
    const period = parsePeriod(periodId) as Period;
    const parts = partsOf(period, element.every);
    const counted = element.kind === 'FLOW' ? parts : parts.slice(-1);
    const units = this.units.filter(
      (unit) =>
        this.above.get(unit.id)?.has(root) &&
        unit.level === element.at &&
        (!element.kinds || element.kinds.includes(unit.kind)) &&
        unit.validFrom <= period.end &&
        (unit.validTo ?? '9999') >= period.end,
    );
    const said = units.map((unit) => counted.map((part) => this.#said(element, unit, part)));
    const values = said.flat().filter((each) => each instanceof Rational);
    const whole = said.map(together);
    const known = whole.filter((each) => each instanceof Rational);
    const order = [...known].sort((a, b) => a.compare(b));
    return {
      ...(values.length > 0 ? { sum: total(values).text(DECIMALS) } : {}),
      ...(known.length > 0
        ? {
            minimum: order[0]!.text(DECIMALS),
            maximum: order.at(-1)!.text(DECIMALS),
            average: total(known).over(Rational.of(known.length)).rounded(20).text(20),
          }
        : {}),
      unitsReporting: whole.filter((each) => each !== 'nothing').length,
      unitsExpected: units.length,
      isComplete: known.length > 0 && whole.every((each) => each !== 'nothing' && each !== 'notKnown'),
    };
  }

  /** One answer, or its slices added up. */
  #said(element: Element, unit: Unit, period: Period): Said {
    const { id, breakdown } = element;
    const answers = this.tables.get(`${unit.id} ${period.id}`);
    if (!answers) return this.#unsaid(element, unit, period);
    if (id in answers) return asSaid(answers[id]);
    const leaves = Object.keys(answers).filter((key) => key.startsWith(`${id}.`) && !key.includes('@'));
    if (leaves.length === 0 || breakdown === 'PARTIAL') return 'nothing';
    return together(leaves.map((key) => asSaid(answers[key])));
  }

  /** Of a unit that came into being meanwhile nothing is missing, but for what its first table asks of before. */
  #unsaid({ id, askedBefore }: Element, unit: Unit, period: Period): Said {
    if (unit.validFrom <= period.start) return 'nothing';
    const after = next(period);
    if (!askedBefore || after.start < unit.reportsFrom) return 'notApplicable';
    const opening = this.tables.get(`${unit.id} ${after.id}`)?.[`${id}@PREVIOUS`];
    return opening === undefined ? 'nothing' : asSaid(opening);
  }
}

const total = (values: readonly Rational[]): Rational =>
  values.reduce((sum, value) => sum.plus(value), Rational.of(0));

/** Whatever is missing makes the whole missing; what is not applicable is skipped. */
function together(parts: readonly Said[]): Said {
  if (parts.includes('nothing')) return 'nothing';
  if (parts.includes('notKnown')) return 'notKnown';
  const values = parts.filter((part) => part instanceof Rational);
  return values.length > 0 ? total(values) : 'notApplicable';
}

function asSaid(answer: unknown): Said {
  if (typeof answer === 'number' || typeof answer === 'string') return Rational.of(answer);
  const { null: reason } = answer as { null: string };
  return reason === 'NOT_KNOWN' ? 'notKnown' : 'notApplicable';
}
