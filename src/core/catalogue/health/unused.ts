import { elementReferences } from '../../expression/model.ts';
import type { Catalogue, Element } from '../model.ts';
import { elementsOf, reached } from '../reach.ts';
import type { HealthReport } from './report.ts';

/** Elements that no cell shows, by whatever way: nobody is ever asked them. */
export function findUnused(catalogue: Catalogue, report: HealthReport): void {
  const used = usedElements(catalogue);
  for (const element of catalogue.elements.values()) {
    if (used.has(element)) continue;
    report.warning('UNUSED_ELEMENT', element.place, element.name, {
      message: `没有报表用到 ${element.name}（${element.label}），也就不会问；不再需要请删去`,
      messageEn: `no form uses ${element.name}, so nobody is asked it; delete it if it is not needed`,
    });
  }
}

function usedElements(catalogue: Catalogue): Set<Element> {
  const named = [...catalogue.forms.values()].flatMap((form) =>
    form.cells.flatMap((cell) => elementsOf(catalogue, cell)),
  );
  let used = reached(catalogue, named);
  // An average that is used needs its weight, which may itself be derived.
  for (let known = 0; known < used.size; ) {
    known = used.size;
    const weights = [...used].flatMap(({ weight }) => catalogue.elements.get(weight ?? '') ?? []);
    used = reached(catalogue, [...used, ...weights]);
  }
  return used;
}

export function findExpired(catalogue: Catalogue, today: string, report: HealthReport): void {
  for (const form of catalogue.forms.values()) {
    if (!form.expires || form.expires >= today) continue;
    report.warning('FORM_EXPIRED', form.place, form.name, {
      message: `${form.code}《${form.label}》的有效期到 ${form.expires} 为止，已经不再收；请删去，或者按新的批准文件延长 expires`,
      messageEn: `${form.code} expired on ${form.expires} and is not due any more; delete it, or extend expires by a new approval`,
    });
  }
}

/** What refers to elements besides cells that merely print them: formulas, rules, subsets, weights, other periods. */
export function referredTo(catalogue: Catalogue): Set<string> {
  const names = new Set<string>();
  for (const { derivation, subsetOf, weight } of catalogue.elements.values()) {
    if (subsetOf) names.add(subsetOf);
    if (weight) names.add(weight);
    for (const { name } of derivation ? elementReferences(derivation) : []) names.add(name);
  }
  for (const { expression } of catalogue.rules)
    for (const { name } of elementReferences(expression)) names.add(name);
  return names;
}
