import { GraphQLError } from 'graphql';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import 'reflect-metadata';

/** The longest page. */
export const MOST_PER_PAGE = 500;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: `How many, at most ${MOST_PER_PAGE}.`, defaultValue: 100 })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  readonly after?: string | null;
}

@ObjectType('PageInfo', {
  description: 'Where a page of a connection begins and ends.',
  simpleResolvers: true,
})
export class PageInfo {
  @Field(() => Boolean)
  readonly hasNextPage!: boolean;
  @Field(() => Boolean)
  readonly hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true })
  readonly startCursor?: string;
  @Field(() => String, { nullable: true, description: 'Pass it as `after` to read on.' })
  readonly endCursor?: string;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** The connection type for nodes of a type: `UnitConnection` and `UnitEdge` for `Unit`. */
export function connectionOf<T extends object>(node: ClassType<T>, name: string): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, {
    description: `A ${name} and its place in a connection.`,
    simpleResolvers: true,
  })
  class EdgeType implements Edge<T> {
    @Field(() => String)
    readonly cursor!: string;
    @Field(() => node)
    readonly node!: T;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType])
    readonly edges!: readonly EdgeType[];
    @Field(() => [node], { description: 'The nodes of the edges, for those who need no cursor of each.' })
    readonly nodes!: readonly T[];
    @Field(() => PageInfo)
    readonly pageInfo!: PageInfo;
    @Field(() => Int, { description: 'How many there are on all pages.' })
    readonly totalCount!: number;
  }
  return ConnectionType;
}

/**
 * One page of a list. A cursor is the key of its node, so that a page stays where it is when the list grows
 * before or after it.
 */
export function pageOf<T>(all: readonly T[], args: PageArgs, keyOf: (node: T) => string): Connection<T> {
  const first = checkFirst(args.first);
  const start = args.after == null ? 0 : placeAfter(all, args.after, keyOf);
  const nodes = all.slice(start, start + first);
  const edges = nodes.map((node) => ({ cursor: Buffer.from(keyOf(node)).toString('base64url'), node }));
  return {
    edges,
    nodes,
    totalCount: all.length,
    pageInfo: {
      hasNextPage: start + nodes.length < all.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    },
  };
}

/** The page with what its nodes stand for, in their order; what is not there any more is left out. */
export function withNodes<K, T>(page: Connection<K>, found: readonly (T | undefined)[]): Connection<T> {
  const edges = page.edges.flatMap(({ cursor }, i) => {
    const node = found[i];
    return node === undefined ? [] : [{ cursor, node }];
  });
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

export function checkFirst(first: number): number {
  if (first >= 0 && first <= MOST_PER_PAGE) return first;
  throw badInput(
    `first 是 ${first}：一次取 0 至 ${MOST_PER_PAGE} 个，再用 after: endCursor 接着取`,
    `first is ${first}: ask for 0 to ${MOST_PER_PAGE} at a time, and read on with after: endCursor.`,
  );
}

function placeAfter<T>(all: readonly T[], after: string, keyOf: (node: T) => string): number {
  const key = Buffer.from(after, 'base64url').toString();
  const place = all.findIndex((node) => keyOf(node) === key);
  if (place >= 0) return place + 1;
  const shown = after.slice(0, 80);
  throw badInput(
    `after：这个列表里没有游标 "${shown}"；请不带 after 从头取`,
    `after: the cursor "${shown}" names nothing in this list; begin again without it.`,
  );
}

/** In both languages: what a page is asked with is checked where nobody knows the reader's. */
export function badInput(message: string, messageEn: string): GraphQLError {
  return new GraphQLError(`${message} / ${messageEn}`, { extensions: { code: 'BAD_USER_INPUT' } });
}
