import {
  Kind as Ast,
  type FieldDefinitionNode,
  GraphQLDeprecatedDirective,
  getDirectiveValues,
  type TypeNode,
} from 'graphql';
import type { CodeList, DataType, Element } from './model.ts';
import type { SourceReport } from './sources.ts';

/** What a field's GraphQL type says of an element or a cell. */
export type FieldType = Pick<Element, 'type' | 'codeList' | 'required' | 'deprecated'> & {
  /** `Int`: no decimals. */
  readonly integer: boolean;
};

const SCALARS: Readonly<Record<string, DataType>> = {
  Int: 'NUMBER',
  Decimal: 'NUMBER',
  String: 'TEXT',
  Boolean: 'YES_NO',
  Date: 'DATE',
};

/** Reads a field's type; undefined, and reported, where it is none that values can have. */
export function fieldType(
  node: FieldDefinitionNode,
  codeLists: ReadonlyMap<string, CodeList>,
  report: SourceReport,
): FieldType | undefined {
  const required = node.type.kind === Ast.NON_NULL_TYPE;
  const inner: TypeNode = node.type.kind === Ast.NON_NULL_TYPE ? node.type.type : node.type;
  const name = inner.kind === Ast.NAMED_TYPE ? inner.name.value : '';
  const type = SCALARS[name];
  const deprecated = deprecationOf(node);
  const said = { required, ...(deprecated === undefined ? {} : { deprecated }) };
  if (type) return { type, ...said, integer: name === 'Int' };
  const codeList = codeLists.get(name);
  if (codeList) return { type: 'CODE', codeList, ...said, integer: false };
  report.error(
    'FIELD_TYPE',
    node.type,
    `${node.name.value} 的类型要是 Int、Decimal、String、Boolean、Date 或者一个代码表`,
    `${node.name.value} must be Int, Decimal, String, Boolean, Date or a code list`,
  );
  return undefined;
}

/** The reason of GraphQL's own `@deprecated`. */
function deprecationOf(node: FieldDefinitionNode): string | undefined {
  return getDirectiveValues(GraphQLDeprecatedDirective, node)?.reason as string | undefined;
}
