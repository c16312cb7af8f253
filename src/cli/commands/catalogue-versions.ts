import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { compileCatalogue } from '../../core/catalogue/compile.ts';
import { diffCatalogues } from '../../core/catalogue/versions/diff.ts';
import type { Hub } from '../../hub.ts';
import { figures, readSources, sourceFindingLines } from '../dictionary.ts';
import { CliError, EXIT, type Exit, wrongUsage } from '../exit.ts';
import type { Cli } from '../io.ts';
import { count, time } from '../numbers.ts';
import { changeLine } from '../plan-lines.ts';
import { withHub } from '../session.ts';
import { table } from '../table.ts';

/** `catalogue versions`: every published version, the latest last. */
export function listVersions(cli: Cli): Promise<Exit> {
  return withHub(cli, async ({ api }) => {
    const versions = api.catalogueVersions().map(({ catalogue, sources: _, ...version }) => ({
      ...version,
      ...figures(catalogue),
    }));
    if (cli.json) {
      cli.printJson(versions);
      return EXIT.ok;
    }
    const { say } = cli;
    const right = (zh: string, en: string) => ({ title: say(zh, en), align: 'right' as const });
    const columns = [
      { title: say('版本', 'version') },
      { title: say('起用', 'in force from') },
      right('数据元', 'elements'),
      right('报表', 'forms'),
      right('单元格', 'cells'),
      { title: say('发布', 'published') },
      { title: say('发布人', 'by') },
    ];
    const rows = versions.map(({ number, validFrom, elements, forms, cells, publishedAt, publishedBy }) => [
      ...[`v${number}`, validFrom, count(elements), count(forms), count(cells)],
      ...[time(publishedAt), publishedBy],
    ]);
    cli.print(table(columns, rows, cli.paint.dim));
    return EXIT.ok;
  });
}

/** `catalogue diff A B`: what B says otherwise than A; each a version's number, or B a folder. */
export function diffVersions(cli: Cli, first: string, second: string): Promise<Exit> {
  return withHub(cli, async (hub) => {
    const before = versionNamed(hub, first).catalogue;
    const after = /^v?\d+$/.test(second) ? versionNamed(hub, second).catalogue : await compiled(cli, second);
    const changes = diffCatalogues(before, after);
    if (cli.json) cli.printJson(changes);
    else if (changes.length === 0) cli.print(cli.say('两者说的相同', 'they say the same'));
    else cli.print(...changes.map((change) => changeLine(cli, change)));
    return EXIT.ok;
  });
}

async function compiled(cli: Cli, folder: string) {
  const { catalogue, findings } = compileCatalogue(await readSources(cli, folder));
  if (catalogue) return catalogue;
  const lines = findings.flatMap((finding) => sourceFindingLines(cli, finding));
  cli.io.err(`${lines.join('\n')}\n`);
  throw wrongUsage(
    `${folder} 里的字典不能编译`,
    `the dictionary in ${folder} does not compile`,
    'DICTIONARY_BROKEN',
  );
}

export interface ExportOptions {
  readonly version?: string;
  readonly department?: string;
}

/**
 * `catalogue export [FOLDER]`: a version's dictionary as it was published, into a folder or on standard output. With
 * a department: the part of the API's schema that it needs, for generating code.
 */
export function exportCatalogue(cli: Cli, folder: string | undefined, options: ExportOptions): Promise<Exit> {
  return withHub(cli, async (hub) => {
    const version = options.version ? versionNamed(hub, options.version) : hub.api.currentCatalogue();
    const files = options.department
      ? [
          {
            path: `${options.department}.graphql`,
            text: await hub.api.departmentSchema(options.department, version.number),
          },
        ]
      : inFolder(version.sources);
    if (folder !== undefined) await write(resolve(cli.io.cwd, folder), files);
    if (cli.json) cli.printJson({ version: version.number, files });
    else if (folder === undefined) cli.print(...files.map(({ path, text }) => `# ${path}\n${text}`));
    else {
      cli.print(
        cli.say(
          `✓ 目录 v${version.number} 已写到 ${folder}（${count(files.length)} 个文件）`,
          `✓ catalogue v${version.number} written to ${folder} (${count(files.length)} files)`,
        ),
      );
    }
    return EXIT.ok;
  });
}

interface ExportedFile {
  readonly path: string;
  readonly text: string;
}

/** Paths without the folders that all of them share. */
function inFolder(sources: readonly ExportedFile[]): readonly ExportedFile[] {
  const folders = sources.map(({ path }) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  const differs = first.findIndex((name, i) => folders.some((folder) => folder[i] !== name));
  const shared = differs < 0 ? first.length : differs;
  return sources.map(({ path, text }) => ({ path: path.split('/').slice(shared).join('/'), text }));
}

async function write(folder: string, files: readonly ExportedFile[]): Promise<void> {
  for (const { path, text } of files) {
    const file = resolve(folder, path);
    // Whoever published chose the paths.
    if (!file.startsWith(folder + sep)) {
      throw new CliError(
        EXIT.refused,
        'FILE_OUTSIDE',
        `${path} 会写到 ${folder} 之外，没有写`,
        `${path} would be written outside of ${folder}; it was not`,
      );
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

function versionNamed({ api }: Hub, name: string) {
  const number = Number(name.replace(/^v/, ''));
  const versions = api.catalogueVersions();
  const found = versions.find((version) => version.number === number);
  if (found) return found;
  const known = versions.map((version) => `v${version.number}`);
  throw wrongUsage(
    `没有目录版本 ${name}；有：${known.join('、')}`,
    `there is no catalogue version ${name}; there are ${known.join(', ')}`,
    'UNKNOWN_VERSION',
  );
}
