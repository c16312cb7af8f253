import { isSameCalendar } from '../calendar.ts';
import { type Catalogue, type Cell, type Element, type Form, rhythmOf } from '../catalogue/model.ts';
import { ALWAYS_AS_NOW, type CollectionHistory } from '../catalogue/versions/collection.ts';
import { accumulates, type Expression } from '../expression/model.ts';
import { QuestionSets } from '../one-table/question-set.ts';
import { keyOfRhythm, type Period, type Rhythm } from '../period.ts';
import type { Level, Unit, UnitTree } from '../unit-tree.ts';
import { type Evaluate, Evaluation, type Place, type Read } from './evaluation.ts';
import type { FactKey, Facts } from './facts.ts';
import {
  type CellGap,
  type CellState,
  type FilledCell,
  type FilledForm,
  type FillRule,
  type PrintedValue,
  TOTAL_ROW,
} from './filled-form.ts';
import { Linker } from './linker.ts';
import { Gap, type Outcome } from './outcome.ts';
import { printed, printedGap } from './printed.ts';

/** How one cell is filled in one kind of row. Absent where the row leaves it blank. */
interface CellPlan {
  readonly evaluate: Evaluate;
  /** The rule, unless the run shows a stronger step: slices added up, units that were merged put together. */
  readonly rule: FillRule;
  /** Answered for this form alone, in this row. */
  readonly own: boolean;
}

interface LinkedCell {
  readonly cell: Cell;
  readonly row?: CellPlan;
  readonly total?: CellPlan;
}

/** Tables without a single answer: whoever reads them looks everywhere that an answer may be. */
const NOTHING_IN_TABLES: Facts = { table: (unit, period) => ({ unit, period, revision: 0, values: {} }) };

/**
 * The fill engine: the forms of a catalogue linked against a unit tree. Pure: the same arguments give the same
 * cells; it reads no database, no clock and no environment.
 */
export class FillEngine {
  readonly questions: QuestionSets;
  readonly #linker: Linker;
  readonly #forms = new Map<string, readonly LinkedCell[]>();
  readonly #formulas = new WeakMap<Expression, Map<string, Evaluate>>();

  constructor(
    readonly catalogue: Catalogue,
    readonly units: UnitTree,
    /** How often elements were collected under the versions before. */
    readonly history: CollectionHistory = ALWAYS_AS_NOW,
  ) {
    this.questions = new QuestionSets(catalogue, units);
    this.#linker = new Linker(catalogue, history);
  }

  /** The keys of all facts that the forms look at; one query can fetch exactly these. */
  requiredFacts(forms: readonly Form[], unit: Unit, period: Period): FactKey[] {
    const keys = new Map<string, FactKey>();
    const run = new Evaluation(this.questions, NOTHING_IN_TABLES, (read) => {
      const key: FactKey = { unit: read.unit.id, period: read.period.id, item: read.item };
      keys.set(`${key.unit} ${key.period} ${key.item}`, key);
    });
    for (const form of forms) this.#fill(run, form, unit, period);
    return [...keys.values()];
  }

  /** Every cell of a form for a unit and period. Total and deterministic: bad data gives gaps, never an exception. */
  fillForm(form: Form, unit: Unit, period: Period, facts: Facts): FilledForm {
    return this.filler(facts)(form, unit, period);
  }

  /** Fills several forms from the same facts: what one of them worked out is at hand for the others. */
  filler(facts: Facts): (form: Form, unit: Unit, period: Period) => FilledForm {
    const run = new Evaluation(this.questions, facts);
    return (form, unit, period) => this.#fill(run, form, unit, period);
  }

  /** The keys of all facts that a formula looks at where it stands. */
  factsOf(expression: Expression, unit: Unit, period: Period): FactKey[] {
    const keys = new Map<string, FactKey>();
    this.evaluate(expression, unit, period, NOTHING_IN_TABLES, ({ unit: of, period: at, item }) => {
      keys.set(`${of.id} ${at.id} ${item}`, { unit: of.id, period: at.id, item });
    });
    return [...keys.values()];
  }

