import { Kind as Ast, type DirectiveNode, type StringValueNode, type ValueNode } from 'graphql';
import type { FormulaProblem } from '../expression/ast.ts';
import { isPer, type Measure, measureOf, rescale, sameDimensions } from '../expression/measure.ts';
import { type ElementReference, type Expression, elementReferences } from '../expression/model.ts';
import { periodReference, sliceCode } from '../expression/names.ts';
import { parseFormula } from '../expression/parse.ts';
import { references } from '../expression/references.ts';
import { typeFormula } from '../expression/type.ts';
import type { Typed } from '../expression/typed.ts';
import { PERIOD_WORDS } from '../period.ts';
import { decimalsAfter } from '../unit-of-measure.ts';
import { readBounds } from './bounds.ts';
import type { DirectiveUse } from './directive-values.ts';
import { sliceEntries } from './directive-values.ts';
import type { CellDraft, Declarations, ElementDraft, FormDraft } from './drafts.ts';
import { Signatures } from './signatures.ts';
import type { SourceReport } from './sources.ts';
import { labelLikeness, nearest } from './suggest.ts';

/** Resolves what `@from` and `@rule` say: names, slices, periods, types and units of measure. */
export class Resolver {
  readonly #signatures: Signatures;

  constructor(
    private readonly declared: Declarations,
    private readonly report: SourceReport,
  ) {
    this.#signatures = new Signatures(declared.codeLists, declared.elements.values());
  }

