import { registerEnumType } from 'type-graphql';
import 'reflect-metadata';

export const Lang = { ZH: 'ZH', EN: 'EN' } as const;
export type Lang = keyof typeof Lang;

registerEnumType(Lang, {
  name: 'Lang',
  description: 'The language of messages and explanations.',
  valuesConfig: { ZH: { description: 'Chinese 中文, the default' }, EN: { description: 'English' } },
});

/** What every resolver finds in its context, whatever the chapter. */
export interface LanguageContext {
  /** From the header Accept-Language; Chinese unless it prefers English. */
  readonly lang: Lang;
}

/** The language that a header prefers, of the two there are. Chinese where it names neither. */
export function preferredLanguage(acceptLanguage: string | undefined): Lang {
  let best: { lang: Lang; quality: number } = { lang: 'ZH', quality: 0 };
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const lang = tag.startsWith('en') ? 'EN' : tag.startsWith('zh') ? 'ZH' : undefined;
    const quality = Number(
      parameters
        .find((p) => p.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    );
    if (lang && quality > best.quality) best = { lang, quality };
  }
  return best.lang;
}
