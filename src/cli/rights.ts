import { ANYBODY, type Rights } from '../delivery/disclosure/rights.model.ts';
import { readConfig } from '../platform/config.ts';
import { disclosureKey } from '../platform/disclosure-key.ts';
import { CliError, EXIT } from './exit.ts';
import type { Cli } from './io.ts';

/** With `--withheld`, those of whoever can read the key; anybody's without. */
export function rightsOf({ io }: Cli, { withheld }: { readonly withheld?: boolean }): Rights {
  if (!withheld) return ANYBODY;
  if (keyOf(io) !== undefined) return { seesWithheld: true };
  throw new CliError(
    EXIT.refused,
    'NO_DISCLOSURE_KEY',
    '读不到查看隐去数据的密钥：自带数据库的在数据文件夹的 disclosure-key 里（npm start 会生成）；用 DATABASE_URL 的请设 DISCLOSURE_KEY 或 DISCLOSURE_KEY_FILE',
    'there is no key to what is withheld: with the embedded database it is disclosure-key in the data folder (npm start makes it); with DATABASE_URL set DISCLOSURE_KEY or DISCLOSURE_KEY_FILE',
  );
}

function keyOf({ env }: Cli['io']): string | undefined {
  try {
    return disclosureKey(readConfig(env));
  } catch {
    return undefined;
  }
}
