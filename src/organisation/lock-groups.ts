import type { UnitTree } from '../core/unit-tree.ts';

/**
 * Townships that were merged or split, or that a village passed between, share a lock: a correction of an old
 * table of one is a correction of new forms of the other. By township, the first of its group; a township that
 * stands alone is not listed.
 */
export function lockGroups(tree: UnitTree): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const lead = (id: string): string => {
    const next = first.get(id);
    return next === undefined || next === id ? id : lead(next);
  };
  const join = (ids: readonly string[]): void => {
    const leads = ids.map(lead).sort();
    for (const each of leads) first.set(each, leads[0] as string);
  };
  for (const { id, past = [], predecessors = [] } of tree.all()) {
    const days = past.map(({ until }) => until);
    const townships = [
      tree.ancestorAt(id, 'TOWNSHIP'),
      ...days.map((day) => tree.ancestorAt(id, 'TOWNSHIP', day)),
      ...predecessors.map((each) => tree.ancestorAt(each, 'TOWNSHIP')),
    ].flatMap((township) => township?.id ?? []);
    if (new Set(townships).size > 1) join([...new Set(townships)]);
  }
  return new Map([...first.keys()].map((id) => [id, lead(id)]));
}
