import type { Calendars } from '../../src/core/calendar.ts';
import { type Compiled, compileCatalogue } from '../../src/core/catalogue/compile.ts';
import type { Catalogue } from '../../src/core/catalogue/model.ts';
import { FactSet, type FactSource, type FactTable, type StoredAnswer } from '../../src/core/fill/facts.ts';
import { FillEngine } from '../../src/core/fill/fill-form.ts';
import type { FilledCell } from '../../src/core/fill/filled-form.ts';
import type { SourceFinding } from '../../src/core/issue.ts';
import { checkTables } from '../../src/core/one-table/check.ts';
import { decodeTable } from '../../src/core/one-table/decode.ts';
import { type Period, parsePeriod } from '../../src/core/period.ts';
import { type Unit, UnitTree } from '../../src/core/unit-tree.ts';

/** What every small dictionary of the tests may use: two departments, the usual units of measure, a code list. */
export const PREAMBLE = /* GraphQL */ `
extend schema
  @department(code: "civil-affairs", label: "民政局")
  @department(code: "statistics", label: "统计局")
  @unit(symbol: "人", en: "persons", dimension: "people", factor: "1")
  @unit(symbol: "万人", dimension: "people", factor: "10000")
  @unit(symbol: "户", dimension: "households", factor: "1")
  @unit(symbol: "个", dimension: "count", factor: "1")
  @unit(symbol: "亩", dimension: "area", factor: "1")
  @unit(symbol: "公顷", dimension: "area", factor: "15")
  @unit(symbol: "元", dimension: "money", factor: "1")
  @unit(symbol: "万元", dimension: "money", factor: "10000")
  @unit(symbol: "%", dimension: "ratio", factor: "0.01")

"性别"
enum Sex @codeList(label: "性别") { "男" MALE "女" FEMALE }
`;

/** A town 清河镇 with two villages, 柳塘 and 石桥, and a residents' committee, 北街. They report from 2025 on. */
export const QINGHE: readonly Unit[] = [
  unit('qinghe', '清河镇', 'TOWN', 'TOWNSHIP'),
  unit('beijie', '北街社区', 'RESIDENTS_COMMITTEE', 'VILLAGE', 'qinghe'),
  unit('liutang', '柳塘村', 'VILLAGE_COMMITTEE', 'VILLAGE', 'qinghe'),
  unit('shiqiao', '石桥村', 'VILLAGE_COMMITTEE', 'VILLAGE', 'qinghe'),
];

function unit(id: string, label: string, kind: Unit['kind'], level: Unit['level'], parent?: string): Unit {
  return { id, label, kind, level, parent, validFrom: '2000-01-01', reportsFrom: '2025-01-01' };
}

/** Answers by table, a unit and a period: `{ 'liutang 2025-Q1': { births: 3 } }`. A key is as it is stored. */
export type Handed = Readonly<Record<string, Readonly<Record<string, StoredAnswer>>>>;

export interface Scene {
  readonly facts?: Handed;
  /** By table and key, for answers that nobody typed. */
  readonly sources?: Readonly<Record<string, Readonly<Record<string, FactSource>>>>;
  /** The form's unit; the village of 柳塘 unless said. */
  readonly unit?: string;
  readonly period: string;
  /** The form's code, where the dictionary has several. */
  readonly form?: string;
  readonly units?: readonly Unit[];
}

/** The dictionary's findings. Its places are lines of `dictionary.graphql`, which starts with the text's first line. */
export function compile(sdl: string): Compiled {
  return compileCatalogue([
    { path: 'preamble.graphql', text: PREAMBLE },
    { path: 'dictionary.graphql', text: sdl.replace(/^\n/, '') },
  ]);
}

/** The catalogue of a dictionary that is sound. */
export function catalogueOf(sdl: string): Catalogue {
  const { catalogue, findings } = compile(sdl);
  if (!catalogue) throw new Error(findings.map(asText).join('\n'));
  return catalogue;
}

export function engineOf(sdl: string, units: readonly Unit[] = QINGHE): FillEngine {
  return new FillEngine(catalogueOf(sdl), new UnitTree(units));
}

