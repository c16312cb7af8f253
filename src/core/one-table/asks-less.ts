import { Kind as Node, parse, visit } from 'graphql';
import { compileCatalogue } from '../catalogue/compile.ts';
import type { Catalogue, Element, Rule } from '../catalogue/model.ts';
import { type DictionarySource, findingAt } from '../catalogue/sources.ts';
import type { Ast, ReferenceAst, Span } from '../expression/ast.ts';
import { parseFormula } from '../expression/parse.ts';
import { formatFormula } from '../expression/print.ts';
import type { SourceFinding } from '../issue.ts';
import { type Period, periodsOfYear } from '../period.ts';
import { LEVELS, type Level, UNIT_KINDS, type Unit, type UnitKind, UnitTree } from '../unit-tree.ts';
import { abs, type Exact, equals, isZero, multiply, negate } from '../value.ts';
import { QuestionSets } from './question-set.ts';

/** A definition that a rule makes possible. */
interface Proposal {
  readonly element: Element;
  readonly expr: string;
  /** Entries a year that nobody would type any more. */
  readonly saved: number;
}

/**
 * Where a rule says without tolerance that a total equals its parts, one of them need not be asked: which one spares
 * the most entries in a year. Counted over a tree of units; without one, over a unit of each kind.
 */
export function findAsksLess(
  catalogue: Catalogue,
  sources: readonly DictionarySource[],
  year: Period,
  units: UnitTree = oneOfEachKind(year),
): SourceFinding[] {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  let now: number | undefined;
  return catalogue.rules.flatMap((rule) => {
    const candidates = candidatesOf(rule, catalogue);
    if (candidates.length === 0) return [];
    now ??= entriesAYear(catalogue, units, year);
    const before = now;
    const best = candidates
      .map(({ element, expr }): Proposal | undefined => {
        const changed = compileCatalogue(withFormula(sources, element, expr)).catalogue;
        return changed && { element, expr, saved: before - entriesAYear(changed, units, year) };
      })
      .filter((proposal) => proposal !== undefined)
      .reduce<Proposal | undefined>(
        (most, each) => (each.saved > (most?.saved ?? 0) ? each : most),
        undefined,
      );
    if (!best) return [];
    return [findingAt(texts.get(rule.place.file), rule.place, 'rule', advice(rule, best, before))];
  });
}

function advice(rule: Rule, { element, expr, saved }: Proposal, before: number) {
  const from = `@from(expr: ${JSON.stringify(expr)})`;
  return {
    code: 'ASKS_LESS',
    severity: 'ADVICE',
    message: `规则 ${rule.code} 说 ${rule.text}，两边却都在问。${element.name}（${element.label}）可以算出来：写 ${from}，一年少填 ${saved} 个数（${before} → ${before - saved}），规则也就不必了`,
    messageEn: `rule ${rule.code} says ${rule.text}, and both sides are asked. ${element.name} can be computed: write ${from}, which spares ${saved} entries a year (${before} → ${before - saved}); the rule is then not needed`,
  } as const;
}

/** All that the one table asks in a year. */
function entriesAYear(catalogue: Catalogue, units: UnitTree, year: Period): number {
  const sets = new QuestionSets(catalogue, units);
  let entries = 0;
  for (const period of periodsOfYear(year.end, catalogue.calendars)) {
    for (const unit of units.all()) entries += sets.countQuestions(unit, period);
  }
  return entries;
}

/** A unit of each kind, under the first kind of the level above; they have reported for years. */
function oneOfEachKind(year: Period): UnitTree {
  const kinds = Object.entries(UNIT_KINDS) as [UnitKind, Level][];
  const firstAt = (level: Level | undefined): string | undefined => kinds.find(([, at]) => at === level)?.[0];
  const since = `${String(year.year - 5).padStart(4, '0')}-01-01`;
  return new UnitTree(
    kinds.map(([kind, level]): Unit => {
      const parent = firstAt(LEVELS[LEVELS.indexOf(level) - 1]);
      return {
        id: kind,
        label: kind,
        level,
        kind,
        validFrom: since,
        reportsFrom: since,
        ...(parent ? { parent } : {}),
      };
    }),
  );
}

// ------------------------------------------------------------------------------------------ the equation

/** `coefficient × of`, or a number where there is no `of`. */
interface Term {
  readonly coefficient: Exact;
  readonly of?: ReferenceAst;
}

/** What a rule could define: asked elements that stand alone in its equation. */
function candidatesOf(rule: Rule, catalogue: Catalogue): { element: Element; expr: string }[] {
  if (rule.severity !== 'ERROR' || rule.tolerance !== undefined || rule.verifies) return [];
  const parsed = parseFormula(rule.text);
  if ('problem' in parsed || parsed.ast.kind !== 'binary' || parsed.ast.operator !== '=') return [];
  const [left, right] = [termsOf(parsed.ast.left), termsOf(parsed.ast.right)];
  if (!left || !right) return [];
  const terms = [...left, ...right.map((term) => times(term, -1))];
  const elements = terms.flatMap(({ of }) => (of ? [catalogue.elements.get(of.name)] : []));
  return terms.flatMap(({ coefficient, of }, i) => {
    const element = of && catalogue.elements.get(of.name);
    if (!element || !equals(abs(coefficient), 1) || !mayBeDerived(element, elements)) return [];
    const others = terms
      .filter((_, j) => j !== i)
      .map((term) => times(term, equals(coefficient, 1) ? -1 : 1));
    return others.length > 0 ? [{ element, expr: formatFormula(sumOf(others)) }] : [];
  });
}

