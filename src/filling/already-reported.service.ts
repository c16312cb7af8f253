import { checkSlice, elementNamed } from '../catalogue/element-named.ts';
import { usageOf } from '../catalogue/usage.ts';
import { refusalToDerive } from '../core/catalogue/derivability.ts';
import type { ElementReference } from '../core/expression/model.ts';
import { FactSet, type Facts } from '../core/fill/facts.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import { gapText, gapTextEn } from '../core/fill/gap-text.ts';
import { Gap } from '../core/fill/outcome.ts';
import { printed, printedGap } from '../core/fill/printed.ts';
import { sliceLabel } from '../core/one-table/item.ts';
import { sliceOf } from '../core/one-table/needs.ts';
import { labelEn, labelOf, type Period } from '../core/period.ts';
import { NotFound } from '../core/refusal.ts';
import type { Unit } from '../core/unit-tree.ts';
import { decodeNumber, formatForPeople } from '../core/value.ts';
import type { SqlPool } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import { readTables, type TableRow } from '../submission/one-table.store.ts';
import type { Engines } from './engines.ts';
import type { AlreadyReported } from './filling.model.ts';

type Slice = Readonly<Record<string, string>>;

/** Whether an element has been reported already: what a township shows to whoever asks for it again. */
export class AlreadyReportedService {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
  ) {}

  async read(unit: Unit, period: Period, name: string, slice: Slice = {}): Promise<AlreadyReported> {
    const { fill, version, units } = this.engines.inForceOn(period.end);
    const { catalogue } = version;
    const element = elementNamed(catalogue, name);
    checkSlice(element, slice);
    const refusal = refusalToDerive(element, unit.level, period, (each) => catalogue.elements.get(each));
    if (refusal) throw new NotFound(refusal.message, refusal.messageEn);
    const reference: ElementReference = { op: 'element', name: element.name, slice };
    const tables = await this.#tables(fill, reference, unit, period);
    const facts = units.reading(new FactSet(tables));
    const parts = partsRead(fill, reference, unit, period, facts);
    const outcome = fill.evaluate(reference, unit, period, facts);
    const found = {
      element,
      slice,
      unit,
      period,
      ...(outcome instanceof Gap
        ? { gap: printedGap(element, outcome) }
        : { value: printed(element, outcome) }),
      coverage: {
        reported: parts.filter((key) => tables.some((table) => `${table.unit} ${table.period}` === key))
          .length,
        expected: parts.length,
      },
      ...lastReported(tables),
      forms: usageOf(catalogue, element).map(({ form }) => form),
    };
    return { ...found, text: inChinese(found), textEn: inEnglish(found) };
  }

  async #tables(
    fill: FillEngine,
    reference: ElementReference,
    unit: Unit,
    period: Period,
  ): Promise<TableRow[]> {
    const keys = fill.factsOf(reference, unit, period);
    const distinct = new Map(keys.map((key) => [`${key.unit} ${key.period}`, key]));
    return readTables(this.sql, this.units.homeCounty(unit.id), [...distinct.values()]);
  }
}

/** The tables that the value is made of: each unit in each period. */
function partsRead(
  fill: FillEngine,
  reference: ElementReference,
  unit: Unit,
  period: Period,
  facts: Facts,
): string[] {
  const parts = new Set<string>();
  fill.evaluate(reference, unit, period, facts, (read) => parts.add(`${read.unit.id} ${read.period.id}`));
  return [...parts];
}

function lastReported(tables: readonly TableRow[]): { lastReportedAt?: Date } {
  if (tables.length === 0) return {};
  return { lastReportedAt: new Date(Math.max(...tables.map(({ submittedAt }) => submittedAt.getTime()))) };
}

type Found = Omit<AlreadyReported, 'text' | 'textEn'>;

function inChinese(found: Found): string {
  const { element, unit, period, gap, coverage, forms } = found;
  const head = `${unit.label} ${labelOf(period)} ${labelOfSlice(found)}`;
  const parts = coverage.expected > 1 ? `，${coverage.reported}/${coverage.expected} 份一表已报` : '';
  const codes = forms.map(({ code }) => code).join('、');
  const where = codes === '' ? '' : `，见 ${codes}`;
  if (gap) return `${head}还没有报全：${gapText(gap)}${parts}${where}。`;
  const scope = element.scope ? `（口径：${element.scope}）` : '';
  return `${head}已经上报：${shown(found)}${scope}${parts}${where}。不用再填。`;
}

function inEnglish(found: Found): string {
  const { element, unit, period, gap, coverage, forms } = found;
  const head = `${element.en ?? element.name} of ${unit.en ?? unit.id}, ${labelEn(period)},`;
  const parts =
    coverage.expected > 1 ? `, ${coverage.reported} of ${coverage.expected} tables handed in` : '';
  const codes = forms.map(({ code }) => code).join(', ');
  const where = codes === '' ? '' : `; see ${codes}`;
  if (gap) return `${head} is not complete yet: ${gapTextEn(gap)}${parts}${where}.`;
  return `${head} has been reported: ${shown(found)}${parts}${where}. Nobody needs to enter it again.`;
}

const labelOfSlice = ({ element, slice }: Found): string =>
  sliceLabel(element, sliceOf(element, { op: 'element', name: element.name, slice }, {}));

/** The value with its unit of measure. */
function shown({ element, value }: Found): string {
  if (element.type !== 'NUMBER') return String(value);
  const number = formatForPeople(decodeNumber(value as number | string), element.decimals);
  return element.unit ? `${number} ${element.unit.symbol}` : number;
}
