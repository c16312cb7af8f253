import type { Aggregate } from '../../src/core/fill/aggregate.ts';
import { FactSet } from '../../src/core/fill/facts.ts';
import { findingsOfRule } from '../../src/core/one-table/check.ts';
import type { Period } from '../../src/core/period.ts';
import { SqlPool } from '../../src/database/sql.ts';
import { AggregateService } from '../../src/delivery/aggregate.service.ts';
import { planAggregate } from '../../src/delivery/aggregate-plan.ts';
import { type CheckGroup, groupsToCheck, periodsToCheck } from '../../src/delivery/findings/findings-plan.ts';
import { RuleChecks } from '../../src/delivery/findings/rule-checks.ts';
import { Engines } from '../../src/filling/engines.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { tellPlanner } from '../../src/seed.ts';
import { readTables, type TableKey, tableKeys } from '../../src/submission/one-table.store.ts';
import { provinceHub } from './bulk.ts';
import type { Figure } from './figure.ts';
import { BENCH_CLOCK } from './hub-databases.ts';
import { quarters, type Size, tableOf, villageOf } from './province.ts';
import { median } from './rounds.ts';
import type { Workshop } from './workshop.ts';

const ROUNDS = 9;
const ELEMENTS = 10;
const PROVINCE: Size = { units: 3000, periods: 4 };

/** Rules and figures over many stored tables: worked out in the database, and by the engine from the tables. */
export async function benchFormulas(workshop: Workshop): Promise<Figure[]> {
  const county = await createHub({
    ...{ url: await workshop.example(), logger: silentLogger, clock: BENCH_CLOCK },
  });
  const ofCounty = await compared('formulas.county', county, 'qinghe').finally(() => county.close());
  const province = await provinceHub(await workshop.empty('formulas', true), PROVINCE);
  try {
    await storeTables(province, PROVINCE);
    const rules = await compared('formulas.province', province, 'bench');
    return [...ofCounty, ...rules, ...(await ofVillages(province))];
  } finally {
    await province.close();
  }
}

async function compared(name: string, hub: Hub, unit: string): Promise<Figure[]> {
  const sql = await SqlPool.of(hub.orm);
  const engines = new Engines(hub.catalogues, hub.units);
  const { groups, tables } = await everything(hub, sql, engines, unit);
  const inSql = new RuleChecks(sql, hub.units);
  const rules = new Set(groups.flatMap((group) => group.rules)).size;
  const what = `${rules} rules over ${tables.toLocaleString('en')} tables`;
  return inTurn(name, what, [() => inSql.check(groups), () => byEngine(hub, sql, groups)]);
}

/** Ten elements of every village in a quarter, as `aggregate` counts them. */
async function ofVillages(hub: Hub): Promise<Figure[]> {
  const engines = new Engines(hub.catalogues, hub.units);
  const noSums = { read: async () => ({ aggregates: new Map() }) };
  const sql = await SqlPool.of(hub.orm);
  const disclosure = { asAnybody: async (_: unknown, aggregates: readonly Aggregate[]) => aggregates };
  const service = new AggregateService(sql, hub.units, engines, noSums, disclosure, BENCH_CLOCK);
  const elements = [...hub.catalogues.current.catalogue.elements.keys()].slice(0, ELEMENTS);
  const [period] = quarters(1) as [Period];
  const query = { elements, unit: 'bench', level: 'VILLAGE', periods: [period.id] } as const;
  const { tree } = hub.units;
  const { targets } = planAggregate(query, tree.get('bench'), tree, engines);
  const what = `${ELEMENTS} elements of ${PROVINCE.units.toLocaleString('en')} villages`;
  return inTurn('formulas.villages', what, [
    () => service.count(targets),
    () => service.countByEngine(targets),
  ]);
}

/** Time and processor time of the hub, in the database and by the engine, in turn. */
async function inTurn(
  name: string,
  what: string,
  ways: readonly (() => Promise<unknown>)[],
): Promise<Figure[]> {
  const rounds: { readonly ms: readonly number[]; readonly cpu: readonly number[] }[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const [ms, cpu]: [number[], number[]] = [[], []];
    for (const way of ways) {
      const [begun, used] = [performance.now(), process.cpuUsage()];
      await way();
      const { user, system } = process.cpuUsage(used);
      ms.push(performance.now() - begun);
      cpu.push((user + system) / 1000);
    }
    if (round >= 0) rounds.push({ ms, cpu });
  }
  const figure = (of: 'ms' | 'cpu', more: Pick<Figure, 'name' | 'what'>): Figure => ({
    ...{ ...more, unit: 'ms', value: median(rounds.map((each) => each[of][0] as number)) },
    peer: { what: 'the engine', value: median(rounds.map((each) => each[of][1] as number)) },
    ratio: median(rounds.map((each) => (each[of][0] as number) / (each[of][1] as number))),
  });
  return [
    figure('ms', { name, what }),
    figure('cpu', { name: `${name}.cpu`, what: '  processor time of the hub' }),
  ];
}

/** Where which rules are checked, of all tables there are. */
async function everything(hub: Hub, sql: SqlPool, engines: Engines, unit: string) {
  const { tree } = hub.units;
  const query = { unit, from: '2000-01' };
  const { periods } = periodsToCheck(query, tree.get(unit), engines, BENCH_CLOCK.today());
  const known = new Map(periods.map((period) => [period.id, period]));
  const tables = (await tableKeys(sql, unit)).flatMap((key) => {
    const at = known.get(key.period);
    return at ? [{ ...key, at }] : [];
  });
  return { groups: groupsToCheck(query, tree.get(unit), tree, engines, tables), tables: tables.length };
}

/** All tables that rules look at are read, and each rule is held against each of them. */
async function byEngine(hub: Hub, sql: SqlPool, groups: readonly CheckGroup[]): Promise<number> {
  let broken = 0;
  for (const { engine, rules, places } of groups) {
    const keys = new Map<string, TableKey>();
    for (const { unit, period } of places) {
      for (const key of engine.reach.ofRules(unit, period)) keys.set(`${key.unit} ${key.period}`, key);
    }
    const [first] = keys.values();
    if (!first) continue;
    const tables = await readTables(sql, hub.units.homeCounty(first.unit), [...keys.values()]);
    const facts = engine.units.reading(new FactSet(tables));
    for (const { unit, period } of places) {
      for (const rule of rules) broken += findingsOfRule(engine.fill, rule, unit, period, facts).length;
    }
  }
  return broken;
}

/** The tables of an invented county, as if they had been handed in. */
async function storeTables(hub: Hub, { units, periods }: Size): Promise<void> {
  const sql = await SqlPool.of(hub.orm);
  const { elements } = hub.catalogues.current.catalogue;
  for (const [quarter, period] of quarters(periods).entries()) {
    const rows = Array.from({ length: units }, (_, village) => ({
      unit: villageOf(village),
      values: Object.fromEntries(
        Object.values(tableOf(village, quarter)).flatMap((answers) =>
          Object.entries(answers).map(([name, answer]) => [elements.get(name)?.id, answer]),
        ),
      ),
    }));
    await sql.query(
      `INSERT INTO one_table (county, unit, period, revision, catalogue, "values", entries_typed, entries_confirmed, submitted_at, submitted_by)
       SELECT 'bench', unit, $2, 1, 1, "values", 200, 0, now(), 'bench' FROM jsonb_to_recordset($1::jsonb) AS t (unit text, "values" jsonb)`,
      [JSON.stringify(rows), (period as Period).id],
    );
  }
  await tellPlanner(hub);
}