/** A finding as a person sees it: where, what, and the line with a caret. */
export function asText({ path, message, excerpt }: SourceFinding): string {
  return `${path}\n${message}\n${excerpt}`;
}

/** Everything that a dictionary is refused for. */
export function refusal(sdl: string): string {
  const { catalogue, findings } = compile(sdl);
  if (catalogue) throw new Error('the dictionary was not refused');
  return findings.map(asText).join('\n');
}

/**
 * Compiles a dictionary and fills one form of it. A cell comes back as people would say it: `3 copied`,
 * `3 answered`, `open`, `missing: NOT_REPORTED 1/2, 5 so far`; in a form with rows its name is `liutang.births`.
 */
export function fill(
  sdl: string,
  { facts = {}, sources = {}, unit: id = 'liutang', period, form, units }: Scene,
) {
  const engine = engineOf(sdl, units);
  const forms = engine.catalogue.forms;
  const wanted = form === undefined ? [...forms.values()][0] : forms.get(form);
  if (!wanted) throw new Error(`the dictionary has no form ${form ?? ''}`);
  const at = periodOf(period, engine.catalogue.calendars);
  const filled = engine.fillForm(wanted, engine.units.get(id), at, factSet(facts, sources));
  return Object.fromEntries(
    filled.cells.map((cell) => [
      `${cell.row === undefined ? '' : `${cell.row}.`}${cell.cell.field}`,
      describeCell(cell),
    ]),
  );
}

/** What is said of answers as they are entered, by their paths: `TOO_MANY_DIGITS …`. */
export function entered(
  sdl: string,
  id: string,
  at: string,
  answers: Readonly<Record<string, unknown>>,
): string[] {
  const { questions, units, catalogue } = engineOf(sdl);
  const period = periodOf(at, catalogue.calendars);
  const input = {
    unit: id,
    period: period.id,
    answers: Object.entries(answers).map(([path, value]) => ({ path, value })),
  };
  const decoded = decodeTable(questions, units.get(id, period.end), period, input);
  return decoded.findings.map(({ code, message }) => `${code} ${message}`);
}

/** What is said of the last of some tables when it is handed in: `RULE_BROKEN …`. */
export function findings(sdl: string, handed: Handed, units: readonly Unit[] = QINGHE): string[] {
  const engine = engineOf(sdl, units);
  const facts = factSet(handed);
  const [id = '', at = ''] = (Object.keys(handed).at(-1) ?? '').split(' ');
  const period = periodOf(at, engine.catalogue.calendars);
  const table = facts.table(id, period.id);
  if (!table) throw new Error(`${id} ${at} holds nothing`);
  const unit = engine.units.get(id, period.end);
  return checkTables(engine, [{ unit, period, table }], facts).map(
    ({ code, message }) => `${code} ${message}`,
  );
}

/** The questions of a unit's table, as their keys. */
export function questions(
  sdl: string,
  id: string,
  period: string,
  units: readonly Unit[] = QINGHE,
): string[] {
  const engine = engineOf(sdl, units);
  const at = periodOf(period, engine.catalogue.calendars);
  return engine.questions.questions(engine.units.get(id), at).map(({ item }) => item.key);
}

export function periodOf(id: string, calendars?: Calendars): Period {
  const period = parsePeriod(id, calendars);
  if (!period) throw new Error(`${id} is no period`);
  return period;
}

export function factSet(handed: Handed, sources: Scene['sources'] = {}): FactSet {
  const tables = Object.entries(handed).map(([place, values]): FactTable => {
    const [unitId = '', period = ''] = place.split(' ');
    return { unit: unitId, period, revision: 1, values, sources: sources[place] };
  });
  return new FactSet(tables);
}

function describeCell({ state, value, rule, carried, gap }: FilledCell): string {
  if (gap) {
    const soFar = gap.partialValue === undefined ? '' : `, ${gap.partialValue} so far`;
    return `missing: ${gap.reason} ${gap.reported}/${gap.expected}${soFar}`;
  }
  if (state === 'filled') return `${value} ${rule}${carried ? ' carried' : ''}`;
  return value === undefined || state === 'context' ? String(value ?? state) : `${value} ${state}`;
}
