import type { StoredAnswer } from '../src/core/fill/facts.ts';
import { reports } from '../src/core/one-table/due.ts';
import type { Item } from '../src/core/one-table/item.ts';
import type { QuestionSets } from '../src/core/one-table/question-set.ts';
import { type Period, parsePeriod, previous } from '../src/core/period.ts';
import type { Unit } from '../src/core/unit-tree.ts';
import { PERIODS } from './calendar.ts';
import { faultsOf, GAPS, IMPLAUSIBLE, isAt, LATE, TOUR } from './faults.ts';
import { MODEL } from './model/model.ts';
import type { SeedTable } from './seed-table.ts';
import { scaleOf } from './world/ticks.ts';
import { World } from './world/world.ts';

export { PERIODS } from './calendar.ts';
export { GAPS, IMPLAUSIBLE, LATE, TOUR } from './faults.ts';
export { asInput, type Nested, type SeedInput, type SeedTable } from './seed-table.ts';

/** The questions of the catalogue that is in force for a period. */
export type QuestionsFor = (period: Period) => QuestionSets;

/** Every table that the county has handed in, in the order of PERIODS, within a period in the order of units. */
export function* seedTables(questionsFor: QuestionsFor): Generator<SeedTable> {
  for (const table of tables(questionsFor, PERIODS)) {
    if (isOfTour(table)) continue;
    if (LATE.some(({ unit, period }) => unit === table.unit && period === table.period)) continue;
    yield table;
  }
}

/** The tables that the tour hands in. */
export function tourTables(questionsFor: QuestionsFor): SeedTable[] {
  const ofTour = PERIODS.filter((period) => isOfTour({ unit: TOUR.unit, period: period.id }));
  return [...tables(questionsFor, ofTour)].filter(isOfTour);
}

const tourPeriod = parsePeriod(TOUR.period) as Period;

function isOfTour({ unit, period: id }: Pick<SeedTable, 'unit' | 'period'>): boolean {
  if (unit !== TOUR.unit && !unit.startsWith(`${TOUR.unit}-`)) return false;
  const period = parsePeriod(id) as Period;
  return period.start >= tourPeriod.start && period.end <= tourPeriod.end;
}

/** What every unit answers to all that it is asked, period by period. */
export function* tables(questionsFor: QuestionsFor, periods: readonly Period[]): Generator<SeedTable> {
  const worlds = new Map<QuestionSets, World>();
  for (const period of periods) {
    const questions = questionsFor(period);
    let world = worlds.get(questions);
    if (!world) worlds.set(questions, (world = new World(questions.catalogue, questions.units, MODEL)));
    for (const unit of questions.units.all()) {
      if (!reports(unit, period) || !questions.mustHandIn(unit, period)) continue;
      yield tableOf(world, questions, unit, period);
    }
  }
}

/** What is asked, answered; with the faults that the table is to have. */
function tableOf(world: World, questions: QuestionSets, unit: Unit, period: Period): SeedTable {
  const implausible = faultsOf(IMPLAUSIBLE, unit, period);
  const gaps = faultsOf(GAPS, unit, period);
  const values: Record<string, StoredAnswer> = {};
  for (const { item } of questions.questions(unit, period)) {
    const answer = answerOf(world, item, unit, period);
    if (answer !== undefined) values[item.key] = answer;
    const factor = implausible.find((fault) => isAt(fault, item))?.times;
    if (factor) values[item.key] = encoded((Number(answer) * factor[0]) / factor[1], item.element.decimals);
    const gap = gaps.find((fault) => isAt(fault, item));
    if (gap) values[item.key] = { null: gap.reason, note: gap.note };
  }
  return { unit: unit.id, period: period.id, values };
}

function answerOf(world: World, item: Item, unit: Unit, period: Period): StoredAnswer | undefined {
  const { element } = item;
  const place = world.places.get(unit.id);
  if (!place) throw new Error(`no place ${unit.id}`);
  const answer = world.answer(item, place, item.previous ? previous(period) : period);
  return typeof answer === 'number' ? encoded(answer, element.decimals) : answer;
}

/** As numbers are stored: whole ones as they are, others as decimal text without zeros at its end. */
function encoded(value: number, decimals: number): StoredAnswer {
  const scale = scaleOf(decimals);
  const ticks = Math.round(value * scale);
  if (ticks % scale === 0) return ticks / scale;
  return (ticks / scale).toFixed(decimals).replace(/0+$/, '');
}
