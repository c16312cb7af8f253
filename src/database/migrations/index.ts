import type { MigrationObject } from '@mikro-orm/core';
import { Hub0001 } from './0001-hub.ts';
import { ReturnsAndOverrides0002 } from './0002-returns-and-overrides.ts';
import { UnitsChange0003 } from './0003-units-change.ts';
import { Bi0004 } from './0004-bi.ts';
import { WrittenUnder0005 } from './0005-written-under.ts';
import { Sums0006 } from './0006-sums.ts';
import { BulkImport0007 } from './0007-bulk-import.ts';
import { Withheld0009 } from './0009-withheld.ts';

/**
 * Every change of the database's structure, oldest first; each runs once, in a transaction. Written out
 * rather than found by a file pattern: the order is seen, and the compiler checks it. Never edit one that
 * has been released: add another.
 */
export const migrations: readonly MigrationObject[] = [
  { name: '0001-hub', class: Hub0001 },
  { name: '0002-returns-and-overrides', class: ReturnsAndOverrides0002 },
  { name: '0003-units-change', class: UnitsChange0003 },
  { name: '0004-bi', class: Bi0004 },
  { name: '0005-written-under', class: WrittenUnder0005 },
  { name: '0006-sums', class: Sums0006 },
  { name: '0007-bulk-import', class: BulkImport0007 },
  { name: '0009-withheld', class: Withheld0009 },
];
