import type { EntityManager } from '@mikro-orm/postgresql';
import type { UnitChangePlan } from '../core/unit-change.ts';
import { UNIT_ID, type Unit, UnitTree } from '../core/unit-tree.ts';
import { type Sql, sqlOf } from '../database/sql.ts';
import { lockGroups } from './lock-groups.ts';
import { UnitEntity } from './unit.entity.ts';
import { readChangeNumber, readPasts, readSuccessions, writeHistory, writeUnits } from './unit.store.ts';

/** The units and their tree. There are few thousands of them at most, so the whole tree is kept in memory. */
export class UnitService {
  #tree = new UnitTree([]);
  #locks: ReadonlyMap<string, string> = new Map();
  #changes = 0;

  constructor(private readonly em: EntityManager) {}

  get tree(): UnitTree {
    return this.#tree;
  }

  /** Number of the last change of units that the tree knows. */
  get changes(): number {
    return this.#changes;
  }

  /** The county at or above a unit; a unit above all counties is its own. */
  homeCounty(unit: string): string {
    return (this.#tree.ancestorAt(unit, 'COUNTY') ?? this.#tree.get(unit)).id;
  }

  /**
   * The unit whose submissions wait for each other: the township at or above, else the unit itself; one for all
   * townships that villages passed between.
   */
  lockUnit(unit: string): string {
    const { id } = this.#tree.ancestorAt(unit, 'TOWNSHIP') ?? this.#tree.get(unit);
    return this.#locks.get(id) ?? id;
  }

  /** Whether no other process has changed the units since they were read. */
  async isUpToDate(sql: Sql): Promise<boolean> {
    return (await readChangeNumber(sql)) === this.#changes;
  }

  /** Reads the units again if another process has changed them. */
  async refresh(sql: Sql): Promise<void> {
    if (!(await this.isUpToDate(sql))) await this.load();
  }

  async load(): Promise<UnitTree> {
    const em = this.em.fork();
    const sql = sqlOf(em);
    // The number first: a change that comes in between is read again, not missed.
    const changes = await readChangeNumber(sql);
    const [rows, pasts, successions] = await Promise.all([
      em.find(UnitEntity, {}, { disableIdentityMap: true }),
      readPasts(sql),
      readSuccessions(sql),
    ]);
    this.#tree = new UnitTree(
      rows.map((row) => ({
        id: row.id,
        label: row.label,
        level: row.level,
        kind: row.kind,
        validFrom: row.validFrom,
        reportsFrom: row.reportsFrom,
        ...(row.en === null || row.en === undefined ? {} : { en: row.en }),
        ...(row.parent === null || row.parent === undefined ? {} : { parent: row.parent }),
        ...(row.validTo === null || row.validTo === undefined ? {} : { validTo: row.validTo }),
        ...(pasts.has(row.id) ? { past: pasts.get(row.id) } : {}),
        ...(successions.has(row.id) ? { predecessors: successions.get(row.id) } : {}),
      })),
    );
    this.#locks = lockGroups(this.#tree);
    this.#changes = changes;
    return this.#tree;
  }

  /** Adds units, parents in any order; `load` shows them. Throws on an id that could not stand in a URL. */
  async add(tx: EntityManager, units: readonly Unit[]): Promise<void> {
    const bad = units.filter((unit) => !UNIT_ID.test(unit.id));
    if (bad.length > 0) {
      throw new Error(
        `unit ids must look like liutang-01; these do not: ${bad.map((unit) => unit.id).join(', ')}`,
      );
    }
    const tree = new UnitTree(units);
    const ordered = [...units].sort(
      (a, b) => tree.withAncestors(a.id).length - tree.withAncestors(b.id).length,
    );
    await tx.insertMany(
      UnitEntity,
      ordered.map(({ past: _past, predecessors: _predecessors, ...unit }) => ({
        ...unit,
        en: unit.en ?? null,
        parent: unit.parent ?? null,
        validTo: unit.validTo ?? null,
        county: (tree.ancestorAt(unit.id, 'COUNTY') ?? unit).id,
      })),
    );
    for (const unit of units) await writeHistory(sqlOf(tx), unit);
  }

  /** Writes a change that was planned on this tree; `load` shows it. */
  async change(tx: Sql, { ended, begun, changed }: UnitChangePlan): Promise<void> {
    const after = new UnitTree([...this.#tree.all(), ...begun]);
    await writeUnits(tx, {
      ended,
      changed,
      begun: begun.map((unit) => ({ ...unit, county: (after.ancestorAt(unit.id, 'COUNTY') ?? unit).id })),
    });
    for (const unit of [...begun, ...changed]) await writeHistory(tx, unit);
  }
}
