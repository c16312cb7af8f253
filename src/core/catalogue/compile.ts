import type { ASTNode } from 'graphql';
import {
  accumulates,
  type ElementReference,
  type Expression,
  elementReferences,
  type PeriodReference,
  placedReferences,
} from '../expression/model.ts';
import { nameOfPeriod } from '../expression/names.ts';
import type { SourceFinding } from '../issue.ts';
import { isFiner, type Rhythm } from '../period.ts';
import { compareLevels, type Level } from '../unit-tree.ts';
import { checkContext, checkFilledCell, checkRule, checkWeight } from './applicability.ts';
import { declare } from './declare.ts';
import { findCycle, refusalToDerive } from './derivability.ts';
import { checkDisclosures } from './disclosure.ts';
import type { CellDraft, Declarations, ElementDraft, FormDraft } from './drafts.ts';
import { impliedRules } from './implied-rules.ts';
import { type Catalogue, type Cell, type Element, type Form, type Rule, rhythmOf } from './model.ts';
import { Resolver } from './resolve.ts';
import { type DictionarySource, parseSources, SourceReport } from './sources.ts';
import { checkVerification, checkVerifiesItself } from './verification.ts';

export interface Compiled {
  /** Absent if any finding is an error. */
  readonly catalogue?: Catalogue;
  readonly findings: readonly SourceFinding[];
}

export interface CompileOptions {
  /** Short stable ids by element name, as published; an element not listed is its own id. */
  readonly ids?: ReadonlyMap<string, string>;
}

/** SDL → immutable Catalogue. Everything wrong is reported at once, each with file, line and what to write. */
export function compileCatalogue(
  sources: readonly DictionarySource[],
  options: CompileOptions = {},
): Compiled {
  const report = new SourceReport();
  const document = parseSources(sources, report);
  if (!document) return { findings: report.findings };
  const declared = declare(document, report);
  const resolver = new Resolver(declared, report);
  const elements = [...declared.elements.values()];
  for (const element of elements) resolveElement(element, resolver, declared, report);
  // Only now is it known what every ratio is made of, so that its parts can be followed.
  for (const element of elements) checkElement(element, declared, report);
  for (const form of declared.forms.values()) resolveForm(form, resolver, declared, report);
  for (const element of declared.elements.values()) checkDistinct(element, declared, resolver, report);
  const rules = [...resolveRules(declared, resolver, report), ...impliedRules(declared, report)];
  checkDisclosures(declared, rules, report);
  checkCycles(declared, report);
  if (report.findings.some((finding) => finding.severity === 'ERROR')) return { findings: report.findings };
  for (const element of declared.elements.values())
    element.id = options.ids?.get(element.name) ?? element.name;
  return { catalogue: assemble(declared, rules), findings: report.findings };
}

function resolveElement(
  element: ElementDraft,
  resolver: Resolver,
  declared: Declarations,
  report: SourceReport,
): void {
  if (element.verify) checkVerification(element, report);
  if (element.from) {
    const resolved = resolver.derivation(element);
    element.formula = element.from.values.expr as string | undefined;
    if (element.verify) element.verification = resolved;
    else {
      element.derivation = resolved;
      element.required = false;
      if (resolved) markAskedBefore(resolved, declared);
    }
  } else if (element.kind === 'RATIO') {
    report.error(
      'RATIO_WITHOUT_FORMULA',
      element.node.name,
      `${element.name} 是 RATIO，只能由公式重算；请加 @from(expr: "分子 / 分母")`,
      `${element.name} is a RATIO: it is only ever recomputed; add @from(expr: "part / whole")`,
    );
  }
  if (element.breakdown === 'PARTIAL' && element.args.length !== 1) {
    report.error(
      'PARTIAL_ARGUMENTS',
      element.node.name,
      `${element.name} 是 PARTIAL，只能有一个分组`,
      `${element.name} is PARTIAL: it takes exactly one argument`,
    );
  }
  if (
    element.breakdown !== 'PARTIAL' &&
    element.args.length > 0 &&
    (!element.from || element.verify) &&
    !ADDS_UP.has(element.kind)
  ) {
    report.error(
      'SLICES_DO_NOT_ADD_UP',
      element.node.name,
      `${element.name} 是 ${element.kind}，各分组相加得不到合计；请写 breakdown: PARTIAL，合计就单独问`,
      `${element.name} is ${element.kind}: its slices do not add up to its total; write breakdown: PARTIAL, and the total is asked by itself`,
    );
  }
  if (element.reportedAs) checkCumulative(element, report);
  for (const named of ['subsetOf', 'weight'] as const) {
    const other = element[named];
    if (other === undefined || declared.elements.has(other) || declared.broken.has(other)) continue;
    report.error(
      'UNKNOWN_ELEMENT',
      element.node.name,
      `${named} 所指的 ${other} 不存在${listed(resolver.suggest(other))}`,
      `${named} names ${other}, which does not exist`,
    );
  }
}

