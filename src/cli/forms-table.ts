import { applicable, type CellCounts } from '../core/fill/rate.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { StoredForm } from '../filling/filling.model.ts';
import { type CountedForm, ratesOfUnion } from '../filling/rates-of-union.ts';
import type { HubApi } from '../hub-api.ts';
import type { Cli, Say } from './io.ts';
import { autoFill, count, reuse } from './numbers.ts';
import { type Column, table } from './table.ts';
import { nameOf } from './words.ts';

/** Classes of cells that most tables have none of: their column is shown only where there is something in it. */
const RARE: readonly (readonly [keyof CellCounts & ('carried' | 'overridden' | 'open'), string, string])[] = [
  ['carried', '沿用上期', 'carried'],
  ['overridden', '改填', 'overridden'],
  ['open', '待填', 'open'],
];

/** Filled forms, a line a form; the whole at the end. Both rates stand beside each other. */
export function formsTable(cli: Cli, api: Pick<HubApi, 'engineOf'>, forms: readonly CountedForm[]): string {
  const { say } = cli;
  const whole = ratesOfUnion(api.engineOf, forms);
  const rare = RARE.filter(([state]) => whole.counts[state] > 0);
  const columns: Column[] = [
    { title: say('部门', 'department') },
    { title: say('报表', 'form') },
    { title: say('单位', 'unit') },
    { title: say('单元格', 'cells'), align: 'right' },
    { title: say('自动填充', 'auto-filled'), align: 'right' },
    { title: say('本表填', 'typed here'), align: 'right' },
    { title: say('缺', 'missing'), align: 'right' },
    ...rare.map(([, zh, en]): Column => ({ title: say(zh, en), align: 'right' })),
    { title: say('自动填充率', 'auto-fill rate'), align: 'right' },
    { title: say('免填率', 'reuse rate'), align: 'right' },
  ];
  const numbers = ({ counts, rates }: ReturnType<typeof ratesOfUnion>): string[] => [
    count(applicable(counts)),
    count(counts.filled - counts.carried),
    count(counts.answered),
    count(counts.missing),
    ...rare.map(([state]) => count(counts[state])),
    autoFill(counts),
    reuse(counts, rates.entriesAsked),
  ];
  const rows = [...byForm(forms).values()].map((group) => {
    const { form } = group[0] as CountedForm;
    const what = [nameOf(cli, form.department), `${form.code} ${nameOf(cli, form)}`];
    return [
      ...what,
      unitsWord(
        cli,
        group.map(({ unit }) => unit),
      ),
      ...numbers(ratesOfUnion(api.engineOf, group)),
    ];
  });
  const total = say(
    `${count(forms.length)} 张`,
    `${count(forms.length)} form${forms.length === 1 ? '' : 's'}`,
  );
  const last = [say('合计', 'total'), total, '', ...numbers(whole)].map((text) => cli.paint.bold(text));
  return table(columns, [...rows, last], cli.paint.dim);
}

/** The same for programs. */
export function formsJson(api: Pick<HubApi, 'engineOf'>, forms: readonly CountedForm[]) {
  return {
    forms: forms.map((each) => ({
      form: each.form.code,
      label: each.form.label,
      department: each.form.department.code,
      unit: each.unit.id,
      period: each.period.id,
      counts: each.counts,
      rates: ratesOfUnion(api.engineOf, [each]).rates,
    })),
    whole: ratesOfUnion(api.engineOf, forms),
  };
}

/** In the order of departments, then of forms. */
export function byForm<T extends Pick<StoredForm, 'form'>>(forms: readonly T[]): Map<string, T[]> {
  const ordered = forms.toSorted((a, b) => compare(placeOf(a), placeOf(b)));
  return Map.groupBy(ordered, ({ form }) => form.code);
}

const placeOf = ({ form }: Pick<StoredForm, 'form'>): string => `${form.department.code} ${form.code}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A unit's name, or how many of them and what they are: `12 个村`. */
export function unitsWord(cli: Cli, units: readonly Unit[]): string {
  const distinct = [...new Set(units)];
  const [only] = distinct;
  if (only && distinct.length === 1) return cli.say(only.label, only.en ?? only.id);
  return `${count(distinct.length)} ${kindWord(distinct, cli.say)}`;
}

function kindWord(units: readonly Unit[], say: Say): string {
  const levels = new Set(units.map(({ level }) => level));
  const kinds = new Set(units.map(({ kind }) => kind));
  if (levels.size > 1) return say('个单位', 'units');
  if (levels.has('VILLAGE')) {
    if (kinds.size > 1) return say('个村和社区', 'villages and communities');
    return kinds.has('VILLAGE_COMMITTEE') ? say('个村', 'villages') : say('个社区', 'communities');
  }
  if (levels.has('TOWNSHIP')) return say('个乡镇', 'townships');
  if (levels.has('NATURAL_VILLAGE')) return say('个自然村', 'natural villages');
  return say('个单位', 'units');
}