  /** The outcome of a formula for a unit and period at its level and frequency: for rules and explanations. */
  evaluate(
    expression: Expression,
    unit: Unit,
    period: Period,
    facts: Facts,
    onRead?: (read: Read) => void,
    outer?: Readonly<Record<string, string>>,
  ): Outcome {
    const linked = outer
      ? this.#linker.formula(expression, unit.level, period, outer)
      : this.#linkedFormula(expression, unit.level, period);
    return linked(new Evaluation(this.questions, facts, onRead).place(unit, period));
  }

  /** Evaluates formulas over the same facts: what one of them worked out is at hand for the others. */
  evaluator(facts: Facts): (expression: Expression, unit: Unit, period: Period) => Outcome {
    const run = new Evaluation(this.questions, facts);
    return (expression, unit, period) =>
      this.#linkedFormula(expression, unit.level, period)(run.place(unit, period));
  }

  /** One cell, unrounded, with every fact it looked at; undefined where the cell is context or blank. */
  trace(form: Form, cell: Cell, row: Unit, isTotal: boolean, period: Period, facts: Facts) {
    const linked = this.#linked(form).find((candidate) => candidate.cell === cell);
    const plan = isTotal ? linked?.total : linked?.row;
    if (!plan) return undefined;
    const reads: Read[] = [];
    const run = new Evaluation(this.questions, facts, (read) => reads.push(read));
    return { outcome: plan.evaluate(run.place(row, period)), reads };
  }

  /** The units of a form's rows, in order. */
  rowUnits(form: Form, unit: Unit, period: Period): readonly Unit[] {
    return form.rows ? this.units.below(unit.id, form.rows, period.end) : [];
  }

  #fill(run: Evaluation, form: Form, unit: Unit, period: Period): FilledForm {
    const linked = this.#linked(form);
    const cells: FilledCell[] = [];
    const own = run.place(unit, period);
    if (!form.rows) {
      for (const { cell, row } of linked) cells.push(fillCell(own, cell, row, undefined));
      return { form, unit: unit.id, period: period.id, rows: [], cells };
    }
    const rows = this.rowUnits(form, unit, period);
    for (const each of rows) {
      const place = run.place(each, period);
      for (const { cell, row } of linked) cells.push(fillCell(place, cell, row, each.id));
    }
    for (const { cell, total } of linked) cells.push(fillCell(own, cell, total, TOTAL_ROW));
    return { form, unit: unit.id, period: period.id, rows: rows.map((each) => each.id), cells };
  }

  /** Rules are evaluated again and again: each is linked once. */
  #linkedFormula(expression: Expression, level: Level, rhythm: Rhythm): Evaluate {
    const linked = this.#formulas.get(expression) ?? new Map<string, Evaluate>();
    this.#formulas.set(expression, linked);
    const place = `${level} ${keyOfRhythm(rhythm)}`;
    let formula = linked.get(place);
    if (!formula) {
      formula = this.#linker.formula(expression, level, rhythm);
      linked.set(place, formula);
    }
    return formula;
  }

  #linked(form: Form): readonly LinkedCell[] {
    let linked = this.#forms.get(form.code);
    if (!linked) {
      linked = form.cells.map((cell) => this.#linkCell(form, cell));
      this.#forms.set(form.code, linked);
    }
    return linked;
  }

  #linkCell(form: Form, cell: Cell): LinkedCell {
    if (cell.source.kind === 'context') return { cell };
    const { source } = cell;
    const own = source.kind === 'own';
    const expression: Expression =
      source.kind === 'own' ? { op: 'element', name: source.element.name, slice: {} } : source.expression;
    const plan = (level: Level, isOwn: boolean): CellPlan => ({
      evaluate: this.#linker.formula(expression, level, rhythmOf(form)),
      rule: this.#ruleOf(expression, level, rhythmOf(form)),
      own: isOwn,
    });
    if (!form.rows) return { cell, row: plan(form.level, own) };
    const total = cell.type === 'NUMBER' ? plan(form.level, false) : undefined;
    return { cell, row: plan(form.rows, own), total };
  }

  /** The strongest step of a derivation, but for the adding up of slices, which depends on what was asked. */
  #ruleOf(expression: Expression, level: Level, rhythm: Rhythm): FillRule {
    if (expression.op === 'scale' || expression.op === 'translate') {
      const inner = this.#ruleOf(expression.of, level, rhythm);
      return inner === 'copied' ? 'converted' : inner;
    }
    if (expression.op !== 'element') return 'calculated';
    const element = this.catalogue.elements.get(expression.name) as Element;
    const { period } = expression;
    const word = period && 'word' in period ? period.word : undefined;
    // To date, what is handed in cumulatively stands as it was handed in; all else of it is a difference.
    const asPrinted =
      element.reportedAs && word === 'YEAR_TO_DATE' && isSameCalendar(element.calendar, rhythm.calendar);
    const isDifference = element.reportedAs && !asPrinted && word !== 'SINCE_START';
    if (element.derivation || isDifference) return 'calculated';
    if (element.at !== level) return 'rolledUp';
    const wanted = period && 'absolute' in period ? period.absolute : rhythm;
    const isAdded = accumulates(expression) && !asPrinted;
    return element.every !== wanted.frequency || isAdded ? 'accumulated' : 'copied';
  }
}

