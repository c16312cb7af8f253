import { defineEntity, p } from '@mikro-orm/core';
import type { DictionarySource } from '../core/catalogue/sources.ts';

/** A published catalogue 目录版本: its SDL, hash, who and when. Never changed once written. */
export const CatalogueVersionEntity = defineEntity({
  name: 'CatalogueVersion',
  tableName: 'catalogue_version',
  properties: {
    number: p.integer().primary(),
    validFrom: p.date().fieldName('valid_from').$type<string>(),
    hash: p.text(),
    sources: p.json<DictionarySource[]>(),
    publishedAt: p.datetime().fieldName('published_at'),
    publishedBy: p.text().fieldName('published_by'),
  },
});

/** The short stable id under which an element's values are stored. Names are never reused, so neither are ids. */
export const ElementIdEntity = defineEntity({
  name: 'ElementId',
  tableName: 'element_id',
  properties: { name: p.text().primary(), id: p.text().unique() },
});
