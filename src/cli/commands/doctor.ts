import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readDictionary } from '../../catalogue/dictionary-files.ts';
import type { Database } from '../../database/database.ts';
import { pendingMigrations } from '../../database/migrate.ts';
import { type Check, DoctorService } from '../../filling/doctor.service.ts';
import { createHub, type Hub } from '../../hub.ts';
import { systemClock } from '../../platform/clock.ts';
import { type Config, PROJECT_ROOT, readConfig } from '../../platform/config.ts';
import { createQuietLogger } from '../../platform/logger.ts';
import { CliError, EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';
import { reach, withProgress } from '../session.ts';

/** `doctor`: what is sound, what is not, and what to do about it. Changes nothing. */
export async function doctor(cli: Cli): Promise<Exit> {
  const config = readConfig(cli.io.env);
  const checks: Check[] = [];
  const exit = await examine(cli, config, (check) => checks.push(check));
  if (cli.json) cli.printJson({ healthy: exit === EXIT.ok, checks });
  else tell(cli, checks, exit);
  return exit;
}

async function examine(cli: Cli, config: Config, add: (check: Check) => void): Promise<Exit> {
  const all: Check[] = [];
  const note = (check: Check): void => {
    all.push(check);
    add(check);
  };
  let database: Database;
  try {
    database = await reach(cli, config);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    note({ name: 'database', state: 'failed', message: error.message, messageEn: error.messageEn, ...START });
    return EXIT.unreachable;
  }
  try {
    if (database.kind === 'embedded') note(await dataFolder(config.dataDir));
    const structure = await structureCheck(database);
    note(structure);
    if (structure.state === 'ok') await examineHub(cli, database, note);
  } finally {
    await database.close();
  }
  return all.some(({ state }) => state === 'failed') ? EXIT.refused : EXIT.ok;
}

const START = {
  remedy: '启动数据库，或核对 DATABASE_URL；见 docs/operations.md',
  remedyEn: 'start the database, or check DATABASE_URL; see docs/operations.md',
};

async function examineHub(cli: Cli, database: Database, note: (check: Check) => void): Promise<void> {
  let hub: Hub;
  const clock = cli.io.clock ?? systemClock;
  try {
    hub = await createHub({ url: database.url, logger: createQuietLogger(cli.io.env), clock, poolSize: 4 });
  } catch (error) {
    note(catalogueBroken(error));
    return;
  }
  try {
    const service = new DoctorService(hub.orm.em, hub.catalogues, clock);
    note(await databaseCheck(hub, database));
    note(catalogueCheck(hub));
    note(service.dictionary(await readDictionary(join(PROJECT_ROOT, 'schema/dictionary'), PROJECT_ROOT)));
    note(await service.revisions());
    note(await withProgress(cli, cli.say('重数', 'counting'), (progress) => service.recount(progress)));
    note(await service.stale());
    note(await withProgress(cli, cli.say('重加', 'adding up'), (progress) => hub.sums.check(progress)));
    note(await hub.withheld.check());
    note(await service.clocks());
  } finally {
    await hub.close();
  }
}

async function databaseCheck(hub: Hub, { kind }: Database): Promise<Check> {
  const [row] = await hub.orm.em
    .fork()
    .execute<{ version: string; encoding: string }[]>(
      "SELECT split_part(current_setting('server_version'), ' ', 1) AS version, current_setting('server_encoding') AS encoding",
    );
  const what = `PostgreSQL ${row?.version}`;
  const isUtf8 = row?.encoding === 'UTF8';
  return {
    name: 'database',
    state: isUtf8 ? 'ok' : 'failed',
    message: `数据库可用：${what}（${kind === 'embedded' ? '内置' : 'DATABASE_URL'}，${row?.encoding}）`,
    messageEn: `the database answers: ${what} (${kind === 'embedded' ? 'embedded' : 'DATABASE_URL'}, ${row?.encoding})`,
    ...(isUtf8 ? {} : { remedy: '换用 UTF8 编码的数据库', remedyEn: 'use a database with encoding UTF8' }),
  };
}

async function structureCheck({ url }: Database): Promise<Check> {
  const pending = await pendingMigrations(url);
  if (pending.length === 0) {
    return {
      name: 'structure',
      state: 'ok',
      message: '数据库结构是最新的',
      messageEn: "the database's structure is up to date",
    };
  }
  return {
    name: 'structure',
    state: 'failed',
    message: `数据库结构不是最新的，缺 ${pending.join('、')}`,
    messageEn: `the database's structure is not up to date: ${pending.join(', ')} missing`,
    remedy: '运行 npm start 或任何其他命令，它会先更新结构',
    remedyEn: 'run npm start, or any other command: it brings the structure up to date first',
  };
}

function catalogueCheck({ catalogues, units }: Hub): Check {
  const count = catalogues.versions.length;
  if (count > 0 && units.tree.size > 0) {
    const [zh, en] = [
      `${count} 个目录版本都能编译，${units.tree.size} 个单位`,
      `all ${count} catalogue versions compile; ${units.tree.size} units`,
    ];
    return { name: 'catalogue', state: 'ok', message: zh, messageEn: en };
  }
  return {
    name: 'catalogue',
    state: 'failed',
    message: '数据库里还没有目录或单位',
    messageEn: 'the database holds no catalogue or no units yet',
    remedy: '运行 npm start，它会装好字典和示例县',
    remedyEn: 'run npm start: it brings the dictionary and an example county',
  };
}

function catalogueBroken(error: unknown): Check {
  const said = error instanceof Error ? error.message : String(error);
  return {
    name: 'catalogue',
    state: 'failed',
    message: `打不开：${said}`,
    messageEn: `cannot be opened: ${said}`,
    remedy: '换回发布该目录时的程序版本，或升级到能读它的版本',
    remedyEn: 'go back to the version of the program that published it, or on to one that reads it',
  };
}

/** The embedded cluster's folder: ours to write, its passwords nobody else's to read. */
async function dataFolder(dataDir: string): Promise<Check> {
  const name = 'data-folder';
  const passwords = await stat(join(dataDir, 'pg-passwords.json')).catch(() => undefined);
  const isWritable = await access(dataDir, constants.W_OK).then(
    () => true,
    () => false,
  );
  const isPrivate = process.platform === 'win32' || (passwords && (passwords.mode & 0o077) === 0);
  if (isWritable && isPrivate) {
    return {
      name,
      state: 'ok',
      message: '数据文件夹可写，口令文件只有本用户能读',
      messageEn: 'the data folder is writable, its passwords readable by this user alone',
    };
  }
  return isWritable
    ? {
        name,
        state: 'failed',
        message: '别的用户能读数据文件夹里的口令文件',
        messageEn: 'other users can read the passwords in the data folder',
        remedy: `chmod 600 pg-passwords.json（在数据文件夹里）`,
        remedyEn: 'chmod 600 pg-passwords.json, in the data folder',
      }
    : {
        name,
        state: 'failed',
        message: '数据文件夹不可写',
        messageEn: 'the data folder cannot be written to',
        remedy: '用拥有它的用户运行，或用 DATA_DIR 另指一个文件夹',
        remedyEn: 'run as the user who owns it, or name another folder in DATA_DIR',
      };
}

function tell(cli: Cli, checks: readonly Check[], exit: Exit): void {
  const { say, paint } = cli;
  const marks = { ok: paint.green('✓'), attention: paint.yellow('!'), failed: paint.red('✗') };
  for (const { state, message, messageEn, remedy, remedyEn, examples } of checks) {
    cli.print(`${marks[state]} ${say(message, messageEn)}`);
    if (examples) cli.print(`    ${examples.join(say('、', ', '))}`);
    if (remedy) cli.print(`    → ${say(remedy, remedyEn ?? remedy)}`);
  }
  const failed = checks.filter(({ state }) => state === 'failed').length;
  cli.print(
    exit === EXIT.ok
      ? paint.bold(say('一切正常。', 'All is well.'))
      : paint.bold(say(`${failed} 处有问题。`, `${failed} faults.`)),
  );
}
