import {
  Kind as Ast,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';
import type { Calendar } from '../calendar.ts';
import type { Unit as UnitOfMeasure } from '../unit-of-measure.ts';
import { findUnit } from '../unit-of-measure.ts';
import { compareLevels } from '../unit-tree.ts';
import { checkDefinition, checkForm, checkFormLife, checkKinds, checkNumbersOnly } from './applicability.ts';
import { readBounds } from './bounds.ts';
import { readCodeLists } from './code-lists.ts';
import { declareOnSchema } from './declare-schema.ts';
import { DirectiveReader, type DirectiveUse, declaredTwice, exactValue } from './directive-values.ts';
import type { CellDraft, Declarations, ElementDraft, FormDraft, Mutable } from './drafts.ts';
import { fieldType } from './field-type.ts';
import type { Cell, DataType, Department, Element, ElementArgument, Form, Rule, Topic } from './model.ts';
import { placeOf, type SourceReport } from './sources.ts';
import { nearest, unitLike } from './suggest.ts';

/** Reads the declarations of a document that is valid SDL; everything wrong goes to the report. */
export function declare(document: DocumentNode, report: SourceReport): Declarations {
  return new Declarer(report).read(document);
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

class Declarer {
  readonly #directives: DirectiveReader;
  readonly #declared: Declarations = {
    departments: new Map(),
    unitsOfMeasure: new Map(),
    codeLists: new Map(),
    calendars: new Map(),
    topics: new Map(),
    elements: new Map(),
    forms: new Map(),
    rules: [],
    broken: new Set(),
  };

  constructor(private readonly report: SourceReport) {
    this.#directives = new DirectiveReader(report);
  }

  read(document: DocumentNode): Declarations {
    const types: (ObjectTypeDefinitionNode | ObjectTypeExtensionNode)[] = [];
    const enums: EnumTypeDefinitionNode[] = [];
    for (const node of document.definitions) {
      if (node.kind === Ast.SCHEMA_EXTENSION || node.kind === Ast.SCHEMA_DEFINITION)
        declareOnSchema(node, this.#directives, this.#declared, this.report);
      else if (node.kind === Ast.ENUM_TYPE_DEFINITION) enums.push(node);
      else if (node.kind === Ast.OBJECT_TYPE_DEFINITION || node.kind === Ast.OBJECT_TYPE_EXTENSION)
        types.push(node);
      else checkDefinition(node, this.report);
    }
    for (const [name, list] of readCodeLists(enums, this.#directives, this.report))
      this.#declared.codeLists.set(name, list);
    // Topics before forms: an own question takes defaults from nothing, but rules and labels want topics known.
    for (const node of types) if (this.#directives.one(node, 'topic')) this.#readTopic(node);
    for (const node of types) this.#readType(node);
    return this.#declared;
  }

  #readTopic(node: ObjectTypeDefinitionNode | ObjectTypeExtensionNode): void {
    const use = this.#directives.one(node, 'topic');
    const { label, en } = (use?.values ?? {}) as { label: string; en?: string };
    const name = node.name.value;
    this.#declared.topics.set(name, { name, field: lowerFirst(name), label, en, elements: [] });
  }

  #readType(node: ObjectTypeDefinitionNode | ObjectTypeExtensionNode): void {
    const topic = this.#declared.topics.get(node.name.value);
    if (topic) {
      for (const field of node.fields ?? []) {
        this.#readElement(field, topic);
        if (!this.#declared.elements.has(field.name.value)) this.#declared.broken.add(field.name.value);
      }
      this.#readRules(node, topic.name);
      return;
    }
    for (const rule of this.#directives.all(node, 'rule')) {
      this.report.error(
        'RULE_PLACE',
        rule.node,
        `规则要写在主题上，不写在${node.name.value}上：它在每一张显示这些数的表里都成立`,
        `a rule stands on a topic, not on ${node.name.value}: it holds in every form that shows the values`,
      );
    }
    const form = this.#directives.one(node, 'form');
    if (form) this.#readForm(node, form);
    else if (node.kind === Ast.OBJECT_TYPE_DEFINITION) {
      this.report.error(
        'TYPE_WITHOUT_ROLE',
        node.name,
        `类型 ${node.name.value} 既不是主题（@topic）也不是报表（@form）`,
        `type ${node.name.value} is neither a @topic nor a @form`,
      );
    }
  }

  #readRules(node: Parameters<DirectiveReader['all']>[0], topic: string): void {
    for (const use of this.#directives.all(node, 'rule')) {
      const { code, message, en, severity = 'ERROR' } = use.values as Record<string, string>;
      if (!code || !message) continue;
      if (this.#declared.rules.some((rule) => rule.code === code))
        declaredTwice(this.report, use, '规则', code);
      this.#declared.rules.push({
        code,
        topic,
        message,
        en,
        severity: severity as Rule['severity'],
        tolerance: exactValue(this.report, use, 'tolerance'),
        place: placeOf(use.node.loc),
        use,
      });
    }
  }

  #readElement(node: FieldDefinitionNode, topic: Mutable<Topic> & { elements: ElementDraft[] }): void {
    const use = this.#directives.one(node, 'element');
    if (!use) {
      this.report.error(
        'ELEMENT_WITHOUT_DIRECTIVE',
        node.name,
        `${node.name.value} 没有 @element；请写明 label、kind、every、at、steward`,
        `${node.name.value} has no @element; give it label, kind, every, at and steward`,
      );
      return;
    }
    if (!node.description?.value.trim()) {
      this.report.error(
        'NO_DESCRIPTION',
        node.name,
        `数据元 ${node.name.value} 没有定义；请在它前面写明统计谁、什么时点、含什么、不含什么`,
        `element ${node.name.value} has no definition; write before it who is counted, when, what is in and out`,
      );
    }
    const type = fieldType(node, this.#declared.codeLists, this.report);
    if (!type) return;
    const values = use.values as Partial<Mutable<Omit<Element, 'unit' | 'calendar'>>> & {
      verify?: boolean;
      unit?: string;
      calendar?: string;
    };
    if (!values.kind || !values.every || !values.at || !values.steward || !values.label) return;
    this.#checkDepartment(values.steward, use, 'steward');
    this.#checkKind(values.kind, type.type, use);
    checkNumbersOnly(use, type, this.report);
    checkKinds(use, values.kinds, values.at, this.report);
    const from = this.#directives.one(node, 'from');
    const draft = {
      name: node.name.value,
      id: node.name.value,
      topic,
      label: values.label,
      en: values.en,
      aliases: values.aliases ?? [],
      definition: node.description?.value ?? '',
      scope: values.scope,
      steward: values.steward,
      ...type,
      unit: this.#unit(values.unit, use),
      decimals: type.integer ? 0 : (this.#decimals(use) ?? (type.type === 'NUMBER' ? 2 : 0)),
      kind: values.kind,
      every: values.every,
      calendar: this.#calendar(values.calendar, use),
      at: values.at,
      kinds: values.kinds,
      args: this.#arguments(node),
      breakdown: values.breakdown ?? 'EXHAUSTIVE',
      subsetOf: values.subsetOf,
      weight: values.weight,
      distinctFrom: values.distinctFrom ?? [],
      reportedAs: values.reportedAs,
      disclosure: values.disclosure,
      ...readBounds(
        use,
        { kind: values.kind, type: type.type },
        !from || values.verify === true,
        this.report,
      ),
      askedBefore: false,
      place: placeOf(node.name.loc),
      node,
      from,
      verify: values.verify ? use.argument('verify') : undefined,
      disclosed: values.disclosure === undefined ? undefined : use.argument('disclosure'),
    } as ElementDraft;
    const earlier = this.#declared.elements.get(draft.name);
    if (earlier) {
      this.report.error(
        'DECLARED_TWICE',
        node.name,
        `数据元 ${draft.name} 已在 ${earlier.place.file}:${earlier.place.line} 定义；名称全目录唯一`,
        `element ${draft.name} is already defined at ${earlier.place.file}:${earlier.place.line}; names are unique`,
      );
      return;
    }
    topic.elements.push(draft);
    this.#declared.elements.set(draft.name, draft);
  }

  #arguments(node: FieldDefinitionNode): ElementArgument[] {
    const found: ElementArgument[] = [];
    for (const argument of node.arguments ?? []) {
      const name = argument.type.kind === Ast.NAMED_TYPE ? argument.type.name.value : '';
      const codeList = this.#declared.codeLists.get(name);
      if (codeList) found.push({ name: argument.name.value, codeList });
      else {
        this.report.error(
          'ARGUMENT_TYPE',
          argument,
          `分组 ${argument.name.value} 的类型要是一个代码表（@codeList 的 enum），并且可以省略`,
          `argument ${argument.name.value} must be an optional code list (an enum with @codeList)`,
        );
      }
    }
    return found;
  }

  #readForm(node: ObjectTypeDefinitionNode | ObjectTypeExtensionNode, use: DirectiveUse): void {
    const values = use.values as unknown as Omit<Mutable<Form>, 'department' | 'calendar'> & {
      department: string;
      calendar?: string;
    };
    const name = node.name.value;
    if (!values.code || !values.department || !values.every || !values.level) return;
    const department = this.#checkDepartment(values.department, use, 'department');
    if (!department) return;
    checkKinds(use, values.kinds, values.level, this.report);
    checkFormLife(use, this.report);
    if (this.#declared.forms.has(values.code)) declaredTwice(this.report, use, '报表', values.code);
    const form: FormDraft = {
      name,
      field: lowerFirst(name),
      code: values.code,
      key: values.code.replace(/[^A-Za-z0-9_]/g, '_'),
      label: values.label,
      en: values.en,
      department,
      every: values.every,
      calendar: this.#calendar(values.calendar, use),
      level: values.level,
      kinds: values.kinds,
      rows: values.rows,
      dueDays: values.dueDays,
      basis: values.basis,
      validFrom: values.validFrom,
      expires: values.expires,
      cells: [],
      place: placeOf(node.name.loc),
    };
    if (form.rows && compareLevels(form.rows, form.level) <= 0) {
      this.report.error(
        'FORM_ROWS',
        use.argument('rows'),
        `rows 要比 level 低：${form.level} 的表不能按 ${form.rows} 分行`,
        `rows must be below level: a form of a ${form.level} has no rows by ${form.rows}`,
      );
    }
    for (const field of node.fields ?? []) {
      const cell = this.#readCell(field);
      if (cell) form.cells.push(cell);
    }
    checkForm(form, use, this.report);
    this.#declared.forms.set(form.code, form);
  }

  #readCell(node: FieldDefinitionNode): CellDraft | undefined {
    const use = this.#directives.one(node, 'cell');
    if (!use) {
      this.report.error(
        'CELL_WITHOUT_DIRECTIVE',
        node.name,
        `${node.name.value} 没有 @cell；请写明报表上印的 label`,
        `${node.name.value} has no @cell; give it the label as the form prints it`,
      );
      return undefined;
    }
    const found = fieldType(node, this.#declared.codeLists, this.report);
    if (!found) return undefined;
    checkNumbersOnly(use, found, this.report);
    const { integer, ...type } = found;
    const values = use.values as Partial<Mutable<Cell>> & {
      unit?: string;
      place?: string;
      kind?: Element['kind'];
    };
    return {
      field: node.name.value,
      label: values.label ?? node.name.value,
      en: values.en,
      section: values.section,
      code: values.code,
      printedAt: values.place,
      ...type,
      unit: this.#unit(values.unit, use),
      decimals: this.#decimals(use) ?? (integer ? 0 : undefined),
      orAsk: false,
      place: placeOf(node.name.loc),
      node,
      use,
      from: this.#directives.one(node, 'from'),
    };
  }

  #checkKind(kind: Element['kind'], type: DataType, use: DirectiveUse): void {
    const numeric = kind !== 'ATTRIBUTE';
    if (numeric === (type === 'NUMBER')) return;
    this.report.error(
      'KIND_AND_TYPE',
      use.argument('kind'),
      numeric
        ? `${kind} 只能用于数值`
        : 'ATTRIBUTE 用于文字、是否、日期、代码；数值请用 STOCK、FLOW、AVERAGE、RATIO 或 DISTINCT',
      numeric ? `${kind} is for numbers` : 'ATTRIBUTE is for text, yes/no, dates and codes, not numbers',
    );
  }

  #checkDepartment(code: string, use: DirectiveUse, argument: string): Department | undefined {
    const department = this.#declared.departments.get(code);
    if (!department) {
      const meant = this.#departmentMeant(code);
      this.report.error(
        'UNKNOWN_DEPARTMENT',
        use.argument(argument),
        `没有声明部门 ${code}${meant ? `；是不是 ${meant}？` : ''}`,
        `department ${code} is not declared${meant ? `; did you mean ${meant}?` : ''}`,
      );
    }
    return department;
  }

  /** By its code, or as forms print it. */
  #departmentMeant(written: string): string | undefined {
    const departments = [...this.#declared.departments.values()];
    const called = departments.find(({ label, aliases }) => [label, ...aliases].includes(written));
    return called?.code ?? nearest(written, this.#declared.departments.keys(), 1)[0];
  }

  #unit(written: string | undefined, use: DirectiveUse): UnitOfMeasure | undefined {
    if (written === undefined) return undefined;
    const unit = findUnit(this.#declared.unitsOfMeasure.values(), written);
    if (!unit) {
      const declared = [...this.#declared.unitsOfMeasure.values()];
      const near = unitLike(written, declared);
      const known = [...this.#declared.unitsOfMeasure.keys()].join('、');
      this.report.error(
        'UNKNOWN_UNIT',
        use.argument('unit'),
        `没有声明计量单位 ${written}；${near ? `是不是 ${near}？` : ''}已声明：${known}`,
        `unit of measure ${written} is not declared; ${near ? `did you mean ${near}? ` : ''}declared: ${known}`,
      );
    }
    return unit;
  }

  #calendar(name: string | undefined, use: DirectiveUse): Calendar | undefined {
    if (name === undefined) return undefined;
    const calendar = this.#declared.calendars.get(name);
    if (!calendar) {
      const known = [...this.#declared.calendars.keys()];
      this.report.error(
        'UNKNOWN_CALENDAR',
        use.argument('calendar'),
        `没有声明日历 ${name}；${known.length > 0 ? `已声明：${known.join('、')}` : '请用 @calendar 声明'}，不写就是公历`,
        `calendar ${name} is not declared; ${known.length > 0 ? `declared: ${known.join(', ')}` : 'declare it with @calendar'}; without one it is the civil calendar`,
      );
    }
    return calendar;
  }

  #decimals(use: DirectiveUse): number | undefined {
    const decimals = use.values.decimals as number | undefined;
    if (decimals === undefined || (decimals >= 0 && decimals <= MAX_DECIMALS)) return decimals;
    this.report.error(
      'DIRECTIVE_VALUE',
      use.argument('decimals'),
      `decimals 要是 0 到 ${MAX_DECIMALS} 的整数，写的是 ${decimals}`,
      `decimals must be a whole number from 0 to ${MAX_DECIMALS}, this is ${decimals}`,
    );
    return undefined;
  }
}

/** As many as a non-terminating fraction is ever written with. */
const MAX_DECIMALS = 20;