function fillCell(place: Place, cell: Cell, plan: CellPlan | undefined, row: string | undefined): FilledCell {
  if (cell.source.kind === 'context') return filledCell(row, cell, 'context', contextValue(cell, place, row));
  if (!plan) return filledCell(row, cell, 'notApplicable');
  const { run } = place;
  run.carried = false;
  run.summed = false;
  run.merged = false;
  const outcome = plan.evaluate(place);
  if (outcome instanceof Gap) return emptyCell(cell, plan, outcome, row);
  const value = printed(cell, outcome);
  if (plan.own) return filledCell(row, cell, 'answered', value);
  return filledCell(row, cell, 'filled', value, ruleSeen(plan, run), run.carried || undefined);
}

/** The strongest step, also of those that only the run shows. */
function ruleSeen({ rule }: CellPlan, { merged, summed }: Evaluation): FillRule {
  if (merged && rule !== 'calculated') return 'rolledUp';
  return rule === 'copied' && summed ? 'summed' : rule;
}

/** All cells have one shape: a fill makes a thousand of them. */
function filledCell(
  row: string | undefined,
  cell: Cell,
  state: CellState,
  value?: PrintedValue,
  rule?: FillRule,
  carried?: true,
  gap?: CellGap,
): FilledCell {
  return { row, cell, state, value, rule, carried, gap };
}

function emptyCell(cell: Cell, plan: CellPlan, gap: Gap, row: string | undefined): FilledCell {
  if (gap.reason === 'NOT_APPLICABLE') return filledCell(row, cell, 'notApplicable');
  if (plan.own && gap.reason === 'NOT_REPORTED') return filledCell(row, cell, 'open');
  // The row's unit does not report for this period: nobody is asked.
  if (plan.own && gap.reason === 'NO_EARLIER_PERIOD') return filledCell(row, cell, 'notApplicable');
  return filledCell(row, cell, 'missing', undefined, undefined, undefined, printedGap(cell, gap));
}

function contextValue(cell: Cell, { unit, period }: Place, row: string | undefined): string {
  if (cell.source.kind !== 'context') return '';
  switch (cell.source.context) {
    case 'UNIT_NAME':
      return row === TOTAL_ROW ? '合计' : unit.label;
    case 'UNIT_CODE':
      return unit.id;
    case 'PERIOD':
      return period.id;
    case 'YEAR':
      return String(period.year);
  }
}