  /** The formula of a derived element. */
  derivation(element: ElementDraft): Expression | undefined {
    const typed = element.from && this.#typed(element.from);
    if (!typed || !element.from) return undefined;
    if (!this.#checkType(typed, element, element.from)) return undefined;
    const translated = this.#translated(typed, element, element.from);
    return translated && this.#toUnit(translated, measureOf(element.unit), element.from, element.label);
  }

  /** What fills a cell, with its unit and decimals settled; an own question becomes an element. */
  cell(form: FormDraft, cell: CellDraft): void {
    const context = cell.from?.values.context as string | undefined;
    if (!cell.from) {
      this.#ownQuestion(form, cell);
      return;
    }
    if (context && !this.#checkAlone(cell.from, 'context')) return;
    if (context) {
      cell.source = { kind: 'context', context: context as 'UNIT_NAME' };
      cell.decimals ??= 0;
      return;
    }
    const found = this.#typed(cell.from, form);
    if (!found || !this.#checkType(found, cell, cell.from)) return;
    const typed = this.#translated(found, cell, cell.from);
    if (!typed) return;
    const single =
      typed.expression.op === 'element' ? this.declared.elements.get(typed.expression.name) : undefined;
    cell.unit ??= single?.unit;
    if (cell.unit && single?.unit?.dimension === cell.unit.dimension) {
      cell.decimals ??= decimalsAfter(single.decimals, single.unit, cell.unit);
    }
    cell.decimals ??=
      single?.decimals ?? (cell.type === 'NUMBER' ? this.#finestDecimals(typed.expression) : 0);
    cell.orAsk = cell.from.values.orAsk === true;
    const expression = this.#toUnit(typed, measureOf(cell.unit), cell.from, cell.label);
    const formula = cell.from.values.expr as string | undefined;
    if (expression) cell.source = { kind: 'from', expression, ...(formula === undefined ? {} : { formula }) };
  }

  /** A rule's formula: a yes/no. */
  rule(use: DirectiveUse): Expression | undefined {
    const typed = this.#formula(String(use.values.expr ?? ''), use.argument('expr'));
    if (!typed) return undefined;
    if (typed.type !== 'YES_NO') {
      this.report.error(
        'FORMULA_TYPE',
        use.argument('expr'),
        '规则要是一个比较，例如 a <= b',
        'a rule is a comparison, such as a <= b',
      );
      return undefined;
    }
    return typed.expression;
  }

  #ownQuestion(form: FormDraft, cell: CellDraft): void {
    const kind = cell.use.values.kind as ElementDraft['kind'] | undefined;
    if (cell.type === 'NUMBER' && form.rows && !kind) {
      this.report.error(
        'OWN_QUESTION_KIND',
        cell.node.name,
        `${form.code}.${cell.field} 是本表自己的问题，表有分行，请写 kind（STOCK、FLOW……），合计才知道能不能相加`,
        `${form.code}.${cell.field} is asked by this form with rows: give it a kind, so that the total knows whether it adds up`,
      );
    }
    if (kind) this.#checkOwnKind(form, cell, kind);
    cell.decimals ??= cell.type === 'NUMBER' ? 2 : 0;
    const name = `${form.key}.${cell.field}`;
    const element: ElementDraft = {
      name,
      id: name,
      own: { form: form.code, field: cell.field },
      label: cell.label,
      en: cell.en,
      aliases: [],
      definition:
        cell.node.description?.value ??
        `${form.label}：${[cell.section, cell.label].filter(Boolean).join(' / ')}`,
      steward: form.department.code,
      type: cell.type,
      codeList: cell.codeList,
      unit: cell.unit,
      decimals: cell.decimals,
      kind: kind ?? (cell.type === 'NUMBER' ? 'STOCK' : 'ATTRIBUTE'),
      every: form.every,
      calendar: form.calendar,
      at: form.rows ?? form.level,
      kinds: form.rows ? undefined : form.kinds,
      args: [],
      breakdown: 'EXHAUSTIVE',
      distinctFrom: (cell.use.values.distinctFrom as string[] | undefined) ?? [],
      ...readBounds(cell.use, { kind: kind ?? 'STOCK', type: cell.type }, true, this.report),
      required: cell.required,
      askedBefore: false,
      place: cell.place,
      node: cell.node,
    };
    this.declared.elements.set(name, element);
    cell.source = { kind: 'own', element };
  }

  /** In a form with rows, only what adds up may be asked: the total row is filled from the answers. */
  #checkOwnKind(form: FormDraft, cell: CellDraft, kind: ElementDraft['kind']): void {
    const isNumber = cell.type === 'NUMBER';
    if (isNumber === (kind === 'ATTRIBUTE')) {
      this.report.error(
        'KIND_AND_TYPE',
        cell.use.argument('kind'),
        isNumber ? 'ATTRIBUTE 用于文字、是否、日期、代码，不用于数值' : `${kind} 只能用于数值`,
        isNumber ? 'ATTRIBUTE is for text, yes/no, dates and codes, not numbers' : `${kind} is for numbers`,
      );
    } else if (isNumber && form.rows && kind !== 'STOCK' && kind !== 'FLOW') {
      this.report.error(
        'OWN_QUESTION_KIND',
        cell.use.argument('kind'),
        `${form.code}.${cell.field} 是 ${kind}，各行不能相加成合计；请在主题里定义数据元（平均数带 weight，比率带公式），再用 @from 引用`,
        `${form.code}.${cell.field} is ${kind}: its rows do not add up to the total; define an element (an average with its weight, a ratio with its formula) and take it with @from`,
      );
    }
  }

  #typed(from: DirectiveUse, form?: FormDraft): Typed | undefined {
    const { element, expr } = from.values as { element?: string; expr?: string };
    if ((element === undefined) === (expr === undefined)) {
      this.report.error(
        'FROM_WHAT',
        from.node,
        '@from 要写 element、expr、context 三者之一',
        '@from takes exactly one of element, expr and context',
      );
      return undefined;
    }
    if (expr === undefined) return this.#reference(element as string, from, form);
    return this.#checkAlone(from, 'expr') ? this.#formula(expr, from.argument('expr'), form) : undefined;
  }

  /** A formula says slices and periods itself, and a context has none: nothing else may stand beside either. */
  #checkAlone(from: DirectiveUse, said: 'expr' | 'context'): boolean {
    const beside = Object.keys(from.values).find((argument) => argument !== said);
    if (beside === undefined) return true;
    this.report.error(
      'FROM_WHAT',
      from.argument(beside),
      `@from 写了 ${said} 就不能再写 ${beside}${said === 'expr' ? '；分组和报告期写在公式里，如 births[sex: MALE]、x@PREVIOUS' : ''}`,
      `beside ${said}, @from takes no ${beside}${said === 'expr' ? '; a formula says slices and periods itself, as in births[sex: MALE] and x@PREVIOUS' : ''}`,
    );
    return false;
  }

