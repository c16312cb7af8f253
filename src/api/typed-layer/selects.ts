import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** Whether a field is selected of what a resolver answers, directly or in a fragment, whatever its directives say. */
export function selects({ fieldNodes, fragments }: GraphQLResolveInfo, field: string): boolean {
  const isIn = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === field;
      if (selection.kind === Kind.INLINE_FRAGMENT) return isIn(selection.selectionSet);
      return isIn(fragments[selection.name.value]?.selectionSet);
    }) ?? false;
  return fieldNodes.some(({ selectionSet }) => isIn(selectionSet));
}

/**
 * How many fields are selected below the fields of what a resolver answers, fragments written out, whatever their
 * directives say; not below one that is left out.
 */
export function countSelected({ fieldNodes, fragments }: GraphQLResolveInfo, leftOut: string): number {
  const countIn = (set: SelectionSetNode | undefined, depth: number): number =>
    (set?.selections ?? []).reduce((count, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return count + countIn(selection.selectionSet, depth);
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return count + countIn(fragments[selection.name.value]?.selectionSet, depth);
      if (depth === 1) return count + 1;
      return selection.name.value === leftOut ? count : count + countIn(selection.selectionSet, depth + 1);
    }, 0);
  return fieldNodes.reduce((count, { selectionSet }) => count + countIn(selectionSet, 0), 0);
}
