import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { clusterSettings } from './cluster-settings.ts';
import type { Engine } from './engine-location.ts';
import { giveTo, makeFolder } from './ownership.ts';
import type { ServerIdentity } from './server-identity.ts';

/** The cluster's own administrator, and the role that the hub works as: it owns its database and no more. */
export const ADMIN_ROLE = 'postgres';
export const HUB_ROLE = 'onetable';
export const HUB_DATABASE = 'onetable';

/** Our settings stand in a file of their own; `ALTER SYSTEM` overrules them. */
const SETTINGS_FILE = 'onetable.conf';

export interface ClusterOptions {
  readonly engine: Engine;
  /** The folder of the cluster, not a link to it. */
  readonly folder: string;
  readonly identity: ServerIdentity | undefined;
  readonly adminPassword: string;
  /** False only for throw-away test clusters: faster, and lost with a power failure. */
  readonly durable: boolean;
}

/** Makes the cluster if there is none yet, and writes our settings as they are in this version. */
export async function prepareCluster(options: ClusterOptions): Promise<void> {
  const { folder, identity } = options;
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(options);
  else putRight(folder, identity);
  assertMajorVersion(options);
  const settings = join(folder, SETTINGS_FILE);
  writeFileSync(settings, clusterSettings(options.durable), { mode: 0o600 });
  giveTo(identity, settings);
}

/**
 * initdb works in a folder beside and the result is renamed into place, so that an interrupted first start
 * leaves rubbish that the next one removes, never half a cluster.
 */
async function initialise({
  engine,
  folder,
  identity,
  adminPassword,
  durable,
}: ClusterOptions): Promise<void> {
  const side = `${folder}.initialising`;
  const passwordFile = `${folder}.initialising-password`;
  for (const rest of [side, passwordFile]) rmSync(rest, { recursive: true, force: true });
  makeFolder(side, 0o700);
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
  for (const made of [side, passwordFile]) giveTo(identity, made);
  try {
    await run(engine.initdb, identity, [
      `--pgdata=${side}`,
      `--username=${ADMIN_ROLE}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  appendFileSync(join(side, 'postgresql.conf'), `\ninclude_if_exists '${SETTINGS_FILE}'\n`);
  renameSync(side, folder);
}

/** PostgreSQL refuses a folder that others may read, or that root owns: so it stands after many a restore. */
function putRight(folder: string, identity: ServerIdentity | undefined): void {
  const { uid, mode } = statSync(folder);
  if (identity && uid === 0) giveTo(identity, folder);
  if ((mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function assertMajorVersion({ engine, folder }: ClusterOptions): void {
  const onDisk = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const major = engine.version.split('.')[0];
  if (onDisk === major) return;
  throw new Error(
    `The database in ${folder} was made by PostgreSQL ${onDisk}, but the installed engine is PostgreSQL ${major}. ` +
      `Dump it with the onetable version that made it, move ${folder} away, start again and load the dump (docs/operations.md).`,
  );
}

async function run(
  program: string,
  identity: ServerIdentity | undefined,
  args: readonly string[],
): Promise<void> {
  const child = spawn(program, args, {
    cwd: parse(program).root, // a folder that every user can be in
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(identity && { uid: identity.uid, gid: identity.gid }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  if (code === 0) return;
  throw new Error(
    `Making the database failed: ${program} ended with ${code ?? 'a signal'}. It said:\n${output.trim().split('\n').slice(-8).join('\n')}\n` +
      `Check that ${dirname(args[0]?.slice('--pgdata='.length) ?? '')} is writable and that its disk has 100 MB free.`,
  );
}

/** PostgreSQL gets none of our environment: PGDATA, PGPORT or a locale in it would change what it does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** Passwords of the cluster's roles, made once and readable by nobody else. */
export interface Passwords {
  readonly admin: string;
  readonly hub: string;
  readonly bi: string;
  readonly biFull: string;
}

export function readOrMakePasswords(dataDir: string, clusterFolder: string): Passwords {
  const file = join(dataDir, 'pg-passwords.json');
  if (existsSync(file)) {
    const known = JSON.parse(readFileSync(file, 'utf8')) as Pick<Passwords, 'admin' | 'hub'> &
      Partial<Passwords>;
    const { bi = newPassword(), biFull = newPassword() } = known;
    const passwords = { ...known, bi, biFull };
    return isDeepStrictEqual(known, passwords) ? passwords : write(file, passwords);
  }
  if (existsSync(join(clusterFolder, 'PG_VERSION'))) {
    throw new Error(
      `${file} is missing, but there is a database that was made with the passwords in it. Bring the file back from a backup, ` +
        'or set new passwords as docs/operations.md describes under "Lost passwords".',
    );
  }
  return write(file, { admin: newPassword(), hub: newPassword(), bi: newPassword(), biFull: newPassword() });
}

const newPassword = (): string => randomBytes(24).toString('hex');

function write(file: string, passwords: Passwords): Passwords {
  const part = `${file}.part`;
  writeFileSync(part, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  renameSync(part, file);
  return passwords;
}
