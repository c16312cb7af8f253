import cliProgress from 'cli-progress';
import { type Database, openDatabase } from '../database/database.ts';
import { migrate, pendingMigrations } from '../database/migrate.ts';
import type { FillTarget } from '../filling/fill.service.ts';
import { createHub, type Hub } from '../hub.ts';
import { systemClock } from '../platform/clock.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { createQuietLogger } from '../platform/logger.ts';
import { publishFirstCatalogue } from '../seed.ts';
import { CliError, EXIT } from './exit.ts';
import type { Cli } from './io.ts';

type Work<T> = (hub: Hub, database: Database) => Promise<T>;

/** Opens the hub inside this process, works with it and closes it again: a server may run beside it, or not. */
export function withHub<T>(cli: Cli, work: Work<T>): Promise<T> {
  return open(cli, async (hub, database) => {
    if (hub.catalogues.versions.length === 0 || hub.units.tree.size === 0) throw empty();
    return work(hub, database);
  });
}

/** The same with a hub that may have no units yet; where nothing was published, the dictionary is. */
export function withNewHub<T>(cli: Cli, work: Work<T>): Promise<T> {
  return open(cli, async (hub, database) => {
    await publishFirstCatalogue(hub, cli.io.clock ?? systemClock);
    return work(hub, database);
  });
}

async function open<T>(cli: Cli, work: Work<T>): Promise<T> {
  const config = readConfig(cli.io.env);
  const logger = createQuietLogger(cli.io.env);
  const database = await reach(cli, config);
  try {
    // Nearly always there is nothing to do, and finding that out is quick.
    if ((await pendingMigrations(database.url)).length > 0) await migrate({ url: database.url, logger });
    const hub = await createHub({
      url: database.url,
      replicaUrl: config.databaseReplicaUrl,
      logger,
      clock: cli.io.clock ?? systemClock,
      poolSize: 4,
    });
    try {
      return await work(hub, database);
    } finally {
      await hub.close();
    }
  } finally {
    await database.close();
  }
}

/** The database, or the refusal that says why not. */
export async function reach(cli: Cli, config: Config): Promise<Database> {
  try {
    return await openDatabase({ config, logger: createQuietLogger(cli.io.env), role: 'tool' });
  } catch (error) {
    throw unreachable(config, error);
  }
}

function unreachable({ databaseUrl }: Config, error: unknown): CliError {
  const said = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : said;
  const message =
    databaseUrl === undefined
      ? `内置数据库打不开：${said}`
      : `连不上 DATABASE_URL 里的数据库（${new URL(databaseUrl).host}）：${cause}。请核对它在运行、用户名、口令和库名都对；不设 DATABASE_URL 就用内置数据库`;
  return new CliError(EXIT.unreachable, 'DATABASE_UNREACHABLE', message, `No database. ${said}`);
}

function empty(): CliError {
  return new CliError(
    EXIT.refused,
    'EMPTY_HUB',
    '数据库里还没有目录和单位；请先运行 npm start，它会装好字典和示例县；用自己的单位请运行 npx onetable units add 文件',
    'the database holds no catalogue and no units yet; run npm start first: it brings the dictionary and an example county; or npx onetable units add FILE with units of your own',
  );
}

/** Fills what is not fresh, with a progress bar for whoever watches; without one the hub does it when it reads. */
export async function freshen(cli: Cli, hub: Hub, targets: readonly FillTarget[]): Promise<void> {
  if (cli.io.errIsTerminal && !cli.json) {
    await withProgress(cli, cli.say('填表', 'filling'), (progress) =>
      hub.fills.ensureFresh(targets, progress),
    );
  }
}

export type Progress = (done: number, of: number) => void;

/** A bar on standard error, on a terminal only. */
export async function withProgress<T>(
  cli: Cli,
  what: string,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  if (!cli.io.errIsTerminal || cli.json) return work(() => {});
  const format = `${what} {bar} {value}/{total}`;
  const preset = cliProgress.Presets.shades_classic;
  const bar = new cliProgress.SingleBar({ format, stream: process.stderr, clearOnComplete: true }, preset);
  let started = false;
  try {
    return await work((done, of) => {
      if (!started) bar.start(of, done);
      else bar.update(done);
      started = true;
    });
  } finally {
    if (started) bar.stop();
  }
}
