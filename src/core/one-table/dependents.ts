import type { Catalogue, Form } from '../catalogue/model.ts';
import { type Expression, elementReferences } from '../expression/model.ts';
import type { Frequency } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import { needsOf } from './needs.ts';

/** Which forms depend on which kind of table, and which of them look at earlier periods. */
export class Dependents {
  readonly #byTable = new Map<string, string[]>();
  readonly #lookingBack = new Set<string>();

  constructor(catalogue: Catalogue) {
    for (const form of catalogue.forms.values()) {
      const needed = needsOf(catalogue, form).map(({ element }) => element);
      const tables = new Set(needed.map((element) => `${element.at} ${element.every}`));
      for (const table of tables) {
        const known = this.#byTable.get(table);
        if (known) known.push(form.code);
        else this.#byTable.set(table, [form.code]);
      }
      // What is handed in cumulatively is read as a difference to the period before.
      const takesDifferences = needed.some((element) => element.reportedAs);
      if (takesDifferences || looksBack(catalogue, form)) this.#lookingBack.add(form.code);
    }
  }

  /** Codes of the forms that read tables of a level and frequency. */
  formsOn(level: Level, every: Frequency): readonly string[] {
    return this.#byTable.get(`${level} ${every}`) ?? [];
  }

  /** Whether a form, for one period, reads tables of periods before it. */
  looksBack(form: string): boolean {
    return this.#lookingBack.has(form);
  }
}

function looksBack(catalogue: Catalogue, form: Form): boolean {
  const visited = new Set<string>();
  const refersBack = (expression: Expression): boolean =>
    elementReferences(expression).some((reference) => {
      if (reference.period) return true;
      const derivation = catalogue.elements.get(reference.name)?.derivation;
      if (!derivation || visited.has(reference.name)) return false;
      visited.add(reference.name);
      return refersBack(derivation);
    });
  return form.cells.some((cell) => cell.source.kind === 'from' && refersBack(cell.source.expression));
}
