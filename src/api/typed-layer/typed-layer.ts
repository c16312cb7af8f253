import { GraphQLNonNull, type GraphQLSchema } from 'graphql';
import type { Catalogue } from '../../core/catalogue/model.ts';
import type { Finding } from '../../core/issue.ts';
import type { OneTable } from '../../submission/submission.model.ts';
import { aggregatesTypes } from './aggregates.ts';
import { TypedAnswers, type TypedTableInput } from './answers-in.ts';
import { typedOwnAnswers, typedValues } from './answers-out.ts';
import { nameClashes } from './clashes.ts';
import { formTypes } from './forms.ts';
import { type Fields, type Graft, graft, type Lookup, type Resolve } from './graft.ts';
import { FIELDS } from './names.ts';
import { type OneTableTypes, oneTableTypes } from './one-table.ts';
import { SliceTypes } from './slices.ts';
import { ValueTypes } from './value-types.ts';

/** A catalogue whose names cannot all be served; it says every one that cannot. */
export class TypedLayerError extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(
      `the catalogue cannot be served as it is:\n${findings.map(({ messageEn }) => `  ${messageEn}`).join('\n')}`,
    );
    this.name = 'TypedLayerError';
  }
}

/**
 * The static schema with the types that a catalogue implies: the one table by topic and element, one type a form.
 * It reads and writes what the static layer does — typed answers become answers by path, typed forms are views of
 * stored ones — so a client may mix the two. Pure: neither argument is changed. Throws TypedLayerError.
 */
export function addTypedLayer(schema: GraphQLSchema, catalogue: Catalogue): GraphQLSchema {
  const clashes = nameClashes(schema, catalogue);
  if (clashes.length > 0) throw new TypedLayerError(clashes);
  return graft(schema, (lookup) => layerOf(catalogue, lookup));
}

function layerOf(catalogue: Catalogue, lookup: Lookup): Graft {
  const values = new ValueTypes();
  const oneTable = oneTableTypes(catalogue, new SliceTypes(values), values);
  const forms = formTypes(catalogue, values, lookup);
  const aggregates = aggregatesTypes(catalogue, values, lookup);
  const toGeneric = new TypedAnswers(catalogue);
  const genericTables = (input: Input): object => ({
    ...input,
    tables: input.tables.map((table: object) => toGeneric.generic(table)),
  });
  return {
    types: [...oneTable.types, ...(forms?.types ?? []), ...(aggregates?.types ?? [])],
    fields: {
      UnitTable: () => tableFields(oneTable),
      Query: () => ({
        ...(forms ? { [FIELDS.forms]: formsField(forms.root) } : {}),
        ...(aggregates ? { [FIELDS.aggregates]: aggregates.field() } : {}),
      }),
    },
    inputFields: { UnitTableInput: () => tableInputFields(oneTable) },
    around: {
      'Mutation.oneTableDraft': (original) => translating(original, (input) => toGeneric.generic(input)),
      'Mutation.oneTableSubmit': (original) => translating(original, genericTables),
      'Mutation.oneTableImport': (original) => translating(original, genericTables),
    },
  };
}

const formsField = (root: NonNullable<ReturnType<typeof formTypes>>['root']): Fields[string] => ({
  type: new GraphQLNonNull(root),
  description: '各部门的已填报表，带类型。 Filled forms, typed: of the latest catalogue version.',
  resolve: () => ({}),
});

function tableFields({ values, ownQuestions }: OneTableTypes): Fields {
  const fields: Fields = {};
  if (values) {
    fields[FIELDS.values] = {
      type: new GraphQLNonNull(values.output),
      description: 'Its answers, by topic and element; null where there is none, or a reason instead.',
      resolve: (table) => typedValues((table as OneTable).asked),
    };
  }
  if (ownQuestions) {
    fields[FIELDS.ownQuestions] = {
      type: new GraphQLNonNull(ownQuestions.output),
      description: "Its answers to forms' own questions.",
      resolve: (table) => typedOwnAnswers((table as OneTable).asked),
    };
  }
  return fields;
}

function tableInputFields({ values, ownQuestions }: OneTableTypes) {
  return {
    ...(values
      ? { [FIELDS.values]: { type: values.input, description: 'Answers, by topic and element.' } }
      : {}),
    ...(ownQuestions
      ? {
          [FIELDS.ownQuestions]: {
            type: ownQuestions.input,
            description: "Answers to forms' own questions, by form.",
          },
        }
      : {}),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: GraphQL has checked the input against its type
type Input = Record<string, any> & TypedTableInput;

function translating(original: Resolve, translate: (input: Input) => object): Resolve {
  return (source, args, context, info) =>
    original(source, { ...args, input: translate(args.input) }, context, info);
}
