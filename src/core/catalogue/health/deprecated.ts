import { elementReferences } from '../../expression/model.ts';
import type { Catalogue, Element } from '../model.ts';
import { elementsOf } from '../reach.ts';
import type { HealthReport } from './report.ts';

/**
 * Cells and elements that are to stay and are made of one that is to go (`@deprecated`): while they use it, it cannot
 * go. What is itself deprecated may use it to the last.
 */
export function findDeprecatedInUse(catalogue: Catalogue, report: HealthReport): void {
  for (const element of catalogue.elements.values()) {
    if (element.deprecated !== undefined || element.own) continue;
    for (const [used, as, asEn] of usesOf(catalogue, element)) {
      report.warning('DEPRECATED_IN_USE', element.place, element.name, {
        message: `${element.name}（${element.label}）的${as}用到 ${said(used)}；请改用接替它的数据元，或者把 ${element.name} 也标上 @deprecated`,
        messageEn: `the ${asEn} of ${element.name} uses ${saidEn(used)}; take what replaces it, or deprecate ${element.name} too`,
      });
    }
  }
  for (const form of catalogue.forms.values()) {
    for (const cell of form.cells) {
      if (cell.deprecated !== undefined || cell.source.kind !== 'from') continue;
      for (const used of elementsOf(catalogue, cell).filter(isDeprecated)) {
        report.warning('DEPRECATED_IN_USE', cell.place, cell.field, {
          message: `${form.code}.${cell.field} 用到 ${said(used)}；请改用接替它的数据元，或者把这个单元格也标上 @deprecated`,
          messageEn: `${form.code}.${cell.field} uses ${saidEn(used)}; take what replaces it, or deprecate the cell too`,
        });
      }
    }
  }
}

type Use = readonly [used: Element, as: string, asEn: string];

/** The deprecated elements that an element is made of, held against, weighed by or a part of. */
function usesOf(catalogue: Catalogue, element: Element): Use[] {
  const { derivation, verification, weight, subsetOf, name } = element;
  const formula = derivation ?? verification;
  const inFormula = new Set(formula ? elementReferences(formula).map((reference) => reference.name) : []);
  const named: (readonly [string | undefined, string, string])[] = [
    ...[...inFormula].map((operand) => [operand, '公式', 'formula'] as const),
    [weight, '权重', 'weight'],
    [subsetOf, 'subsetOf ', 'subsetOf'],
  ];
  return named.flatMap(([operand, as, asEn]): Use[] => {
    const used = operand === undefined || operand === name ? undefined : catalogue.elements.get(operand);
    return used && isDeprecated(used) ? [[used, as, asEn]] : [];
  });
}

const isDeprecated = ({ deprecated }: Element): boolean => deprecated !== undefined;

const said = ({ name, label, deprecated }: Element): string => `将停用的 ${name}（${label}：${deprecated}）`;
const saidEn = ({ name, deprecated }: Element): string => `${name}, which is to go: ${deprecated}`;
