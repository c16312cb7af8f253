import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type DefinitionNode,
  type DirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  Source,
  valueFromASTUntyped,
} from 'graphql';

const FOLDER = fileURLToPath(new URL('../../schema/dictionary/', import.meta.url));

/** The arguments of a directive, as plain values. */
export type Arguments = Readonly<Record<string, unknown>>;

export interface WrittenField {
  readonly name: string;
  readonly description: string;
  readonly args: readonly string[];
  readonly directives: Readonly<Record<string, Arguments>>;
}

/** The dictionary as it is written, read with nothing but GraphQL's own parser. */
export const definitions: readonly DefinitionNode[] = readdirSync(FOLDER, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .flatMap((path) => parse(new Source(readFileSync(join(FOLDER, path), 'utf8'), path)).definitions);

export const types: readonly ObjectTypeDefinitionNode[] = definitions.filter(
  (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION,
);

export function directivesOf(node: {
  readonly directives?: readonly DirectiveNode[];
}): Record<string, Arguments> {
  return Object.fromEntries((node.directives ?? []).map((use) => [use.name.value, argumentsOf(use)]));
}

export function argumentsOf(use: DirectiveNode): Arguments {
  return Object.fromEntries(
    (use.arguments ?? []).map((each) => [each.name.value, valueFromASTUntyped(each.value)]),
  );
}

function written(field: FieldDefinitionNode): WrittenField {
  return {
    name: field.name.value,
    description: field.description?.value ?? '',
    args: (field.arguments ?? []).map((argument) => argument.name.value),
    directives: directivesOf(field),
  };
}

/** Cells by the printed code of their form, in the order written. */
export const forms: ReadonlyMap<string, readonly WrittenField[]> = new Map(
  types.flatMap((type) => {
    const code = directivesOf(type)['form']?.['code'];
    return typeof code === 'string' ? [[code, (type.fields ?? []).map(written)] as const] : [];
  }),
);

export const elements: ReadonlyMap<string, WrittenField> = new Map(
  types
    .flatMap((type) => (directivesOf(type)['topic'] ? (type.fields ?? []).map(written) : []))
    .map((e) => [e.name, e]),
);

/** The elements that `@from` names directly: its element, or every name in its formula that is an element. */
export function namedBy(field: WrittenField | undefined): string[] {
  const from = field?.directives['from'];
  if (!from) return [];
  if (typeof from['element'] === 'string') return [from['element']];
  return (
    String(from['expr'] ?? '')
      .match(/[A-Za-z]\w*/g)
      ?.filter((word) => elements.has(word)) ?? []
  );
}

/** Those, and whatever they are derived from in turn. */
export function reachedBy(field: WrittenField | undefined): Set<string> {
  const reached = new Set<string>();
  const visit = (names: readonly string[]): void => {
    for (const name of names) {
      if (reached.has(name)) continue;
      reached.add(name);
      visit(namedBy(elements.get(name)));
    }
  };
  visit(namedBy(field));
  return reached;
}