  #reference(name: string, from: DirectiveUse, form?: FormDraft): Typed | undefined {
    const element = this.declared.elements.get(name);
    if (!element && this.declared.broken.has(name)) return undefined;
    if (!element || element.own) {
      const { message, messageEn } = this.#unknown(name, form);
      this.report.error('UNKNOWN_ELEMENT', from.argument('element'), message, messageEn);
      return undefined;
    }
    const slice = this.#slice(element, from);
    const period = this.#period(from);
    if (!slice || period === false) return undefined;
    const orAsk = from.values.orAsk === true;
    if (
      orAsk &&
      !(period && 'word' in period && (period.word === 'PREVIOUS' || period.word === 'YEAR_END_BEFORE'))
    ) {
      this.report.error(
        'OR_ASK',
        from.argument('orAsk'),
        'orAsk 只能和 period: PREVIOUS 一起用：它在没有上期数时才问',
        'orAsk goes with period: PREVIOUS: it asks only where no earlier period is stored',
      );
      return undefined;
    }
    if (orAsk && element.reportedAs) {
      this.report.error(
        'OR_ASK',
        from.argument('orAsk'),
        `${name}（${element.label}）填的是本年累计数，上期数由两期累计相减得出，不能单独问`,
        `${name} is handed in cumulatively: its last period is a difference, which cannot be asked`,
      );
      return undefined;
    }
    const expression: ElementReference = {
      op: 'element',
      name,
      slice,
      ...(period ? { period } : {}),
      ...(orAsk ? { orAsk } : {}),
    };
    return {
      expression,
      type: element.type,
      ...(element.type === 'NUMBER' ? { measure: measureOf(element.unit) } : {}),
      ...(element.type === 'CODE' ? { codeList: this.#signatures.find(name)?.codeList } : {}),
    };
  }

  #slice(element: ElementDraft, from: DirectiveUse): Record<string, string> | undefined {
    const slice: Record<string, string> = {};
    const signature = this.#signatures.find(element.name);
    if (!signature) return undefined;
    let sound = true;
    for (const { argument, node } of sliceEntries(from.argument('slice'))) {
      const code = node.kind === Ast.ENUM || node.kind === Ast.STRING ? node.value : '?';
      const meant = sliceCode(signature, argument, code);
      if ('code' in meant) {
        slice[argument] = meant.code;
      } else {
        this.report.error('UNKNOWN_SLICE', node, meant.problem.message, meant.problem.messageEn);
        sound = false;
      }
    }
    return sound ? slice : undefined;
  }

