import type { Rule } from '../../core/catalogue/model.ts';
import { rhythmOf } from '../../core/catalogue/model.ts';
import { nearest } from '../../core/catalogue/suggest.ts';
import {
  isSameRhythm,
  keyOfRhythm,
  type Period,
  periodContaining,
  periodsBetween,
  type Rhythm,
} from '../../core/period.ts';
import type { Level, Unit, UnitTree } from '../../core/unit-tree.ts';
import type { Engine, Engines } from '../../filling/engines.ts';
import type { TableKey } from '../../submission/one-table.store.ts';
import type { UserFinding } from '../../submission/submission.model.ts';
import { levelAboveUnit } from '../aggregate-plan.ts';
import type { FindingsQuery } from './findings.model.ts';

/** A unit in a period, at which rules are checked. */
export interface CheckedPlace {
  readonly unit: Unit;
  readonly period: Period;
}

/** Numbered in the order of the tables. */
export type NumberedPlace = CheckedPlace & { readonly position: number };

/** Rules that stand at one level and rhythm under one catalogue version, and where. */
export interface CheckGroup {
  readonly engine: Engine;
  readonly level: Level;
  readonly rhythm: Rhythm;
  readonly rules: readonly Rule[];
  readonly places: readonly NumberedPlace[];
}

/** A hundred years of months. */
const MOST_PERIODS = 1200;

type Say = (code: string, path: string, message: string, messageEn: string) => void;

/** The periods that a query means, or everything that is wrong with it. */
export function periodsToCheck(
  query: FindingsQuery,
  root: Unit,
  engines: Engines,
  today: string,
): { readonly periods: readonly Period[]; readonly findings: readonly UserFinding[] } {
  const findings: UserFinding[] = [];
  const say: Say = (code, path, message, messageEn) =>
    findings.push({ code, severity: 'ERROR', path, message, messageEn });
  const tooHigh = query.level ? levelAboveUnit(root, query.level) : undefined;
  if (tooHigh) say('LEVEL_ABOVE_UNIT', 'level', ...tooHigh);
  const periods = periodsOf(query, engines, today, say);
  for (const [i, code] of (query.rules ?? []).entries()) checkRule(code, `rules.${i}`, periods, engines, say);
  return { periods: findings.length > 0 ? [] : periods, findings };
}

function periodsOf(
  { periods, from, to }: FindingsQuery,
  engines: Engines,
  today: string,
  say: Say,
): Period[] {
  const isListed = (periods ?? []).length > 0;
  if (isListed ? from != null || to != null : from == null) {
    say(
      'FINDINGS_PERIODS',
      'periods',
      '报告期有两种写法，用其一：periods 列出各期，或者 from（可加 to）',
      'say the periods in one of two ways: list them in periods, or give from (and to)',
    );
    return [];
  }
  const named = (id: string, path: string): Period | undefined => {
    const period = engines.period(id);
    if (period) return period;
    const [how, howEn] = engines.periodHint;
    say('UNKNOWN_PERIOD', path, `不认识的报告期 ${id}；${how}`, `unknown period ${id}; ${howEn}`);
    return undefined;
  };
  if (isListed) return [...new Set(periods)].flatMap((id, i) => named(id, `periods.${i}`) ?? []);
  const first = named(from as string, 'from');
  const last = to == null ? { id: today, end: today } : named(to, 'to');
  if (!first || !last) return [];
  const found = within(first, last.end, engines);
  if (found.length > 0 && found.length <= MOST_PERIODS) return found;
  say(
    'FINDINGS_PERIODS',
    'to',
    `从 ${first.id} 到 ${last.id} 有 ${found.length} 期；应有 1 至 ${MOST_PERIODS} 期`,
    `there are ${found.length} periods from ${first.id} to ${last.id}; ask for 1 to ${MOST_PERIODS}`,
  );
  return [];
}

/** All periods of the rhythms in which anything is collected, from the first day of one to a day. */
function within(first: Period, lastDay: string, engines: Engines): Period[] {
  if (lastDay < first.start) return [];
  const rhythms = new Map<string, Rhythm>([[keyOfRhythm(first), first]]);
  for (const { catalogue } of engines.catalogues.versions) {
    for (const element of catalogue.elements.values()) {
      const rhythm = rhythmOf(element);
      rhythms.set(keyOfRhythm(rhythm), rhythm);
    }
  }
  return [...rhythms.values()].flatMap(({ frequency, calendar }) =>
    periodsBetween(
      periodContaining(first.start, frequency, calendar),
      periodContaining(lastDay, frequency, calendar),
    ).filter(({ start, end }) => start >= first.start && end <= lastDay),
  );
}

function checkRule(code: string, path: string, periods: readonly Period[], engines: Engines, say: Say): void {
  const inForce = new Set(periods.map(({ end }) => engines.inForceOn(end)));
  const known = new Set([...inForce].flatMap(({ fill }) => fill.catalogue.rules.map((rule) => rule.code)));
  if (periods.length === 0 || known.has(code)) return;
  const near = nearest(code, [...known]).join('、');
  say(
    'UNKNOWN_RULE',
    path,
    `这些报告期的目录里没有规则 ${code}${near ? `；是不是 ${near}？` : ''}`,
    `the catalogue of these periods has no rule ${code}${near ? `; did you mean ${near}?` : ''}`,
  );
}

/**
 * Where rules are checked for these tables, as when they were handed in: at their units, and at the units above where
 * rules span units; as far up as the unit that is asked for.
 */
export function groupsToCheck(
  query: FindingsQuery,
  root: Unit,
  tree: UnitTree,
  engines: Engines,
  tables: readonly (TableKey & { readonly at: Period })[],
): CheckGroup[] {
  const groups = new Map<string, CheckGroup & { readonly places: NumberedPlace[] }>();
  const seen = new Set<string>();
  for (const { unit: id, at: period } of tables) {
    const engine = engines.inForceOn(period.end);
    for (const unit of tree.withAncestors(id, period.end)) {
      const place = `${unit.id} ${period.id}`;
      if (seen.has(place)) break;
      seen.add(place);
      if (!query.level || query.level === unit.level)
        add(groups, query, engine, { unit, period, position: seen.size });
      if (unit.id === root.id) break;
    }
  }
  return [...groups.values()].filter(({ rules }) => rules.length > 0);
}

function add(
  groups: Map<string, CheckGroup & { readonly places: NumberedPlace[] }>,
  { rules: wanted }: FindingsQuery,
  engine: Engine,
  place: NumberedPlace,
): void {
  const { period } = place;
  const { level } = place.unit;
  const key = `${engine.version.number} ${level} ${keyOfRhythm(period)}`;
  let group = groups.get(key);
  if (!group) {
    const rules = engine.fill.catalogue.rules.filter(
      (rule) =>
        rule.level === level &&
        isSameRhythm(rhythmOf(rule), period) &&
        (!wanted?.length || wanted.includes(rule.code)),
    );
    group = { engine, level, rhythm: period, rules, places: [] };
    groups.set(key, group);
  }
  group.places.push(place);
}
