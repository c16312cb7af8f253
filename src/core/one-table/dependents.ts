import { type Catalogue, rhythmOf } from '../catalogue/model.ts';
import { ALWAYS_AS_NOW, type CollectionHistory } from '../catalogue/versions/collection.ts';
import type { Rhythm } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import { leadsBack } from './demand.ts';
import { needsOf, tableOf } from './needs.ts';

/** Which forms depend on which kind of table, and which of them look at earlier periods. */
export class Dependents {
  readonly #byTable = new Map<string, string[]>();
  readonly #lookingBack = new Set<string>();

  constructor(catalogue: Catalogue, history: CollectionHistory = ALWAYS_AS_NOW) {
    for (const form of catalogue.forms.values()) {
      const needs = needsOf(catalogue, form);
      const tables = new Set(
        needs.flatMap(({ element }) =>
          [{ rhythm: rhythmOf(element) }, ...(history.get(element.name) ?? [])].map(({ rhythm }) =>
            tableOf(element.at, rhythm),
          ),
        ),
      );
      for (const table of tables) {
        const known = this.#byTable.get(table);
        if (known) known.push(form.code);
        else this.#byTable.set(table, [form.code]);
      }
      if (needs.some(({ way }) => leadsBack(way))) this.#lookingBack.add(form.code);
    }
  }

  /** Codes of the forms that read tables of a level and rhythm. */
  formsOn(level: Level, rhythm: Rhythm): readonly string[] {
    return this.#byTable.get(tableOf(level, rhythm)) ?? [];
  }

  /** Whether a form, for one period, reads tables of periods before it. */
  looksBack(form: string): boolean {
    return this.#lookingBack.has(form);
  }
}
