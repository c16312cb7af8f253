import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { badInput } from '../graph/connection.ts';
import { parseGlobalId } from '../graph/global-id.ts';
import { NODE_TYPE, NodeType } from '../graph/node.ts';
import type { HubContext } from './context.ts';

const MOST_NODES = 500;

type Finder = (key: string, context: HubContext) => object | undefined | Promise<object | undefined>;

/** How an object is found by the key in its global id. Catalogue things are those of the latest version. */
const FINDERS: Readonly<Record<string, Finder>> = {
  Unit: (key, { hub }) => hub.units().find(key),
  Catalogue: (key, { hub }) => hub.catalogueVersions().find(({ number }) => String(number) === key),
  DataElement: (key, { hub }) => hub.currentCatalogue().catalogue.elements.get(key),
  Form: (key, { hub }) => hub.currentCatalogue().catalogue.forms.get(key),
  Department: (key, { hub }) => hub.currentCatalogue().catalogue.departments.get(key),
  CodeList: (key, { hub }) => hub.currentCatalogue().catalogue.codeLists.get(key),
  FilledForm: (key, { filledForms }) => {
    const [code, unit, period] = key.split('/');
    return code && unit && period ? filledForms.load({ code, unit, period }) : undefined;
  },
};

async function findNode(id: string, context: HubContext): Promise<object | null> {
  const named = parseGlobalId(id);
  const finder = named && Object.hasOwn(FINDERS, named.type) ? FINDERS[named.type] : undefined;
  const found = named && (await finder?.(named.key, context));
  return found ? { ...found, [NODE_TYPE]: named.type } : null;
}

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'An object by its global id; null if there is none.',
  })
  node(@Arg('id', () => ID) id: string, @Ctx() context: HubContext) {
    return findNode(id, context);
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: `Objects by their global ids, at most ${MOST_NODES}: in the order of the ids, null where there is none.`,
  })
  nodes(@Arg('ids', () => [ID]) ids: string[], @Ctx() context: HubContext) {
    if (ids.length > MOST_NODES)
      throw badInput(
        `ids 有 ${ids.length} 个：一次最多 ${MOST_NODES} 个`,
        `ids has ${ids.length} ids: ask for at most ${MOST_NODES} at a time.`,
      );
    return ids.map((id) => findNode(id, context));
  }
}
