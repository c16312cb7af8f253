import type { CodeList, Element, Form, Topic } from '../../core/catalogue/model.ts';

/** Every name that the typed layer makes. Nothing else in it writes one. */

export const ONE_TABLE = 'OneTable';
export const ONE_TABLE_INPUT = 'OneTableInput';
export const ONE_TABLE_FORMS = 'OneTableForms';
export const ONE_TABLE_FORMS_INPUT = 'OneTableFormsInput';
export const FORMS = 'Forms';
export const AGGREGATES = 'Aggregates';

/** Fields that the layer adds to types of the static one. */
export const FIELDS = {
  forms: 'forms',
  aggregates: 'aggregates',
  values: 'values',
  ownQuestions: 'forms',
} as const;

export const topicType = (topic: Topic): string => topic.name;
export const aggregatesType = (topic: Topic): string => `${topic.name}Aggregates`;
/** Fields that stand beside the topics of a unit's aggregates. */
export const AGGREGATES_FIELDS = { unit: 'reportingUnit', period: 'period' } as const;
export const topicInput = (topic: Topic): string => `${topic.name}Input`;

/** An element's field of its topic; with `previous`, that of the last period's value. */
export const elementField = (element: Element, previous = false): string =>
  previous ? `${element.name}_PREVIOUS` : element.name;

export const formType = (form: Form): string => form.name;
export const rowType = (form: Form): string => `${form.name}Row`;
export const answersType = (form: Form): string => `${form.name}Answers`;
export const answersInput = (form: Form): string => `${form.name}AnswersInput`;
export const formField = (form: Form): string => form.field;
export const formListField = (form: Form): string => `${form.field}List`;
/** Where the one table keeps a form's own questions. */
export const ownQuestionsField = (form: Form): string => form.key;

/** Fields that stand beside the cells of a form or of a row. */
export const FORM_FIELDS = { fill: '_fill', rows: 'rows', total: 'total' } as const;
export const ROW_FIELDS = { unit: 'unit' } as const;

export const codeListEnum = (list: CodeList): string => list.name;

/** The slices of values of a type: `DecimalBySexByBirthOrder`. */
export const slicesType = (value: string, lists: readonly CodeList[]): string =>
  value + lists.map((list) => `By${list.name}`).join('');
export const slicesInput = (value: string, lists: readonly CodeList[]): string =>
  `${slicesType(value, lists)}Input`;

/** Fields that stand beside the codes of a breakdown. */
export const SLICE_FIELDS = { total: 'total', any: 'any' } as const;
