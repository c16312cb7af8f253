import type { Rule } from '../../core/catalogue/model.ts';
import { protectionsBy } from '../../core/disclosure/protection.ts';
import { comparePeriods, type Period } from '../../core/period.ts';
import { NotFound } from '../../core/refusal.ts';
import type { Unit } from '../../core/unit-tree.ts';
import type { SqlPool } from '../../database/sql.ts';
import type { Engines } from '../../filling/engines.ts';
import { type PageArgs, pageOf } from '../../graph/connection.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import type { Clock } from '../../platform/clock.ts';
import { type TableKey, tablesHandedIn } from '../../submission/one-table.store.ts';
import type { UserFinding } from '../../submission/submission.model.ts';
import { ANYBODY, type Rights } from '../disclosure/rights.model.ts';
import type {
  EngineChecks,
  FindingsQuery,
  RuleCount,
  TableFinding,
  TableFindings,
} from './findings.model.ts';
import { type CheckGroup, groupsToCheck, periodsToCheck } from './findings-plan.ts';
import { RuleChecks } from './rule-checks.ts';
import type { Broken } from './sql-checks.ts';

/** So many tables are checked at once. */
const MOST_TABLES = 100_000;

/** Holds tables that were handed in against the rules that are in force by now. */
export class FindingsService {
  readonly #checks: RuleChecks;

  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly clock: Clock,
  ) {
    this.#checks = new RuleChecks(sql, units);
  }

  async find(query: FindingsQuery, args: PageArgs, rights: Rights = ANYBODY): Promise<TableFindings> {
    const { tree } = this.units;
    const root = tree.find(query.unit);
    if (!root) throw new NotFound(`没有填报单位 ${query.unit}`, `there is no reporting unit ${query.unit}`);
    const { periods, findings } = periodsToCheck(query, root, this.engines, this.clock.today());
    const tables = await this.#tables(root, periods);
    const userErrors = [...findings, ...tooMany(tables.length)];
    if (userErrors.length > 0) return this.#answer([], 0, [], args, rights, userErrors);
    const groups = groupsToCheck(query, root, tree, this.engines, tables);
    const { broken, byEngine } = await this.#checks.check(groups);
    return this.#answer(inOrder(groups, broken), tables.length, byEngine, args, rights, []);
  }

  /** The tables there are, unit by unit in the order of the tree. */
  async #tables(root: Unit, periods: readonly Period[]): Promise<(TableKey & { readonly at: Period })[]> {
    if (periods.length === 0) return [];
    const { tree } = this.units;
    const order = new Map<string, number>();
    for (const end of new Set(periods.map((period) => period.end))) {
      for (const { id } of tree.subtree(root.id, end)) order.set(id, order.get(id) ?? order.size);
    }
    const byId = new Map(periods.map((period) => [period.id, period]));
    const counties = new Set([...order.keys()].map((id) => this.units.homeCounty(id)));
    const found = await tablesHandedIn(this.sql, [...counties], [...order.keys()], [...byId.keys()]);
    const isBelow = (id: string, { end }: Period): boolean =>
      tree.withAncestors(id, end).some((unit) => unit.id === root.id);
    return found
      .map((key) => ({ ...key, at: byId.get(key.period) as Period }))
      .filter(({ unit, at }) => isBelow(unit, at))
      .sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0) || comparePeriods(a.at, b.at));
  }

  /** A page of what is broken, in words; and how often which rule is. */
  async #answer(
    broken: readonly Broken[],
    tablesChecked: number,
    byEngine: readonly EngineChecks[],
    args: PageArgs,
    rights: Rights,
    userErrors: readonly UserFinding[],
  ): Promise<TableFindings> {
    const { edges: all, pageInfo, totalCount } = pageOf(broken, args, keyOf);
    const words = await this.#checks.words(all.map(({ node }) => node));
    const edges = all.flatMap(({ cursor, node }) => {
      const finding = words.get(node);
      return finding
        ? [{ cursor, node: rights.seesWithheld ? finding : this.#asAnybody(node, finding) }]
        : [];
    });
    const page = { edges, nodes: edges.map(({ node }) => node), pageInfo, totalCount };
    return { page, rules: countsOf(broken), tablesChecked, byEngine, userErrors };
  }

  /** Without the figures, where any of them is of what is protected: that the rule is broken, and where. */
  #asAnybody({ engine, rule }: Broken, found: TableFinding): TableFinding {
    const protections = protectionsBy(this.engines.catalogues.current.catalogue);
    if (protections.protectedIn(engine.version.catalogue, rule.expression).length === 0) return found;
    // What confirms a warning is made of the figures, too.
    const { confirm: _, ...finding } = found.finding;
    return { ...found, finding: { ...finding, message: rule.message, messageEn: rule.en ?? rule.text } };
  }
}

const keyOf = ({ rule, unit, period, path = '' }: Broken): string =>
  [unit.id, period.id, rule.code, path].join('/');

/** The rules that are broken, most often first. */
function countsOf(broken: readonly Broken[]): RuleCount[] {
  const counts = new Map<Rule, number>();
  for (const { rule } of broken) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count);
}

/** Place by place, as the tables stand; at each, in the order of the rules. */
function inOrder(groups: readonly CheckGroup[], broken: readonly Broken[]): Broken[] {
  const numbers = new Map<unknown, number>();
  const number = (thing: unknown): number => numbers.get(thing) ?? 0;
  const placeOf = ({ unit, period }: Pick<Broken, 'unit' | 'period'>): string => `${unit.id} ${period.id}`;
  for (const { places, rules } of groups) {
    for (const place of places) numbers.set(placeOf(place), place.position);
    for (const rule of rules) numbers.set(rule, numbers.size);
  }
  return [...broken].sort(
    (a, b) => number(placeOf(a)) - number(placeOf(b)) || number(a.rule) - number(b.rule),
  );
}

function tooMany(tables: number): UserFinding[] {
  if (tables <= MOST_TABLES) return [];
  return [
    {
      code: 'FINDINGS_TOO_LARGE',
      severity: 'ERROR',
      path: 'unit',
      message: `要核对 ${tables} 张表，一次最多 ${MOST_TABLES} 张；请分单位或分报告期核对`,
      messageEn: `${tables} tables would be checked, at most ${MOST_TABLES} are at once; ask for a lower unit or fewer periods`,
    },
  ];
}
