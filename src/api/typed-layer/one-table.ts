import {
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  type GraphQLNamedType,
  GraphQLObjectType,
} from 'graphql';
import type { Catalogue, Element, Form, Topic } from '../../core/catalogue/model.ts';
import { describeCell, describeElement, describeForm, describePrevious } from './descriptions.ts';
import * as names from './names.ts';
import type { SliceTypes } from './slices.ts';
import type { ValueTypes } from './value-types.ts';

/** The types of the one table's answers, going out and coming in. Absent where the catalogue asks nothing. */
export interface OneTableTypes {
  readonly types: readonly GraphQLNamedType[];
  readonly values?: { readonly output: GraphQLObjectType; readonly input: GraphQLInputObjectType };
  readonly ownQuestions?: { readonly output: GraphQLObjectType; readonly input: GraphQLInputObjectType };
}

type OutFields = GraphQLFieldConfigMap<unknown, unknown>;

/** A pair of types with the same fields: what is served, and what is taken. */
interface Pair {
  readonly output: GraphQLObjectType;
  readonly input: GraphQLInputObjectType;
}

export function oneTableTypes(catalogue: Catalogue, slices: SliceTypes, values: ValueTypes): OneTableTypes {
  const topics = [...catalogue.topics.values()].flatMap((topic) => topicTypes(topic, slices) ?? []);
  const forms = [...catalogue.forms.values()].flatMap((form) => answersTypes(form, values) ?? []);
  const oneTable = wrap(
    topics,
    names.ONE_TABLE,
    names.ONE_TABLE_INPUT,
    '一表：按主题的数据元，每项只填一次。 The one table: every element once, by topic.',
  );
  const own = wrap(
    forms,
    names.ONE_TABLE_FORMS,
    names.ONE_TABLE_FORMS_INPUT,
    '各报表自己的问题，只有该表要用。 Questions that only one form asks.',
  );
  const pairs = [...topics, ...forms, ...(oneTable ? [oneTable] : []), ...(own ? [own] : [])];
  return {
    types: [...pairs.flatMap(({ output, input }) => [output, input]), ...slices.types],
    ...(oneTable ? { values: oneTable } : {}),
    ...(own ? { ownQuestions: own } : {}),
  };
}

function topicTypes(
  topic: Topic,
  slices: SliceTypes,
): (Pair & { field: string; description: string }) | undefined {
  const asked = topic.elements.filter((element) => !element.derivation);
  const outputs: OutFields = {};
  const inputs: GraphQLInputFieldConfigMap = {};
  const add = (element: Element, previous: boolean): void => {
    const field = names.elementField(element, previous);
    const description = previous ? describePrevious(element) : describeElement(element);
    const { deprecated: deprecationReason } = element;
    outputs[field] = { type: slices.output(element), description, deprecationReason };
    inputs[field] = { type: slices.input(element), description, deprecationReason };
  };
  for (const element of asked) {
    add(element, false);
    if (element.askedBefore) add(element, true);
  }
  if (asked.length === 0) return undefined;
  const description = [topic.label, topic.en].filter(Boolean).join(' · ');
  return pairOf(names.topicType(topic), names.topicInput(topic), topic.field, description, outputs, inputs);
}

function answersTypes(
  form: Form,
  values: ValueTypes,
): (Pair & { field: string; description: string }) | undefined {
  const fields = form.cells.flatMap((cell) => {
    if (cell.source.kind !== 'own') return [];
    return [
      [
        cell.field,
        {
          type: values.ofCell(cell),
          description: describeCell(cell, cell.source.element.definition),
          deprecationReason: cell.deprecated,
        },
      ] as const,
    ];
  });
  if (fields.length === 0) return undefined;
  const [output, input] = [names.answersType(form), names.answersInput(form)];
  const [outputs, inputs] = [Object.fromEntries(fields), Object.fromEntries(fields)];
  return pairOf(output, input, names.ownQuestionsField(form), describeForm(form), outputs, inputs);
}

function pairOf(
  output: string,
  input: string,
  field: string,
  description: string,
  outputs: OutFields,
  inputs: GraphQLInputFieldConfigMap,
) {
  return {
    field,
    description,
    output: new GraphQLObjectType({ name: output, description, fields: outputs }),
    input: new GraphQLInputObjectType({ name: input, description, fields: inputs }),
  };
}

function wrap(
  parts: readonly (Pair & { field: string; description: string })[],
  output: string,
  input: string,
  description: string,
): Pair | undefined {
  if (parts.length === 0) return undefined;
  const of = <T>(pick: (part: Pair) => T) =>
    Object.fromEntries(
      parts.map((part) => [part.field, { type: pick(part), description: part.description }]),
    );
  return {
    output: new GraphQLObjectType({ name: output, description, fields: of((part) => part.output) }),
    input: new GraphQLInputObjectType({ name: input, description, fields: of((part) => part.input) }),
  };
}
