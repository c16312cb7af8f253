import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

type Where = Pick<Config, 'disclosureKey' | 'databaseUrl' | 'dataDir'>;

const fileOf = ({ dataDir }: Where): string => join(dataDir, 'disclosure-key');

/** The key to figures that are withheld; undefined where none was made or set: then nobody has the right. */
export function disclosureKey(where: Where): string | undefined {
  if (where.disclosureKey !== undefined) return where.disclosureKey;
  if (where.databaseUrl !== undefined || !existsSync(fileOf(where))) return undefined;
  return readFileSync(fileOf(where), 'utf8').trim() || undefined;
}

/** The same; made once for a hub with a data folder of its own, and readable by its user alone. */
export function readOrMakeDisclosureKey(where: Where): string | undefined {
  const known = disclosureKey(where);
  if (known !== undefined || where.databaseUrl !== undefined) return known;
  mkdirSync(where.dataDir, { recursive: true });
  const part = `${fileOf(where)}.part`;
  const key = randomBytes(24).toString('hex');
  writeFileSync(part, `${key}\n`, { mode: 0o600 });
  renameSync(part, fileOf(where));
  return key;
}
