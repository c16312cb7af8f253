import type { NewUnit, UnitChange } from '../../core/unit-change.ts';
import { LEVELS, type Unit, type UnitKind, type UnitTree } from '../../core/unit-tree.ts';
import type { UnitChangeResult } from '../../filling/change-units.service.ts';
import type { Hub } from '../../hub.ts';
import type { HubApi } from '../../hub-api.ts';
import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import { findingLines } from '../findings.ts';
import type { Cli } from '../io.ts';
import { unitNamed } from '../naming.ts';
import { count } from '../numbers.ts';
import { withHub, withNewHub } from '../session.ts';
import { readUnitFile } from '../unit-file.ts';
import { levelWord, nameOf } from '../words.ts';

interface Common {
  readonly on: string;
  readonly kind?: UnitKind;
  readonly apply?: boolean;
}

/** `units add FILE`: units that come beside those there are, or the first ones of an empty hub. */
export async function addUnits(cli: Cli, file: string, options: Pick<Common, 'apply'>): Promise<Exit> {
  const units = await readUnitFile(cli.io, file);
  const [on] = units.map(({ validFrom }) => validFrom).sort();
  if (on === undefined)
    throw wrongUsage(`${file} 里没有单位`, `there are no units in ${file}`, 'INPUT_SHAPE');
  return withNewHub(cli, (hub) => carryOut(cli, hub, { what: 'ADD', on, units }, options.apply));
}

/** `units merge UNIT… --into CODE=NAME --on DAY`: several units become a new one. */
export function mergeUnits(
  cli: Cli,
  names: readonly string[],
  options: Common & { into: string },
): Promise<Exit> {
  const { on, kind, into } = options;
  const unit = newUnit(into, kind);
  return change(cli, options, (units) => ({
    what: 'MERGE',
    on,
    units: names.map((name) => unitNamed(units, name).id),
    into: unit,
  }));
}

/** `units split UNIT --into CODE=NAME --into CODE=NAME --on DAY`: one unit becomes several new ones. */
export function splitUnit(
  cli: Cli,
  name: string,
  options: Common & { into: readonly string[]; below: readonly string[] },
): Promise<Exit> {
  const { on, kind } = options;
  const into = options.into.map((each) => newUnit(each, kind));
  return change(cli, options, (units) => ({
    what: 'SPLIT',
    on,
    unit: unitNamed(units, name).id,
    into,
    below: Object.fromEntries(
      options.below.map(pair).map(([below, part]) => [unitNamed(units, below).id, part]),
    ),
  }));
}

/** `units rename UNIT --label NAME --on DAY`: the same unit under another name. */
export function renameUnit(
  cli: Cli,
  name: string,
  options: Common & { label: string; en?: string },
): Promise<Exit> {
  const { on, label, en, kind } = options;
  return change(cli, options, (units) => ({
    what: 'RENAME',
    on,
    unit: unitNamed(units, name).id,
    label,
    ...(en === undefined ? {} : { en }),
    ...(kind === undefined ? {} : { kind }),
  }));
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw wrongUsage(
    `“${text}”要写成 编号=名称，如 xinliu=新柳村`,
    `"${text}" is written code=name, as in xinliu=Xinliu`,
  );
}

function newUnit(text: string, kind: UnitKind | undefined): NewUnit {
  const [id, label] = pair(text);
  return { id, label, ...(kind === undefined ? {} : { kind }) };
}

function change(cli: Cli, { apply }: Common, wish: (units: UnitTree) => UnitChange): Promise<Exit> {
  return withHub(cli, (hub) => carryOut(cli, hub, wish(hub.api.units()), apply));
}

/** Shows the plan, or carries it out; a plan with findings is never carried out. */
async function carryOut(cli: Cli, { api }: Hub, wanted: UnitChange, apply = false): Promise<Exit> {
  const before = api.units();
  const result = await (apply ? api.changeUnits(wanted) : api.planUnitChange(wanted));
  if (cli.json) cli.printJson({ change: wanted, ...result });
  else if (result.findings.length > 0) cli.print(...findingLines(cli, result.findings));
  else cli.print(...planLines(cli, api, before, result, wanted));
  return result.findings.length > 0 ? EXIT.refused : EXIT.ok;
}

/** Of a county's units nobody reads a list. */
const MOST_NAMED = 20;

/** How many of which level come. */
function addedLines(cli: Cli, begun: readonly Unit[]): string[] {
  const byLevel = Map.groupBy(begun, ({ level }) => level);
  return LEVELS.flatMap((level) => {
    const units = byLevel.get(level);
    return units ? [`  ${levelWord(level, cli.say)} ${count(units.length)}`] : [];
  });
}

function planLines(
  cli: Cli,
  api: HubApi,
  before: UnitTree,
  result: UnitChangeResult,
  { on, what }: UnitChange,
): string[] {
  const { say, paint } = cli;
  const { ended, begun, changed, refilled, dropped, applied } = result;
  const named = (unit: Unit): string => `${nameOf(cli, unit)}（${unit.id}）`;
  const parentOf = (unit: Unit): Unit | undefined =>
    begun.find(({ id }) => id === unit.parent) ??
    (unit.parent === undefined ? undefined : before.find(unit.parent));
  const under = (unit: Unit): string => {
    const parent = parentOf(unit);
    return parent ? named(parent) : '';
  };
  return [
    paint.bold(say(`从 ${on} 起`, `From ${on} on`)),
    ...ended.map((unit) => `- ${named(unit)} ${say(`到 ${unit.validTo} 为止`, `ends with ${unit.validTo}`)}`),
    ...(what === 'ADD' ? addedLines(cli, begun) : []),
    ...(what === 'ADD' && begun.length > MOST_NAMED ? [] : begun).map(
      (unit) =>
        `+ ${named(unit)} ${unit.parent === undefined ? '' : say(`属 ${under(unit)}`, `under ${under(unit)}`)}`,
    ),
    ...changed.map((unit) => {
      const was = before.get(unit.id);
      return was.parent === unit.parent
        ? `~ ${named(was)} → ${nameOf(cli, unit)}${was.kind === unit.kind ? '' : ` ${unit.kind}`}`
        : `~ ${named(unit)} ${say(`改属 ${under(unit)}`, `goes under ${under(unit)}`)}`;
    }),
    say(
      `  ${count(refilled)} 张已填的报表重填，${count(dropped)} 张随原单位作废；以前的报告期不变`,
      `  ${count(refilled)} filled forms are filled again, ${count(dropped)} end with their unit; past periods stay as they are`,
    ),
    applied
      ? `${paint.green('✓')} ${say(`已执行，现有 ${count(api.units().size)} 个单位（含已终止的）`, `Done; there are ${count(api.units().size)} units, those that ended included`)}`
      : say('这是方案，没有改动；加 --apply 执行', 'This is a plan, nothing has changed; --apply does it'),
  ];
}
