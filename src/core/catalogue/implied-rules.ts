import { measureOf, rescale, sameDimensions } from '../expression/measure.ts';
import type { Expression } from '../expression/model.ts';
import { isFiner } from '../period.ts';
import { compareLevels } from '../unit-tree.ts';
import { refusalToDerive } from './derivability.ts';
import type { Declarations, ElementDraft } from './drafts.ts';
import { type Element, type Rule, rhythmOf } from './model.ts';
import type { SourceReport } from './sources.ts';
import { verificationRule } from './verification.ts';

/**
 * Rules that a dictionary says without writing them: a subset is no larger, the parts of 其中 no more than the whole,
 * what is entered to verify is what its formula gives.
 */
export function* impliedRules(declared: Declarations, report: SourceReport): Generator<Rule> {
  for (const element of declared.elements.values()) {
    const addsUp = element.kind === 'STOCK' || element.kind === 'FLOW';
    if (element.breakdown === 'PARTIAL' && addsUp) yield partialRule(element);
    const verification = verificationRule(element);
    if (verification) yield verification;
    const whole = element.subsetOf === undefined ? undefined : declared.elements.get(element.subsetOf);
    if (whole === element) partOfItself(element, report);
    else if (whole && isComparable(element, whole, report) && meet(element, whole, declared, report))
      yield* subsetRules(element, whole);
  }
}

function partOfItself({ node, name, label }: ElementDraft, report: SourceReport): void {
  report.error(
    'SUBSET_OF_ITSELF',
    node.name,
    `${name}（${label}）的 subsetOf 指的是它自己，约束不了什么`,
    `${name} is said to be a subset of itself, which bounds nothing`,
  );
}

function isComparable(subset: ElementDraft, whole: ElementDraft, report: SourceReport): boolean {
  if (subset.type === 'NUMBER' && whole.type === 'NUMBER') {
    if (sameDimensions(measureOf(subset.unit), measureOf(whole.unit))) return true;
  }
  const said = (element: ElementDraft): string =>
    `${element.name}（${element.label}，${element.unit?.symbol ?? element.type}）`;
  report.error(
    'UNIT_MISMATCH',
    subset.node.name,
    `subsetOf 的两边不是同一类计量单位，不能比较：${said(subset)}、${said(whole)}`,
    `the two sides of subsetOf cannot be compared, their dimensions differ: ${subset.name}, ${whole.name}`,
  );
  return false;
}

/** Whether both have a value in the table at which the rule is checked. */
function meet(
  subset: ElementDraft,
  whole: ElementDraft,
  declared: Declarations,
  report: SourceReport,
): boolean {
  const { level, every, calendar } = homeOf(subset, whole);
  const refusal = [subset, whole]
    .map((side) =>
      refusalToDerive(side, level, rhythmOf({ every, calendar }), (name) => declared.elements.get(name)),
    )
    .find((found) => found !== undefined);
  if (refusal) report.error(refusal.code, subset.node.name, refusal.message, refusal.messageEn);
  return !refusal;
}

/** The table at which two elements are compared: the coarser level and frequency. */
function homeOf(a: Element, b: Element): Pick<Rule, 'level' | 'every' | 'calendar'> {
  const { every, calendar } = isFiner(a.every, b.every) ? b : a;
  return { level: compareLevels(a.at, b.at) < 0 ? a.at : b.at, every, calendar };
}

const reference = (element: Element, slice: Record<string, string>): Expression => ({
  op: 'element',
  name: element.name,
  slice,
});

const atMost = (left: Expression, right: Expression): Expression => ({
  op: 'binary',
  operator: '<=',
  left,
  right,
});

function partialRule(element: ElementDraft): Rule {
  const [argument] = element.args;
  const parts = (argument?.codeList.codes ?? []).map((code) =>
    reference(element, argument ? { [argument.name]: code.name } : {}),
  );
  return implied(element, element, {
    code: `${element.name}-PARTS`,
    expression: atMost({ op: 'sum', args: parts }, reference(element, {})),
    text: `sum(${element.name}[${argument?.name}: …]) <= ${element.name}`,
    message: `${element.label}的其中项之和不能多于${element.label}`,
    en: `the parts of ${element.en ?? element.name} cannot exceed it`,
  });
}

/** One rule for every slice that both share, and one for the totals. */
function* subsetRules(subset: ElementDraft, whole: ElementDraft): Generator<Rule> {
  const shared = subset.args.filter((argument) => whole.args.some((other) => other.name === argument.name));
  for (const slice of shared.length > 0 ? [{}, ...combinations(shared)] : [{}]) {
    const said = Object.values(slice).join(',');
    const codes = Object.entries(slice).map(([name, code]) => {
      const argument = shared.find((candidate) => candidate.name === name);
      return argument?.codeList.codes.find((candidate) => candidate.name === code)?.label ?? code;
    });
    const suffix = codes.length > 0 ? `（${codes.join('、')}）` : '';
    yield implied(subset, whole, {
      code: `${subset.name}-SUBSET${said ? `-${said}` : ''}`,
      expression: atMost(
        reference(subset, slice),
        rescale(reference(whole, slice), measureOf(whole.unit), measureOf(subset.unit)),
      ),
      text: `${subset.name}${said ? `[${said}]` : ''} <= ${whole.name}${said ? `[${said}]` : ''}`,
      message: `${subset.label}${suffix}不能多于${whole.label}${suffix}`,
      en: `${subset.en ?? subset.name}${said ? ` (${said})` : ''} cannot exceed ${whole.en ?? whole.name}`,
    });
  }
}

function combinations(args: readonly Element['args'][number][]): Record<string, string>[] {
  return args.reduce<Record<string, string>[]>(
    (slices, argument) =>
      slices.flatMap((slice) =>
        argument.codeList.codes.map((code) => ({ ...slice, [argument.name]: code.name })),
      ),
    [{}],
  );
}

function implied(
  a: ElementDraft,
  b: ElementDraft,
  rule: Pick<Rule, 'code' | 'expression' | 'text' | 'message' | 'en'>,
): Rule {
  return {
    ...rule,
    topic: a.topic?.name ?? '',
    severity: 'ERROR',
    ...homeOf(a, b),
    place: a.place,
  };
}
