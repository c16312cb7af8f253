import type { Catalogue } from '../model.ts';
import { elementsOf, reached } from '../reach.ts';
import type { Change, Effect } from './diff.ts';

/** Changes that only read differently, or take other values, leave every filled cell as it is. */
const HARMLESS: ReadonlySet<Effect> = new Set(['WORDING', 'DEFINITION', 'PLAUSIBILITY']);

/** Codes of the forms whose cells may come out otherwise: changed themselves, or made of what has changed. */
export function affectedForms(changes: readonly Change[], before: Catalogue, after: Catalogue): Set<string> {
  const affected = new Set<string>();
  const things = new Set<string>();
  for (const { thing, name, effect } of changes) {
    if (HARMLESS.has(effect) && thing !== 'code') continue;
    if (thing === 'form') affected.add(name);
    else if (thing === 'cell') affected.add(name.slice(0, name.lastIndexOf('.')));
    else things.add(thing === 'code' ? (name.split('.')[0] as string) : name);
  }
  for (const catalogue of [before, after]) {
    for (const form of things.size > 0 ? catalogue.forms.values() : []) {
      const made = reached(
        catalogue,
        form.cells.flatMap((cell) => elementsOf(catalogue, cell)),
      );
      for (const { name, codeList, args } of made) {
        if (
          things.has(name) ||
          (codeList && things.has(codeList.name)) ||
          args.some((arg) => things.has(arg.codeList.name))
        )
          affected.add(form.code);
      }
    }
  }
  return affected;
}
