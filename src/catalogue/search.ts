import type { Catalogue, Element, Form } from '../core/catalogue/model.ts';
import type { DataElementFilter } from './element.type.ts';
import type { FormFilter } from './form.type.ts';

const matches = (search: string, texts: readonly (string | undefined)[]): boolean =>
  texts.some((text) => text?.toLowerCase().includes(search));

const wanted = (search: string | null | undefined): string => search?.trim().toLowerCase() ?? '';

/** The elements that a filter means, in the order of the dictionary. */
export function elementsThat(catalogue: Catalogue, filter: DataElementFilter): readonly Element[] {
  const search = wanted(filter.search);
  return [...catalogue.elements.values()].filter(
    (element) =>
      (filter.ownQuestions || !element.own) &&
      (filter.topic == null || element.topic?.field === filter.topic) &&
      (filter.steward == null || element.steward === filter.steward) &&
      (filter.derived == null || (element.derivation !== undefined) === filter.derived) &&
      (!search ||
        matches(search, [
          element.name,
          element.label,
          element.en,
          element.scope,
          element.definition,
          ...element.aliases,
        ])),
  );
}

/** The forms that a filter means, in the order of their codes. */
export function formsThat(catalogue: Catalogue, filter: FormFilter): readonly Form[] {
  const search = wanted(filter.search);
  return [...catalogue.forms.values()].filter(
    (form) =>
      (filter.department == null || form.department.code === filter.department) &&
      (!filter.every || form.every === filter.every) &&
      (!filter.level || form.level === filter.level) &&
      (!search ||
        matches(search, [form.code, form.label, form.en]) ||
        form.cells.some((cell) => matches(search, [cell.label, cell.en, cell.code]))),
  );
}