/** Only what adds up over the year, and is asked several times in it, can be handed in cumulatively. */
function checkCumulative(element: ElementDraft, report: SourceReport): void {
  const isComputed = element.from && !element.verify;
  const [why, whyEn] = isComputed
    ? ['是算出来的，不用填', 'is computed and never handed in']
    : element.kind !== 'FLOW'
      ? [`是 ${element.kind}，没有本年累计`, `is ${element.kind}, which has no year to date`]
      : ['一年只填一次，累计数就是当年数', 'is reported once a year, so that its figure is the year’s'];
  if (!isComputed && element.kind === 'FLOW' && element.every !== 'YEAR') return;
  report.error(
    'REPORTED_AS',
    element.node.name,
    `${element.name}（${element.label}）${why}；reportedAs: CUMULATIVE_YEAR 只用于按月、按季或按半年填报的 FLOW`,
    `${element.name} ${whyEn}; reportedAs: CUMULATIVE_YEAR is for a FLOW that is handed in every month, quarter or half year`,
  );
}

/** Kinds whose total is the sum of the slices. */
const ADDS_UP: ReadonlySet<ElementDraft['kind']> = new Set(['STOCK', 'FLOW']);

/** The paths to what an element is made of, or held against: the operands of its formula, the weight of an average. */
function checkElement(element: ElementDraft, declared: Declarations, report: SourceReport): void {
  const formula = element.derivation ?? element.verification;
  if (formula && element.from) {
    checkPaths(formula, element.at, rhythmOf(element), element.from.formula, declared, report);
  }
  checkVerifiesItself(element, declared, report);
  const weight = element.weight === undefined ? undefined : declared.elements.get(element.weight);
  if (!weight) return;
  checkWeight(element, weight, report);
  const refusal =
    weight.type === 'NUMBER'
      ? refusalToDerive(weight, element.at, rhythmOf(element), (name) => declared.elements.get(name))
      : {
          code: 'KIND_AND_TYPE',
          message: `weight 所指的 ${weight.name}（${weight.label}）不是数值，不能作权重`,
          messageEn: `weight names ${weight.name}, which is no number`,
        };
  if (refusal) report.error(refusal.code, element.node.name, refusal.message, refusal.messageEn);
}

/** `distinctFrom` may name forms' own questions, so it is checked when all are known. */
function checkDistinct(
  element: ElementDraft,
  declared: Declarations,
  resolver: Resolver,
  report: SourceReport,
): void {
  for (const other of element.distinctFrom) {
    if (declared.elements.has(other) || declared.broken.has(other)) continue;
    report.error(
      'UNKNOWN_ELEMENT',
      element.node.name,
      `distinctFrom 所指的 ${other} 不存在${listed(resolver.suggest(other))}`,
      `distinctFrom names ${other}, which does not exist`,
    );
  }
}

const listed = (meant: readonly string[]): string =>
  meant.length > 0 ? `；相近的有：${meant.join('、')}` : '';

function resolveForm(
  form: FormDraft,
  resolver: Resolver,
  declared: Declarations,
  report: SourceReport,
): void {
  for (const cell of form.cells) {
    resolver.cell(form, cell);
    if (cell.from) checkFilledCell(form, cell, report);
    checkContext(form, cell, report);
    if (cell.source?.kind !== 'from' || !cell.from) continue;
    const level = form.rows ?? form.level;
    const { expression } = cell.source;
    if (!checkPaths(expression, level, rhythmOf(form), cell.from.formula, declared, report)) continue;
    if (form.rows && cell.type === 'NUMBER') {
      checkPaths(expression, form.level, rhythmOf(form), cell.from.formula, declared, report);
    }
    markAskedBefore(expression, declared);
  }
}

function markAskedBefore(expression: Expression, declared: Declarations): void {
  for (const reference of elementReferences(expression)) {
    const element = declared.elements.get(reference.name);
    if (reference.orAsk && element) element.askedBefore = true;
  }
}

