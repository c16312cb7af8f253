import { Client, DatabaseError, escapeIdentifier } from 'pg';

/** Reads the schema `bi` and nothing else; a migration makes it where the hub's role may make roles. */
export const BI_ROLE = 'onetable_bi';
/** Reads the same views, and in them also what is withheld from others. */
export const BI_FULL_ROLE = 'onetable_bi_full';

/** Wrong password; also what a role without one is told. */
const REFUSED = '28P01';

/** Gives the role the password in its address, if that does not let it in yet. */
export async function admitBiRole({
  url,
  biUrl,
}: {
  /** Of the hub's role. */
  readonly url: string;
  readonly biUrl: string;
}): Promise<void> {
  if (await letsIn(biUrl)) return;
  const hub = new Client({ connectionString: url, application_name: 'onetable' });
  hub.on('error', () => {});
  await hub.connect();
  try {
    const { username, password } = new URL(biUrl);
    await hub.query(`ALTER ROLE ${escapeIdentifier(username)} PASSWORD ${hub.escapeLiteral(password)}`);
  } finally {
    await hub.end();
  }
}

async function letsIn(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, application_name: 'onetable' });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // Anything else, such as too many connections, says nothing against the password.
    return !(error instanceof DatabaseError && error.code === REFUSED);
  } finally {
    await client.end().catch(() => {});
  }
}
