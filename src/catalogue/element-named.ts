import type { Catalogue, Element } from '../core/catalogue/model.ts';
import { nearest } from '../core/catalogue/suggest.ts';
import { NotFound } from '../core/refusal.ts';

/** By its name, its label or an alias: whoever asks may know only what is printed. */
export function elementNamed(catalogue: Catalogue, name: string): Element {
  const exact = catalogue.elements.get(name);
  if (exact) return exact;
  const all = [...catalogue.elements.values()].filter(({ own }) => !own);
  const alike = all.filter(({ label, aliases }) => label === name || aliases.includes(name));
  if (alike.length === 1) return alike[0] as Element;
  const byName = nearest(
    name,
    all.map((element) => element.name),
  ).map((each) => catalogue.elements.get(each) as Element);
  const meant = (alike.length > 0 ? alike : byName).map(({ name: id, label, scope }) => ({
    zh: `${id}（${[label, scope].filter(Boolean).join('，')}）`,
    en: id,
  }));
  throw new NotFound(
    `没有数据元 ${name}${meant.length > 0 ? `；相近的有：${meant.map(({ zh }) => zh).join('、')}` : ''}`,
    `there is no element ${name}${meant.length > 0 ? `; similar: ${meant.map(({ en }) => en).join(', ')}` : ''}`,
  );
}

/** Throws unless every code belongs to the breakdown that it is named for, and that to the element. */
export function checkSlice({ name, args }: Element, slice: Readonly<Record<string, string>>): void {
  for (const [argument, code] of Object.entries(slice)) {
    const codes = args.find((each) => each.name === argument)?.codeList.codes;
    if (codes?.some((each) => each.name === code)) continue;
    const known = codes
      ? codes.map((each) => `${each.name}（${each.label}）`)
      : args.map((each) => each.name);
    throw new NotFound(
      `${name} 没有分组 ${argument}: ${code}；${known.length > 0 ? `可用：${known.join('、')}` : '它不分组'}`,
      `${name} has no slice ${argument}: ${code}; ${known.length > 0 ? `there are ${known.join(', ')}` : 'it has no breakdown'}`,
    );
  }
}
