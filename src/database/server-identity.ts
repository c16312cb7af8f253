import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The operating-system user that PostgreSQL runs as when the hub itself runs as root. */
export interface ServerIdentity {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

interface Account extends ServerIdentity {}

function accounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * PostgreSQL refuses to run as root. So root runs it as the owner of the existing cluster, else as
 * `postgres`, else as `nobody`. Undefined means: as whoever we are.
 */
export function chooseServerIdentity(cluster: string): ServerIdentity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = accounts();
  const owner = ownerOf(cluster);
  if (owner && owner.uid !== 0) {
    const account = known.find((candidate) => candidate.uid === owner.uid);
    return account ?? { ...owner, name: `#${owner.uid}` };
  }
  const account =
    known.find(({ name }) => name === 'postgres') ?? known.find(({ name }) => name === 'nobody');
  return account ?? { uid: 65_534, gid: 65_534, name: '#65534' };
}

/** Says why an ordinary user cannot run this cluster, before PostgreSQL says it in other words. */
export function assertMayRun(cluster: string): void {
  const me = process.getuid?.();
  const owner = ownerOf(cluster);
  if (me === undefined || me === 0 || owner === undefined || owner.uid === me) return;
  const name = accounts().find(({ uid }) => uid === owner.uid)?.name ?? `#${owner.uid}`;
  throw new Error(
    `The database in ${cluster} belongs to the user "${name}", and you are another user, so PostgreSQL would refuse it. ` +
      `Run onetable as root or as "${name}", or give it a folder of your own: DATA_DIR=… .`,
  );
}

/** Asks the system itself, as that user, so that access lists and mounts count too. */
export function canReach(identity: ServerIdentity | undefined, path: string, test: '-x' | '-r'): boolean {
  if (identity === undefined) return true;
  const { status } = spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], {
    uid: identity.uid,
    gid: identity.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  try {
    const { uid, gid } = statSync(path);
    return { uid, gid };
  } catch {
    return undefined;
  }
}
