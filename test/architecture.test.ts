import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Import, importsOf, sourceFiles } from './support/imports.ts';

// Who may import whom. Each finding says file:line, what it imports, and the rule that it breaks.

/** The chapters in the order in which they read; each may cite those before it. */
const CHAPTERS = ['organisation', 'catalogue', 'submission', 'filling', 'delivery', 'monitoring'];

/** What every chapter stands on. */
const GROUND = ['core', 'platform', 'database', 'graph'];

/** Per folder (or file) of src: the folders that it may import, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  platform: [],
  database: ['platform', 'core'],
  // What contracts are made of: scalars, ids, connections.
  graph: ['core'],
  ...Object.fromEntries(
    CHAPTERS.map((chapter, index) => [chapter, [...GROUND, ...CHAPTERS.slice(0, index)]]),
  ),
  // What the edges may ask of the hub: types only, so that they need not know who constructs it.
  'hub-api.ts': [...GROUND, ...CHAPTERS],
  api: [...GROUND, ...CHAPTERS, 'hub-api.ts'],
  'hub.ts': [...GROUND, ...CHAPTERS, 'api', 'hub-api.ts'],
  cli: [...GROUND, ...CHAPTERS, 'api', 'hub-api.ts', 'hub.ts', 'start.ts', 'seed.ts'],
  // The example county, and provinces like it: the only one that knows the seeds.
  'seed.ts': [...GROUND, ...CHAPTERS, 'hub.ts'],
  'start.ts': [...GROUND, ...CHAPTERS, 'api', 'hub-api.ts', 'hub.ts', 'seed.ts'],
  'main.ts': ['platform', 'start.ts'],
  web: ['core'],
};

/** `core` is plain data in, plain data out. */
const CORE_PACKAGES = ['graphql', 'decimal.js'];

const LONGEST_FILE = 400;
/** Files that may be longer, each with the reason. */
const LONGER: Readonly<Record<string, string>> = {};

const root = join(import.meta.dirname, '..');
// What is generated answers to its generator.
const files = sourceFiles(root, 'src').filter((file) => !file.startsWith('src/web/generated/'));
const imports = files.flatMap((file) => importsOf(root, file));

const partOf = (file: string): string => file.split('/')[1] ?? file;

function brokenRule({ file, target, relative }: Import): string | undefined {
  const from = partOf(file);
  if (!relative) {
    const allowed = from !== 'core' || CORE_PACKAGES.includes(target);
    return allowed ? undefined : `core may import only itself and ${CORE_PACKAGES.join(', ')}`;
  }
  if (from === 'seed.ts' && target.startsWith('seeds/')) return undefined;
  if (!target.startsWith('src/')) return 'src may not import from outside of src';
  const to = partOf(target);
  const allowed = MAY_IMPORT[from];
  if (!allowed)
    return `src/${from} is no part of the architecture: add it to MAY_IMPORT in test/architecture.test.ts, with its rule`;
  if (to === from || allowed.includes(to)) return undefined;
  return CHAPTERS.includes(from) && CHAPTERS.includes(to)
    ? `a chapter may cite earlier chapters only; the order is ${CHAPTERS.join(', ')}`
    : `src/${from} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing but itself'}`;
}

test('imports flow one way', () => {
  const findings = imports.flatMap((item) => {
    const rule = brokenRule(item);
    return rule ? [`${item.file}:${item.line} imports ${item.target}: ${rule}`] : [];
  });
  expect(findings).toEqual([]);
});

test('every relative import names a file that exists, with its suffix', () => {
  const findings = imports
    .filter(({ relative, target }) => relative && !existsSync(join(root, target)))
    .map(
      ({ file, line, target }) =>
        `${file}:${line} imports ${target}: there is no such file (imports carry the .ts suffix)`,
    );
  expect(findings).toEqual([]);
});

test('no file imports itself round a circle', () => {
  const next = new Map<string, Import[]>();
  for (const item of imports) {
    if (item.relative && !item.typeOnly) next.set(item.file, [...(next.get(item.file) ?? []), item]);
  }
  const findings = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly Import[]): void => {
    const start = path.findIndex((step) => step.file === file);
    if (start >= 0) {
      const circle = path.slice(start).map((step) => `${step.file}:${step.line}`);
      findings.add(`${circle.join(' → ')} → ${file}: imports must not form a circle`);
      return;
    }
    if (done.has(file)) return;
    for (const step of next.get(file) ?? []) visit(step.target, [...path, step]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect([...findings]).toEqual([]);
});

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const findings = files.flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
    return lines > LONGEST_FILE && !LONGER[file]
      ? [`${file}:${LONGEST_FILE} has ${lines} lines: split it by subject`]
      : [];
  });
  expect(findings).toEqual([]);
});
