import type { CatalogueVersion } from '../catalogue/catalogue.model.ts';
import type { CatalogueService } from '../catalogue/catalogue.service.ts';
import { FillEngine } from '../core/fill/fill-form.ts';
import { Dependents } from '../core/one-table/dependents.ts';
import type { UnitTree } from '../core/unit-tree.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import { Reach } from './reach.ts';

/** A catalogue version ready to work on today's tree of units. */
export interface Engine {
  readonly version: CatalogueVersion;
  readonly fill: FillEngine;
  readonly dependents: Dependents;
  readonly reach: Reach;
}

/** One engine a catalogue version, linked once and kept until the units change. */
export class Engines {
  #tree: UnitTree | undefined;
  readonly #byVersion = new Map<number, Engine>();

  constructor(
    private readonly catalogues: CatalogueService,
    private readonly units: UnitService,
  ) {}

  /** The engine for periods that end on a day. */
  inForceOn(day: string): Engine {
    return this.of(this.catalogues.inForceOn(day));
  }

  version(number: number): Engine {
    return this.of(this.catalogues.version(number));
  }

  private of(version: CatalogueVersion): Engine {
    if (this.#tree !== this.units.tree) {
      this.#byVersion.clear();
      this.#tree = this.units.tree;
    }
    let engine = this.#byVersion.get(version.number);
    if (!engine) {
      const fill = new FillEngine(version.catalogue, this.units.tree);
      const dependents = new Dependents(version.catalogue);
      engine = { version, fill, dependents, reach: new Reach(fill) };
      this.#byVersion.set(version.number, engine);
    }
    return engine;
  }
}