  #period(from: DirectiveUse): ReturnType<typeof periodReference> | false {
    const written = from.values.period as string | undefined;
    if (written === undefined) return undefined;
    const period = periodReference(written, this.declared.calendars);
    if (period) return period;
    this.report.error(
      'UNKNOWN_PERIOD',
      from.argument('period'),
      `不认识的报告期 ${written}；可用：${PERIOD_WORDS.join('、')}，或者加引号的报告期如 "2024"`,
      `unknown period ${written}; use ${PERIOD_WORDS.join(', ')}, or a quoted period such as "2024"`,
    );
    return false;
  }

  #formula(text: string, node: ValueNode | DirectiveNode, form?: FormDraft): Typed | undefined {
    const parsed = parseFormula(text);
    if ('problem' in parsed) return this.#refuseFormula(parsed.problem, node);
    const typed = typeFormula(parsed.ast, {
      calendars: this.declared.calendars,
      find: (name) => this.#signatures.find(name),
      suggest: (name) => this.suggest(name),
    });
    if (!('problem' in typed)) return typed.typed;
    if (typed.problem.code !== 'UNKNOWN_ELEMENT') return this.#refuseFormula(typed.problem, node);
    for (const { name, span } of references(parsed.ast)) {
      if (this.#signatures.find(name) || this.declared.broken.has(name)) continue;
      this.#refuseFormula({ code: 'UNKNOWN_ELEMENT', ...this.#unknown(name, form), span }, node);
    }
    return undefined;
  }

  #unknown(name: string, form?: FormDraft): { message: string; messageEn: string } {
    const cell = form?.cells.find(({ field }) => field === name);
    if (cell) {
      return {
        message: `没有名为 ${name} 的数据元；${name}（${cell.label}）是本表的单元格，公式只引用数据元。合计和它的分项，请写成一个带分组（代码表）的数据元：合计引用数据元，分项加 slice`,
        messageEn: `there is no element ${name}; ${name} is a cell of this form, and formulas see elements only. Model a total and its parts as one element with a breakdown (a code list): the total refers to the element, each part to a slice`,
      };
    }
    const meant = this.suggest(name);
    return {
      message: `没有名为 ${name} 的数据元${meant.length > 0 ? `；相近的有：${meant.join('、')}` : ''}`,
      messageEn: `there is no element ${name}${meant.length > 0 ? `; similar: ${meant.join(', ')}` : ''}`,
    };
  }

  #refuseFormula(problem: FormulaProblem, node: ValueNode | DirectiveNode): undefined {
    // The formula starts after the opening quotes; a block string's indentation makes the place approximate.
    const quotes = node.kind === Ast.STRING ? ((node as StringValueNode).block ? 3 : 1) : 0;
    const length = Math.max(1, problem.span.end - problem.span.start);
    this.report.at(
      'ERROR',
      problem.code,
      node.loc,
      problem.message,
      problem.messageEn,
      quotes + problem.span.start,
      length,
    );
    return undefined;
  }

  #checkType(typed: Typed, wanted: ElementDraft | CellDraft, from: DirectiveUse): boolean {
    if (typed.type === wanted.type || (wanted.type === 'TEXT' && typed.type === 'CODE')) return true;
    this.report.error(
      'FORMULA_TYPE',
      from.node,
      `${wanted.label} 要的是 ${wanted.type}，@from 给的是 ${typed.type}`,
      `${wanted.label} is ${wanted.type}, but @from gives ${typed.type}`,
    );
    return false;
  }

  /** Brings a code to the list that is wanted, where the wanted list says which of its codes takes in which. */
  #translated(typed: Typed, wanted: ElementDraft | CellDraft, from: DirectiveUse): Typed | undefined {
    const { codeList } = typed;
    const list = wanted.codeList;
    if (!codeList || !list || codeList.name === list.name) return typed;
    const map = list.maps.get(codeList.name);
    if (map) return { ...typed, expression: { op: 'translate', map, of: typed.expression } };
    this.report.error(
      'NO_CODE_MAP',
      from.formula,
      `${wanted.label} 用的代码表是 ${list.name}，@from 给的是 ${codeList.name}，没有对照；请在 ${list.name} 的各代码上写 @comprises(list: "${codeList.name}", codes: […])`,
      `${wanted.label} is of the code list ${list.name}, @from gives ${codeList.name}: say on the codes of ${list.name} which they take in, @comprises(list: "${codeList.name}", codes: […])`,
    );
    return undefined;
  }

  #toUnit(typed: Typed, wanted: Measure, from: DirectiveUse, label: string): Expression | undefined {
    if (typed.type !== 'NUMBER' || !typed.measure || typed.measure.literal) return typed.expression;
    // A printed number of units (个) may stand in a cell without a unit, and the other way round.
    const bare = wanted.dimensions.size === 0 && wanted.symbol === '';
    if (!sameDimensions(typed.measure, wanted) && !isPer(typed.measure, wanted)) {
      if (bare && typed.measure.dimensions.has('count')) return typed.expression;
      this.#unitMismatch(typed.measure, wanted, from, label);
      return undefined;
    }
    return rescale(typed.expression, typed.measure, wanted);
  }

  #unitMismatch(has: Measure, wanted: Measure, from: DirectiveUse, label: string): void {
    const alike = [...this.declared.elements.values()]
      .filter((element) => element.type === 'NUMBER' && !element.own && element.from !== from)
      .filter((element) => sameDimensions(measureOf(element.unit), wanted))
      .map((element) => ({ element, likeness: labelLikeness(element.label, label) }))
      .filter(({ likeness }) => likeness > 0.3)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, 3)
      .map(({ element: { name, label, unit } }) => `${name}（${unit ? `${label}，${unit.symbol}` : label}）`);
    const node = from.values.element === undefined ? from.argument('expr') : from.argument('element');
    const has_ = has.symbol || '无单位的数';
    const wanted_ = wanted.symbol || '无单位的数';
    this.report.error(
      'UNIT_MISMATCH',
      node,
      `${has_} 不能变成 ${wanted_}。${alike.length > 0 ? `计量单位相同、名称相近的数据元：${alike.join('、')}` : ''}`,
      `${has.symbol || 'a plain number'} cannot become ${wanted.symbol || 'a plain number'}.${alike.length > 0 ? ` Elements in that dimension with a like label: ${alike.join(', ')}` : ''}`,
    );
  }

  /** Elements someone who wrote `name` may have meant, as `name（label）`. */
  suggest(name: string): string[] {
    const known = [...this.declared.elements.values()].filter((element) => !element.own);
    const byName = nearest(
      name,
      known.map((element) => element.name),
    );
    const byLabel = known.filter((element) => element.label === name || element.aliases.includes(name));
    const names = new Set([...byLabel.map((element) => element.name), ...byName]);
    return [...names].slice(0, 3).map((found) => `${found}（${this.declared.elements.get(found)?.label}）`);
  }

  #finestDecimals(expression: Expression): number {
    if (expression.op === 'binary' && expression.operator === '/') return 2;
    const decimals = elementReferences(expression).map(
      (reference) => this.declared.elements.get(reference.name)?.decimals ?? 0,
    );
    return Math.max(0, ...decimals);
  }
}
