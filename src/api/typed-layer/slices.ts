import {
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLObjectType,
} from 'graphql';
import type { CodeList, Element } from '../../core/catalogue/model.ts';
import { SLICE_FIELDS, slicesInput, slicesType } from './names.ts';
import type { ValueType, ValueTypes } from './value-types.ts';

/**
 * The types of elements with breakdowns: an object with a field a code, nested in the order of the arguments.
 * Beside the codes, `total` is all of them together, and `any` leaves this breakdown and goes on with the next.
 * Elements with the same breakdowns share their types.
 */
export class SliceTypes {
  readonly #outputs = new Map<string, GraphQLObjectType>();
  readonly #inputs = new Map<string, GraphQLInputObjectType>();

  constructor(private readonly values: ValueTypes) {}

  get types() {
    return [...this.#outputs.values(), ...this.#inputs.values()];
  }

  output(element: Element): GraphQLObjectType | ValueType {
    return this.#output(this.values.ofElement(element), listsOf(element));
  }

  input(element: Element): GraphQLInputObjectType | ValueType {
    return this.#input(this.values.ofElement(element), listsOf(element));
  }

  #output(value: ValueType, lists: readonly CodeList[]): GraphQLObjectType | ValueType {
    if (lists.length === 0) return value;
    const name = slicesType(value.name, lists);
    let type = this.#outputs.get(name);
    if (!type) {
      const inner = this.#output(value, lists.slice(1));
      const fields = sliceFields(lists, value, inner) as GraphQLFieldConfigMap<unknown, unknown>;
      type = new GraphQLObjectType({ name, description: describe(lists), fields });
      this.#outputs.set(name, type);
    }
    return type;
  }

  #input(value: ValueType, lists: readonly CodeList[]): GraphQLInputObjectType | ValueType {
    if (lists.length === 0) return value;
    const name = slicesInput(value.name, lists);
    let type = this.#inputs.get(name);
    if (!type) {
      const inner = this.#input(value, lists.slice(1));
      const fields = sliceFields(lists, value, inner) as GraphQLInputFieldConfigMap;
      type = new GraphQLInputObjectType({ name, description: describe(lists), fields });
      this.#inputs.set(name, type);
    }
    return type;
  }
}

const listsOf = (element: Element): readonly CodeList[] => element.args.map(({ codeList }) => codeList);

const describe = (lists: readonly CodeList[]): string => `按${lists.map(({ label }) => label).join('、')}`;

function sliceFields<T>([list, ...rest]: readonly CodeList[], value: ValueType, inner: T) {
  const fields: Record<string, { type: T | ValueType; description: string }> = {};
  for (const code of list?.codes ?? []) fields[code.name] = { type: inner, description: code.label };
  if (rest.length > 0) fields[SLICE_FIELDS.any] = { type: inner, description: `不分${list?.label}` };
  fields[SLICE_FIELDS.total] = { type: value, description: '合计' };
  return fields;
}
