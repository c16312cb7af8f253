import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from '../platform/logger.ts';
import { SYSTEM_FOLDER } from './engine-location.ts';
import { makeFolder } from './ownership.ts';
import { canReach, type ServerIdentity } from './server-identity.ts';

/** Names the data folder that a cluster outside of it belongs to, so that a copied link is noticed. */
const OWNER_FILE = 'data-folder';

/** The cluster as the data folder shows it; a folder, or a link to where the server's user can reach it. */
export const clusterLink = (dataDir: string): string => join(dataDir, 'pg');

/**
 * The folder that holds the cluster, or will. Normally `<data>/pg`. When the hub runs as root and the data
 * folder is closed to the server's user, the cluster lies below /var/lib/onetable and `<data>/pg` is a link
 * to it: the permissions of the folders above the project are the owner's and stay as they are.
 */
export function locateCluster(dataDir: string, identity: ServerIdentity | undefined, logger: Logger): string {
  const link = clusterLink(dataDir);
  const kind = lstatSync(link, { throwIfNoEntry: false });
  if (kind?.isSymbolicLink()) return followLink(link, dataDir);
  if (kind !== undefined) {
    assertReachable(identity, link);
    return link;
  }
  if (canReach(identity, dataDir, '-x')) return link;
  return placeOutside(link, dataDir, logger);
}

function placeOutside(link: string, dataDir: string, logger: Logger): string {
  const key = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const home = join(SYSTEM_FOLDER, key);
  makeFolder(SYSTEM_FOLDER, 0o755);
  makeFolder(home, 0o755);
  setAside(join(home, 'pg'), logger);
  writeFileSync(join(home, OWNER_FILE), dataDir);
  symlinkSync(join(home, 'pg'), link);
  logger.info(
    { cluster: join(home, 'pg') },
    'the data folder is closed to the database user: the database lies elsewhere, data/pg is a link to it',
  );
  return join(home, 'pg');
}

/** The data folder was deleted, and with it the passwords and the link: keep what is left of it, but begin anew. */
function setAside(cluster: string, logger: Logger): void {
  if (!existsSync(cluster)) return;
  const aside = `${cluster}.set-aside-${Date.now()}`;
  renameSync(cluster, aside);
  logger.warn(
    { aside },
    'the data folder is new, but an older one left this database: set aside, delete it if not needed',
  );
}

function followLink(link: string, dataDir: string): string {
  const target = readlinkSync(link);
  const note = join(dirname(target), OWNER_FILE);
  const owner = existsSync(note) ? readFileSync(note, 'utf8') : undefined;
  if (!existsSync(target)) {
    // A first start that was interrupted left the note and the link, but no cluster yet: go on with it.
    if (owner === dataDir) return target;
    throw new Error(
      `${link} points to ${target}, which is not there. Bring it back from a backup; ` +
        `or, to begin with an empty database, delete ${link} and start again.`,
    );
  }
  if (owner === undefined || owner === dataDir) return target;
  if (lstatSync(clusterLink(owner), { throwIfNoEntry: false })) {
    throw new Error(
      `${dataDir} is a copy of ${owner}: its pg is a link to the same database, and both would write to it. ` +
        `Delete ${link} for an empty database here, then load a dump into it (see docs/operations.md).`,
    );
  }
  writeFileSync(note, dataDir); // the data folder was moved
  return target;
}

function assertReachable(identity: ServerIdentity | undefined, cluster: string): void {
  // Not the cluster itself: one that root has restored is given to the user later.
  if (canReach(identity, dirname(cluster), '-x')) return;
  throw new Error(
    `The database in ${cluster} belongs to the user "${identity?.name}", who cannot enter a folder above it. ` +
      'Move the data folder to where that user can (DATA_DIR=…), or run onetable as that user.',
  );
}
