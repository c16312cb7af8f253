import { defineEntity, p } from '@mikro-orm/core';
import type { Level, UnitKind } from '../core/unit-tree.ts';

/** A reporting unit 填报单位 as stored. The tree in memory (`UnitTree`) is what everything works on. */
export const UnitEntity = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: {
    id: p.text().primary(),
    /** The county at or above it: every key of the large tables begins with it. */
    county: p.text(),
    label: p.text(),
    en: p.text().nullable(),
    level: p.text().$type<Level>(),
    kind: p.text().$type<UnitKind>(),
    parent: p.text().nullable(),
    validFrom: p.date().fieldName('valid_from').$type<string>(),
    validTo: p.date().fieldName('valid_to').$type<string>().nullable(),
    reportsFrom: p.date().fieldName('reports_from').$type<string>(),
  },
});