/**
 * Asked in one number, once in the equation, and no more certain to be answered than what would define it. What is
 * asked in order to verify is asked on purpose.
 */
function mayBeDerived(element: Element, all: readonly (Element | undefined)[]): boolean {
  const isAsked =
    element.derivation === undefined &&
    element.verification === undefined &&
    element.reportedAs === undefined &&
    !element.own;
  const addsUp = element.kind === 'STOCK' || element.kind === 'FLOW';
  const others = all.filter((each) => each !== element);
  const isSure = !element.required || others.every((each) => each?.required || each?.derivation);
  return isAsked && addsUp && element.args.length === 0 && others.length === all.length - 1 && isSure;
}

/** A formula as a sum of references of its own period; undefined if it is anything else. */
function termsOf(ast: Ast): Term[] | undefined {
  switch (ast.kind) {
    case 'number':
      return [{ coefficient: ast.value }];
    case 'reference':
      return ast.period || ast.over ? undefined : [{ coefficient: 1, of: ast }];
    case 'unary':
      return ast.operator === '-' ? termsOf(ast.operand)?.map((term) => times(term, -1)) : undefined;
    case 'call':
      return ast.function === 'sum' ? allTerms(ast.args.map(termsOf)) : undefined;
    case 'binary':
      return termsOfBoth(ast.operator, ast.left, ast.right);
    default:
      return undefined;
  }
}

function termsOfBoth(operator: string, left: Ast, right: Ast): Term[] | undefined {
  const [a, b] = [termsOf(left), termsOf(right)];
  if (!a || !b) return undefined;
  if (operator === '+') return [...a, ...b];
  if (operator === '-') return [...a, ...b.map((term) => times(term, -1))];
  if (operator !== '*') return undefined;
  for (const [number, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const [only] = number;
    if (only && number.length === 1 && !only.of) return other.map((term) => times(term, only.coefficient));
  }
  return undefined;
}

const allTerms = (parts: readonly (Term[] | undefined)[]): Term[] | undefined =>
  parts.every((part) => part !== undefined) ? parts.flat() : undefined;

const times = (term: Term, by: Exact): Term => ({ ...term, coefficient: multiply(term.coefficient, by) });

const NOWHERE: Span = { start: 0, end: 0 };

/** The terms as a formula, those that are added before those that are taken off. */
function sumOf(terms: readonly Term[]): Ast {
  const isNegative = ({ coefficient }: Term): boolean => !equals(coefficient, abs(coefficient));
  const present = terms.filter(({ coefficient }) => !isZero(coefficient));
  const ordered = [...present.filter((term) => !isNegative(term)), ...present.filter(isNegative)];
  const [first, ...rest] = ordered;
  if (!first) return { kind: 'number', value: 0, span: NOWHERE };
  const start: Ast = isNegative(first)
    ? { kind: 'unary', operator: '-', operand: sized(times(first, -1)), span: NOWHERE }
    : sized(first);
  return rest.reduce<Ast>(
    (left, term): Ast => ({
      kind: 'binary',
      operator: isNegative(term) ? '-' : '+',
      left,
      right: sized(isNegative(term) ? { ...term, coefficient: negate(term.coefficient) } : term),
      span: NOWHERE,
    }),
    start,
  );
}

function sized({ coefficient, of }: Term): Ast {
  const number: Ast = { kind: 'number', value: coefficient, span: NOWHERE };
  if (!of) return number;
  return equals(coefficient, 1)
    ? of
    : { kind: 'binary', operator: '*', left: number, right: of, span: NOWHERE };
}

// ------------------------------------------------------------------------------------------- the dictionary

/** The dictionary with a formula written behind an element. */
function withFormula(
  sources: readonly DictionarySource[],
  element: Element,
  expr: string,
): DictionarySource[] {
  return sources.map((source) => {
    if (source.path !== element.place.file) return source;
    const end = endOfElement(source.text, element.name);
    if (end === undefined) return source;
    const from = ` @from(expr: ${JSON.stringify(expr)})`;
    return { ...source, text: source.text.slice(0, end) + from + source.text.slice(end) };
  });
}

/** Where the `@element` of a field ends. */
function endOfElement(text: string, name: string): number | undefined {
  let end: number | undefined;
  visit(parse(text), {
    [Node.FIELD_DEFINITION]: (field) => {
      const directive = field.directives?.find((each) => each.name.value === 'element');
      if (field.name.value === name && directive) end = directive.loc?.end;
    },
  });
  return end;
}