/** Every reference must have a valid path to the place where the formula stands. */
function checkPaths(
  expression: Expression,
  level: Level,
  rhythm: Rhythm,
  written: ASTNode,
  declared: Declarations,
  report: SourceReport,
): boolean {
  let sound = true;
  for (const { reference, level: at } of placedReferences(expression, level)) {
    const element = declared.elements.get(reference.name);
    if (!element) continue;
    const { period } = reference;
    const wanted = period && 'absolute' in period ? period.absolute : rhythm;
    const refusal =
      refusalToDerive(element, at, wanted, (name) => declared.elements.get(name)) ??
      refusalOfPeriod(reference, element);
    if (!refusal) continue;
    sound = false;
    report.error(refusal.code, written, refusal.message, refusal.messageEn);
  }
  return sound;
}

function refusalOfPeriod(reference: ElementReference, element: ElementDraft) {
  if (element.kind === 'FLOW' || !accumulates(reference)) return undefined;
  const [word, wordEn] = nameOfPeriod(reference.period as PeriodReference);
  return {
    code: 'NOT_DERIVABLE',
    message: `${element.name}（${element.label}）是 ${element.kind}，没有“${word}”；只有 FLOW 可以累计`,
    messageEn: `${element.name} is ${element.kind}: only a FLOW has a ${wordEn}`,
  };
}

function* resolveRules(declared: Declarations, resolver: Resolver, report: SourceReport): Generator<Rule> {
  for (const draft of declared.rules) {
    const expression = resolver.rule(draft.use);
    if (!expression) continue;
    checkRule(draft, expression, declared, report);
    const { use, ...rule } = draft;
    const home = homeOf(expression, declared);
    if (!checkPaths(expression, home.level, rhythmOf(home), use.formula, declared, report)) continue;
    yield { ...rule, text: String(use.values.expr), expression, ...home };
  }
}

/** The table at which a rule is checked: the coarsest level and frequency among its operands. */
export function homeOf(
  expression: Expression,
  declared: Declarations,
): Pick<Rule, 'level' | 'every' | 'calendar'> {
  let level: Level = 'NATURAL_VILLAGE';
  let coarsest: Pick<Element, 'every' | 'calendar'> | undefined;
  for (const { name } of elementReferences(expression)) {
    const element = declared.elements.get(name);
    if (!element) continue;
    if (compareLevels(element.at, level) < 0) level = element.at;
    if (!coarsest || isFiner(coarsest.every, element.every)) coarsest = element;
  }
  return { level, every: coarsest?.every ?? 'MONTH', calendar: coarsest?.calendar };
}

function checkCycles(declared: Declarations, report: SourceReport): void {
  const cycle = findCycle(declared.elements.values(), (name) => declared.elements.get(name));
  const [first] = (cycle ?? []) as ElementDraft[];
  if (!cycle || !first) return;
  const path = cycle.map((element) => element.name).join(' → ');
  report.error(
    'CYCLE',
    first.from?.node ?? first.node,
    `循环引用：${path}；同一报告期内一个数不能由自己算出`,
    `these refer to each other in a circle: ${path}; within one period nothing is computed from itself`,
  );
}

function assemble(declared: Declarations, rules: readonly Rule[]): Catalogue {
  for (const element of declared.elements.values()) forgetSource(element);
  const forms = [...declared.forms.values()]
    .map((form): Form => ({ ...form, cells: form.cells.map(finished) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    departments: declared.departments,
    unitsOfMeasure: declared.unitsOfMeasure,
    codeLists: declared.codeLists,
    calendars: declared.calendars,
    topics: declared.topics,
    elements: declared.elements,
    forms: new Map(forms.map((form) => [form.code, form])),
    rules,
  };
}

/** A catalogue is plain data: it does not hold on to the syntax trees that it was made of. */
function forgetSource(element: Partial<Pick<ElementDraft, 'node' | 'from' | 'verify' | 'disclosed'>>): void {
  element.node = undefined;
  element.from = undefined;
  element.verify = undefined;
  element.disclosed = undefined;
}

function finished(draft: CellDraft): Cell {
  const { node, use, from, source, decimals, ...cell } = draft;
  if (!source) throw new Error(`${cell.field} was left unresolved without a finding`);
  return { ...cell, source, decimals: decimals ?? 0 };
}
