import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** How large an operation may be, fragments written out. Each is several times what the widest real client needs. */
export const LIMITS = { depth: 20, fields: 20_000, aliases: 500, rootFields: 200, directives: 200 } as const;
export type Limit = keyof typeof LIMITS;

/** Tokens of a document; a township hands in some 5,000 with its values written in the text. */
export const MOST_TOKENS = 100_000;

type Size = Record<Limit, number>;

const NAMES: Readonly<Record<Limit, string>> = {
  depth: 'levels deep',
  fields: 'fields',
  aliases: 'aliases',
  rootFields: 'fields at its root',
  directives: 'directives',
};

/** Refuses operations beyond the limits. Each fragment is measured once, so measuring is linear in the text. */
export const limitsRule: ValidationRule = (context: ValidationContext) => {
  const ruler = new Ruler((name) => context.getFragment(name));
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const size = ruler.measure(operation.selectionSet);
      size.rootFields = ruler.rootFields(operation.selectionSet);
      for (const limit of Object.keys(LIMITS) as Limit[]) {
        if (size[limit] <= LIMITS[limit]) continue;
        context.reportError(
          new GraphQLError(
            `请求太大（${limit}：${atMost(size[limit])}，最多 ${LIMITS[limit]}）；请拆成几个，或者分页取 / ` +
              `The operation has ${atMost(size[limit])} ${NAMES[limit]}; at most ${LIMITS[limit]} are served. Split it, or ask for pages.`,
            { nodes: operation, extensions: { code: 'OPERATION_TOO_LARGE' } },
          ),
        );
      }
      return false;
    },
  };
};

const atMost = (n: number): string => (n > 1e9 ? 'more than a billion' : String(n));

class Ruler {
  readonly #fragments = new Map<string, Size>();
  readonly #rootFields = new Map<string, number>();

  constructor(private readonly find: (name: string) => FragmentDefinitionNode | null | undefined) {}

  measure(set: SelectionSetNode): Size {
    const size: Size = { depth: 0, fields: 0, aliases: 0, rootFields: 0, directives: 0 };
    for (const selection of set.selections) {
      size.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        include(size, this.#ofFragment(selection.name.value), 0);
        continue;
      }
      const isField = selection.kind === Kind.FIELD;
      if (isField) {
        size.fields++;
        size.depth = Math.max(size.depth, 1);
        if (selection.alias) size.aliases++;
      }
      if (selection.selectionSet) include(size, this.measure(selection.selectionSet), isField ? 1 : 0);
    }
    return size;
  }

  rootFields(set: SelectionSetNode): number {
    let count = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) count++;
      else if (selection.kind === Kind.INLINE_FRAGMENT) count += this.rootFields(selection.selectionSet);
      else count += this.#rootOfFragment(selection.name.value);
    }
    return count;
  }

  #ofFragment(name: string): Size {
    let size = this.#fragments.get(name);
    if (!size) {
      // Should it include itself, another rule says so: here it counts as empty while it is measured.
      size = { depth: 0, fields: 0, aliases: 0, rootFields: 0, directives: 0 };
      this.#fragments.set(name, size);
      const fragment = this.find(name);
      if (fragment) Object.assign(size, this.measure(fragment.selectionSet));
    }
    return size;
  }

  #rootOfFragment(name: string): number {
    let count = this.#rootFields.get(name);
    if (count === undefined) {
      this.#rootFields.set(name, 0);
      const fragment = this.find(name);
      count = fragment ? this.rootFields(fragment.selectionSet) : 0;
      this.#rootFields.set(name, count);
    }
    return count;
  }
}

function include(size: Size, inner: Size, levels: number): void {
  size.depth = Math.max(size.depth, inner.depth + levels);
  size.fields += inner.fields;
  size.aliases += inner.aliases;
  size.directives += inner.directives;
}
