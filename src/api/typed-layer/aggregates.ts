import {
  type GraphQLEnumType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { Catalogue, Element, Topic } from '../../core/catalogue/model.ts';
import { PeriodScalar } from '../../graph/scalars.ts';
import type { HubContext } from '../context.ts';
import {
  AggregateBatch,
  type AggregatesArgs,
  type AggregatesOfUnit,
  type SliceArgs,
} from './aggregate-batch.ts';
import { describeElement } from './descriptions.ts';
import type { Fields, Lookup } from './graft.ts';
import * as names from './names.ts';
import { countSelected } from './selects.ts';
import type { ValueTypes } from './value-types.ts';

/** `aggregates`: what `aggregate` gives, with a field an element and an argument a breakdown. */
export function aggregatesTypes(
  catalogue: Catalogue,
  values: ValueTypes,
  lookup: Lookup,
): { readonly types: readonly GraphQLNamedType[]; readonly field: () => Fields[string] } | undefined {
  const topics = [...catalogue.topics.values()].flatMap((topic) => {
    const elements = topic.elements.filter(({ type }) => type === 'NUMBER');
    return elements.length > 0 ? [{ topic, type: topicTypeOf(topic, elements, values, lookup) }] : [];
  });
  if (topics.length === 0) return undefined;
  const row = new GraphQLObjectType({
    name: names.AGGREGATES,
    description: '一个单位一期的汇总，按主题。 The aggregates of a unit for a period, by topic.',
    fields: () => ({
      [names.AGGREGATES_FIELDS.unit]: {
        type: new GraphQLNonNull(lookup<GraphQLObjectType>('Unit')),
        description: 'Of whom the figures are.',
      },
      [names.AGGREGATES_FIELDS.period]: {
        type: new GraphQLNonNull(PeriodScalar),
        description: 'The reporting period.',
      },
      ...Object.fromEntries(
        topics.map(({ topic, type }) => [
          topic.field,
          {
            type: new GraphQLNonNull(type),
            description: [topic.label, topic.en].filter(Boolean).join(' · '),
            resolve: (of: unknown) => of,
          },
        ]),
      ),
    }),
  });
  return { types: [row, ...topics.map(({ type }) => type)], field: () => rootField(row, lookup) };
}

function topicTypeOf(
  topic: Topic,
  elements: readonly Element[],
  values: ValueTypes,
  lookup: Lookup,
): GraphQLObjectType {
  return new GraphQLObjectType({
    name: names.aggregatesType(topic),
    description: [topic.label, topic.en].filter(Boolean).join(' · '),
    fields: () => {
      const type = lookup<GraphQLObjectType>('AggregateRow');
      return Object.fromEntries(
        elements.map((element) => [names.elementField(element), fieldOf(element, type, values)]),
      );
    },
  });
}

const fieldOf = (element: Element, type: GraphQLObjectType, values: ValueTypes): Fields[string] => ({
  type,
  description: describeElement(element),
  deprecationReason: element.deprecated,
  args: Object.fromEntries(
    element.args.map(({ name, codeList }) => [
      name,
      { type: values.ofElement({ type: 'CODE', codeList }), description: `${codeList.label}；不写是合计` },
    ]),
  ),
  resolve: (of, args: SliceArgs) => {
    const { batch, reportingUnit, period } = of as AggregatesOfUnit;
    return batch.load(element, args, reportingUnit.id, period.id);
  },
});

const rootField = (row: GraphQLObjectType, lookup: Lookup): Fields[string] => ({
  type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(row))),
  description:
    '汇总，带类型：一个数据元一个字段。 Aggregates, typed: a field an element, an argument a breakdown; of the latest catalogue version.',
  args: {
    unit: { type: new GraphQLNonNull(GraphQLString), description: 'Code of the unit.' },
    level: {
      type: lookup<GraphQLEnumType>('Level'),
      description: 'One for each unit of this level below it; the unit itself unless said.',
    },
    periods: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(PeriodScalar))),
      description: 'The reporting periods, each once.',
    },
  },
  resolve: (_, args: AggregatesArgs, context: HubContext, info) =>
    new AggregateBatch(args, context).rows(countSelected(info, names.AGGREGATES_FIELDS.unit)),
});
