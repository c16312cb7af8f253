import type { Cell, Element, Form } from '../../core/catalogue/model.ts';

const joined = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** Definition first; then label, English label, unit, scope, kind, and which table asks it. */
export function describeElement(element: Element): string {
  const { definition, label, en, unit, scope, kind, every, calendar, at, reportedAs } = element;
  const cumulative = reportedAs && '填本年累计数';
  return `${definition}\n\n${joined([label, en, unit?.symbol, scope && `口径：${scope}`, kind, cumulative, every, calendar?.label, at])}`;
}

export function describePrevious(element: Element): string {
  return `上期的${element.label}：只在没有往期数的单位第一次填报时问。\n\n${describeElement(element)}`;
}

/** As the form prints it: section, label, unit, code; then the definition of what it shows. */
export function describeCell(cell: Cell, definition: string | undefined): string {
  // Written out: a large catalogue has a hundred thousand cells.
  let printed = cell.section ? `${cell.section} · ${cell.label}` : cell.label;
  if (cell.en) printed += ` · ${cell.en}`;
  if (cell.unit) printed += ` · ${cell.unit.symbol}`;
  if (cell.code) printed += ` · 代码 ${cell.code}`;
  if (cell.printedAt) printed += ` · ${cell.printedAt}`;
  return definition ? `${printed}\n\n${definition}` : printed;
}

/** The definition of the element that a cell shows, where it shows a single one. */
export function definitionOf({ source }: Cell, elements: ReadonlyMap<string, Element>): string | undefined {
  if (source.kind === 'own') return source.element.definition;
  if (source.kind !== 'from') return undefined;
  const { expression } = source;
  const inner = expression.op === 'scale' || expression.op === 'translate' ? expression.of : expression;
  return inner.op === 'element' ? elements.get(inner.name)?.definition : undefined;
}

export function describeForm({
  code,
  label,
  en,
  department,
  every,
  calendar,
  level,
  rows,
  basis,
}: Form): string {
  return `${code} ${label}\n\n${joined([en, department.label, every, calendar?.label, level, rows && `每${rows}一行`, basis])}`;
}
