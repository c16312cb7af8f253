import {
  type GraphQLEnumType as EnumType,
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLScalarType,
  GraphQLString,
} from 'graphql';
import type { Cell, CodeList, Element } from '../../core/catalogue/model.ts';
import { DateScalar, DecimalScalar } from '../../graph/scalars.ts';
import { codeListEnum } from './names.ts';

/** A type that a single value is served as and accepted as. */
export type ValueType = GraphQLScalarType | EnumType;

const SCALARS = {
  NUMBER: DecimalScalar,
  TEXT: GraphQLString,
  YES_NO: GraphQLBoolean,
  DATE: DateScalar,
} as const;

export function valueTypeName({ type, codeList }: Pick<Element, 'type' | 'codeList'>): string {
  if (type !== 'CODE') return SCALARS[type].name;
  return codeList ? codeListEnum(codeList) : GraphQLString.name;
}

/** The types of single values that a catalogue needs: scalars, and an enum for each code list that values take. */
export class ValueTypes {
  readonly #enums = new Map<string, GraphQLEnumType>();

  ofElement({ type, codeList }: Pick<Element, 'type' | 'codeList'>): ValueType {
    if (type !== 'CODE') return SCALARS[type];
    return codeList ? this.#enumOf(codeList) : GraphQLString;
  }

  ofCell(cell: Cell): ValueType {
    return cell.type === 'CODE'
      ? this.ofElement({ type: 'CODE', codeList: cell.codeList })
      : SCALARS[cell.type];
  }

  #enumOf(list: CodeList): GraphQLEnumType {
    let type = this.#enums.get(list.name);
    if (!type) {
      type = new GraphQLEnumType({
        name: codeListEnum(list),
        description: [list.label, list.en].filter(Boolean).join(' · '),
        values: Object.fromEntries(list.codes.map(({ name, label }) => [name, { description: label }])),
      });
      this.#enums.set(list.name, type);
    }
    return type;
  }
}
