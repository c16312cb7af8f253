import {
  buildSchema,
  type DirectiveNode,
  type GraphQLDirective,
  isEnumType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
  valueFromAST,
} from 'graphql';
import { type Exact, parseExact } from '../value.ts';
import { DIRECTIVES } from './directives.ts';
import type { SourceReport } from './sources.ts';
import { nearest } from './suggest.ts';

/** Anything that carries directives. */
interface Decorated {
  readonly directives?: readonly DirectiveNode[] | undefined;
}

/** A directive's arguments, checked against the language: values and where each stands. */
export interface DirectiveUse {
  readonly node: DirectiveNode;
  readonly values: Readonly<Record<string, unknown>>;
  /** The argument's value node, for findings; the directive itself where it was not written. */
  argument(name: string): ValueNode | DirectiveNode;
  /** Where it says what something is made of: the value of `element` or of `expr`. */
  readonly formula: ValueNode | DirectiveNode;
}

/**
 * Reads directives. GraphQL does not check the values of directive arguments in SDL (`kind: STOK` builds), so
 * this does, and reports all.
 */
export class DirectiveReader {
  readonly #definitions: ReadonlyMap<string, GraphQLDirective>;

  constructor(private readonly report: SourceReport) {
    const schema = buildSchema(DIRECTIVES);
    this.#definitions = new Map(schema.getDirectives().map((directive) => [directive.name, directive]));
  }

  one(node: Decorated, name: string): DirectiveUse | undefined {
    return this.all(node, name)[0];
  }

  all(node: Decorated, name: string): DirectiveUse[] {
    return (node.directives ?? []).filter((use) => use.name.value === name).map((use) => this.#read(use));
  }

  #read(use: DirectiveNode): DirectiveUse {
    const definition = this.#definitions.get(use.name.value);
    const values: Record<string, unknown> = {};
    for (const argument of use.arguments ?? []) {
      const declared = definition?.args.find((candidate) => candidate.name === argument.name.value);
      if (!declared) continue; // validateSDL has said so
      const value = valueFromAST(argument.value, declared.type);
      if (value === undefined) this.#refuse(argument.value, declared.type, argument.name.value);
      else if (value !== null) values[argument.name.value] = value;
      if (typeof value === 'string' && value.trim() === '')
        this.#refuseBlank(argument.value, argument.name.value);
    }
    const argument = (name: string): ValueNode | DirectiveNode =>
      use.arguments?.find((each) => each.name.value === name)?.value ?? use;
    return {
      node: use,
      values,
      argument,
      formula: argument(values.element === undefined ? 'expr' : 'element'),
    };
  }

  #refuseBlank(value: ValueNode, argument: string): void {
    this.report.error(
      'DIRECTIVE_VALUE',
      value,
      `${argument} 是空的：没有可写的就不写它`,
      `${argument} is blank: leave it out if there is nothing to say`,
    );
  }

  #refuse(value: ValueNode, type: unknown, argument: string): void {
    let inner = type as Parameters<typeof isNonNullType>[0] & { ofType?: unknown };
    while (isNonNullType(inner) || isListType(inner)) inner = inner.ofType as typeof inner;
    const written = writtenText(value);
    if (isEnumType(inner)) {
      const known = inner.getValues().map((entry) => entry.name);
      const [meant] = nearest(written, known, 1);
      this.report.error(
        'DIRECTIVE_VALUE',
        value,
        `${argument} 不能是 ${written}；可用：${known.join('、')}${meant ? `。是不是 ${meant}？` : ''}`,
        `${argument} cannot be ${written}; use one of ${known.join(', ')}${meant ? `. Did you mean ${meant}?` : ''}`,
      );
      return;
    }
    this.report.error(
      'DIRECTIVE_VALUE',
      value,
      `${argument} 要写成 ${String(type)}，写的是 ${written}`,
      `${argument} must be ${String(type)}, this is ${written}`,
    );
  }
}

/** The exact number that an argument holds; undefined where it is not written, or is no decimal number. */
export function exactValue(report: SourceReport, use: DirectiveUse, argument: string): Exact | undefined {
  const written = use.values[argument] as string | undefined;
  if (written === undefined) return undefined;
  const value = parseExact(written);
  if (value === undefined) {
    report.error(
      'DIRECTIVE_VALUE',
      use.argument(argument),
      `${argument} 要是一个十进制数，写的是 ${written}`,
      `${argument} must be a decimal number, this is ${written}`,
    );
  }
  return value;
}

export function declaredTwice(report: SourceReport, use: DirectiveUse, what: string, name: string): void {
  report.error('DECLARED_TWICE', use.node, `${what} ${name} 声明了两次`, `${name} is declared twice`);
}

function writtenText(value: ValueNode): string {
  const location = value.loc;
  return location ? location.source.body.slice(location.start, location.end) : '?';
}

/** The fields of a literal such as `{sex: FEMALE}` with their nodes. */
export function sliceEntries(value: ValueNode | DirectiveNode): { argument: string; node: ValueNode }[] {
  if (value.kind !== Kind.OBJECT) return [];
  return (value as ObjectValueNode).fields.map((field) => ({
    argument: field.name.value,
    node: field.value,
  }));
}
