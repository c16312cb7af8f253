import type { EntityManager } from '@mikro-orm/postgresql';
import { type Unit, UnitTree } from '../core/unit-tree.ts';
import { UnitEntity } from './unit.entity.ts';

/** Ids are used in addresses, file names and URLs: `liutang-01`. */
const UNIT_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The units and their tree. There are few thousands of them at most, so the whole tree is kept in memory. */
export class UnitService {
  #tree = new UnitTree([]);

  constructor(private readonly em: EntityManager) {}

  get tree(): UnitTree {
    return this.#tree;
  }

  /** The county at or above a unit; a unit above all counties is its own. */
  homeCounty(unit: string): string {
    return (this.#tree.ancestorAt(unit, 'COUNTY') ?? this.#tree.get(unit)).id;
  }

  /** The unit whose submissions wait for each other: the township at or above, else the unit itself. */
  lockUnit(unit: string): string {
    return (this.#tree.ancestorAt(unit, 'TOWNSHIP') ?? this.#tree.get(unit)).id;
  }

  async load(): Promise<UnitTree> {
    const rows = await this.em.fork().find(UnitEntity, {}, { disableIdentityMap: true });
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
      })),
    );
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
      ordered.map((unit) => ({
        ...unit,
        en: unit.en ?? null,
        parent: unit.parent ?? null,
        validTo: unit.validTo ?? null,
        county: (tree.ancestorAt(unit.id, 'COUNTY') ?? unit).id,
      })),
    );
  }
}
