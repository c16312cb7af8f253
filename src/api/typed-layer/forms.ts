import {
  GraphQLInt,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLString,
} from 'graphql';
import type { Catalogue, Form } from '../../core/catalogue/model.ts';
import { checkFirst } from '../../graph/connection.ts';
import { PeriodScalar } from '../../graph/scalars.ts';
import type { HubContext } from '../context.ts';
import { definitionOf, describeCell, describeForm } from './descriptions.ts';
import { FormReader } from './form-reader.ts';
import type { Fields, Lookup } from './graft.ts';
import * as names from './names.ts';
import { selects } from './selects.ts';
import type { ValueTypes } from './value-types.ts';

/** One type a form, and `Forms` with a field a form; undefined if the catalogue has none. */
export function formTypes(
  catalogue: Catalogue,
  values: ValueTypes,
  lookup: Lookup,
): { readonly types: readonly GraphQLNamedType[]; readonly root: GraphQLObjectType } | undefined {
  const forms = [...catalogue.forms.values()];
  if (forms.length === 0) return undefined;
  const types: GraphQLNamedType[] = [];
  const fields: Fields = {};
  for (const form of forms) {
    const cells = cellFields(form, catalogue, values);
    const row = form.rows ? rowTypeOf(form, cells, lookup) : undefined;
    const type = formTypeOf(form, row, cells, lookup);
    types.push(type, ...(row ? [row] : []));
    Object.assign(fields, rootFields(form, type, new FormReader(form, values)));
  }
  const description = '已填报表，一张表一个字段。 Filled forms, a field a form.';
  const root = new GraphQLObjectType({ name: names.FORMS, description, fields });
  return { types: [...types, root], root };
}

function cellFields(form: Form, catalogue: Catalogue, values: ValueTypes): Fields {
  const fields: Fields = {};
  for (const cell of form.cells) {
    const description = describeCell(cell, definitionOf(cell, catalogue.elements));
    fields[cell.field] = { type: values.ofCell(cell), description, deprecationReason: cell.deprecated };
  }
  return fields;
}

function rowTypeOf(form: Form, cells: Fields, lookup: Lookup): GraphQLObjectType {
  return new GraphQLObjectType({
    name: names.rowType(form),
    description: `${form.label}的一行`,
    fields: () => ({
      [names.ROW_FIELDS.unit]: {
        type: new GraphQLNonNull(lookup<GraphQLObjectType>('Unit')),
        description: "The row's unit; of the total, the form's.",
      },
      ...cells,
    }),
  });
}

function formTypeOf(
  form: Form,
  row: GraphQLObjectType | undefined,
  cells: Fields,
  lookup: Lookup,
): GraphQLObjectType {
  return new GraphQLObjectType({
    name: names.formType(form),
    description: describeForm(form),
    fields: () => ({
      ...(row ? rowsAndTotal(row) : cells),
      [names.FORM_FIELDS.fill]: {
        type: new GraphQLNonNull(lookup<GraphQLObjectType>('FilledForm')),
        description: 'The same form read generically: unit, rates, gaps, every cell with its provenance.',
      },
    }),
  });
}

const rowsAndTotal = (row: GraphQLObjectType): Fields => ({
  [names.FORM_FIELDS.rows]: {
    type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(row))),
    description: '各行 One for each sub-unit, in the order of their codes.',
  },
  [names.FORM_FIELDS.total]: {
    type: new GraphQLNonNull(row),
    description: "合计 The same cells for the form's own unit.",
  },
});

function rootFields(form: Form, type: GraphQLObjectType, reader: FormReader): Fields {
  return {
    [names.formField(form)]: {
      type,
      description: `${describeForm(form)}\n\nNull if it is not due from the unit for the period.`,
      args: { unit: UNIT_ARG, period: PERIOD_ARG },
      async resolve(_, { unit, period }: { unit: string; period: string }, context: HubContext, info) {
        const { filledForms, printedForms, hub } = context;
        const forms = selects(info, names.FORM_FIELDS.fill) ? filledForms : printedForms;
        const stored = await forms.load({ code: form.code, unit, period });
        return stored && reader.read(stored, hub.units());
      },
    },
    [names.formListField(form)]: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type))),
      description: `${form.code} ${form.label}: of a unit and all below it, in the order of their codes.`,
      args: { unit: UNIT_ARG, period: PERIOD_ARG, first: FIRST_ARG, after: AFTER_ARG },
      resolve: (_, args: ListArgs, context: HubContext, info) => readList(form, reader, args, context, info),
    },
  };
}

const UNIT_ARG = { type: new GraphQLNonNull(GraphQLString), description: 'Code of the unit.' };
const PERIOD_ARG = { type: new GraphQLNonNull(PeriodScalar), description: 'The reporting period.' };
const FIRST_ARG = {
  type: new GraphQLNonNull(GraphQLInt),
  defaultValue: 100,
  description: 'How many, at most 500.',
};
const AFTER_ARG = { type: GraphQLString, description: 'Only units after this one, by its code.' };

interface ListArgs {
  readonly unit: string;
  readonly period: string;
  readonly first: number;
  readonly after?: string | null;
}

async function readList(
  form: Form,
  reader: FormReader,
  args: ListArgs,
  { hub }: HubContext,
  info: GraphQLResolveInfo,
): Promise<object[]> {
  const first = checkFirst(args.first);
  const { unit, period, after } = args;
  const query = { unit, period, withSubunits: true, form: form.code };
  const page = { first, ...(after == null ? {} : { after }) };
  const forms = selects(info, names.FORM_FIELDS.fill)
    ? await hub.filledForms(query, page)
    : await hub.printedForms(query, page);
  return forms.map((stored) => reader.read(stored, hub.units()));
}
