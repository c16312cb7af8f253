import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogueService } from '../catalogue/catalogue.service.ts';
import { dictionaryHash } from '../catalogue/dictionary-files.ts';
import type { DictionarySource } from '../core/catalogue/sources.ts';
import { FILL_RULES } from '../core/fill/filled-form.ts';
import { type CellCounts, countCells, NO_CELLS } from '../core/fill/rate.ts';
import { decodeFill } from '../core/fill/stored-fill.ts';
import { sqlOf } from '../database/sql.ts';
import type { Clock } from '../platform/clock.ts';
import { type FillKey, type FillRow, readFills } from './filled-form.store.ts';

/** One thing that was looked at. `attention` is worth knowing and no fault. */
export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'attention' | 'failed';
  readonly message: string;
  readonly messageEn: string;
  /** What to do about it. */
  readonly remedy?: string;
  readonly remedyEn?: string;
  /** Where, a few of them. */
  readonly examples?: readonly string[];
}

const BATCH = 1000;
const MOST_EXAMPLES = 5;
/** More than a busy machine's scheduling: the two clocks really differ. */
const CLOCKS_MAY_DIFFER_MS = 5000;

/** Looks whether what is stored agrees with itself. Changes nothing. */
export class DoctorService {
  constructor(
    private readonly em: EntityManager,
    private readonly catalogues: CatalogueService,
    private readonly clock: Clock,
  ) {}

  /** Whether the dictionary's files are what was published last. */
  dictionary(sources: readonly DictionarySource[]): Check {
    const latest = this.catalogues.versions.at(-1);
    if (!latest) {
      return {
        name: 'dictionary',
        state: 'attention',
        message: '还没有发布过目录',
        messageEn: 'no catalogue has been published yet',
        remedy: '运行 npm start，它会发布 schema/dictionary',
        remedyEn: 'run npm start: it publishes schema/dictionary',
      };
    }
    if (dictionaryHash(sources) === latest.hash) {
      const short = latest.hash.slice(0, 12);
      return ok(
        'dictionary',
        `字典文件就是已发布的目录 v${latest.number}（${short}）`,
        `the dictionary's files are catalogue v${latest.number} as published (${short})`,
      );
    }
    return {
      name: 'dictionary',
      state: 'attention',
      message: `字典文件与已发布的目录 v${latest.number} 不同`,
      messageEn: `the dictionary's files differ from catalogue v${latest.number} as published`,
      remedy: '改动发布之前不起作用；先用 onetable catalogue check 检查',
      remedyEn:
        'what was changed has no effect until it is published; check it with onetable catalogue check',
    };
  }

  /** Marked stale and not refilled yet. */
  async stale(): Promise<Check> {
    const [row] = await this.em
      .fork()
      .execute<{ stale: number; all: number }[]>(
        'SELECT count(*) FILTER (WHERE stale)::int AS stale, count(*)::int AS "all" FROM filled_form',
      );
    const { stale, all } = row ?? { stale: 0, all: 0 };
    if (stale === 0)
      return ok('stale', `${all} 张填好的报表都是最新的`, `all ${all} filled forms are up to date`);
    return {
      name: 'stale',
      state: 'attention',
      message: `${all} 张填好的报表中有 ${stale} 张待重填`,
      messageEn: `${stale} of ${all} filled forms wait to be refilled`,
      remedy: '服务运行时一两秒内重填；有人读到时也会先重填',
      remedyEn: 'a running hub refills them within seconds; whoever reads one has it refilled first',
    };
  }

  /** Counts the cells of every stored fill again and compares them with the counts beside it. */
  async recount(onProgress: (done: number, of: number) => void = () => {}): Promise<Check> {
    const em = this.em.fork();
    const keys = await em.execute<(FillKey & { county: string })[]>(
      'SELECT county, unit, period, form FROM filled_form ORDER BY county, unit, period, form',
    );
    const wrong: string[] = [];
    let done = 0;
    for (const [county, ofCounty] of Map.groupBy(keys, (key) => key.county)) {
      for (let from = 0; from < ofCounty.length; from += BATCH) {
        const rows = await readFills(sqlOf(em), county, ofCounty.slice(from, from + BATCH));
        wrong.push(
          ...rows
            .filter((row) => !this.#countsAgree(row))
            .map(({ form, unit, period }) => `${form} ${unit} ${period}`),
        );
        done += rows.length;
        onProgress(done, keys.length);
      }
    }
    if (wrong.length === 0) {
      return ok(
        'recount',
        `${done} 张报表的单元格重新数过，与存下的计数一致`,
        `the cells of ${done} forms counted again: as stored`,
      );
    }
    return {
      name: 'recount',
      state: 'failed',
      message: `${done} 张报表中有 ${wrong.length} 张的计数与单元格不符，填充率不可信`,
      messageEn: `the counts of ${wrong.length} of ${done} forms do not agree with their cells: rates cannot be trusted`,
      remedy: '有人绕过本系统改了 filled_form；从备份恢复，或请维护人员核查',
      remedyEn: 'something else has changed filled_form; restore a backup, or have it looked into',
      examples: wrong.slice(0, MOST_EXAMPLES),
    };
  }

  #countsAgree(row: FillRow): boolean {
    const form = this.catalogues.versions
      .find(({ number }) => number === row.catalogue)
      ?.catalogue.forms.get(row.form);
    if (!form || row.fill.states.length % form.cells.length !== 0) return false;
    const counts = countCells(decodeFill(form, row.unit, row.period, row.fill).cells);
    const names = Object.keys(NO_CELLS) as (keyof CellCounts)[];
    return (
      names.every((name) => name === 'byRule' || row[name] === counts[name]) &&
      FILL_RULES.every((rule) => (row.byRule[rule] ?? 0) === counts.byRule[rule])
    );
  }

  /** Each table is its latest revision, and no revision in between is missing. */
  async revisions(): Promise<Check> {
    const rows = await this.em.fork().execute<{ unit: string; period: string }[]>(
      `SELECT unit, period
         FROM one_table t
         FULL JOIN (SELECT county, unit, period, max(revision) AS latest, count(*) AS revisions
                      FROM one_table_revision GROUP BY county, unit, period) r USING (county, unit, period)
         LEFT JOIN one_table_revision v USING (county, unit, period, revision)
        WHERE t.revision IS DISTINCT FROM r.latest OR r.revisions <> r.latest
           OR t."values" IS DISTINCT FROM v."values" OR t.sources IS DISTINCT FROM v.sources
        ORDER BY unit, period`,
    );
    const [count] = await this.em
      .fork()
      .execute<{ tables: number; revisions: number }[]>(
        'SELECT (SELECT count(*)::int FROM one_table) AS tables, (SELECT count(*)::int FROM one_table_revision) AS revisions',
      );
    const { tables, revisions } = count ?? { tables: 0, revisions: 0 };
    if (rows.length === 0) {
      return ok(
        'revisions',
        `${tables} 张一表都是各自的最新版（共 ${revisions} 版）`,
        `${tables} tables are each their latest revision (${revisions} in all)`,
      );
    }
    return {
      name: 'revisions',
      state: 'failed',
      message: `${tables} 张一表中有 ${rows.length} 张与修订记录不符`,
      messageEn: `${rows.length} of ${tables} tables do not agree with their revisions`,
      remedy: '有人绕过本系统改了数据；从备份恢复，或按 one_table_revision 核对',
      remedyEn: 'something else has changed the data; restore a backup, or compare with one_table_revision',
      examples: rows.slice(0, MOST_EXAMPLES).map(({ unit, period }) => `${unit} ${period}`),
    };
  }

  /** The machine's clock agrees with the database's, and nothing was handed in in the future. */
  async clocks(): Promise<Check> {
    const [row] = await this.em.fork().execute<{ now: string; last: string | null }[]>(
      `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint::text AS now,
              (SELECT (extract(epoch FROM max(submitted_at)) * 1000)::bigint::text FROM one_table) AS last`,
    );
    const here = this.clock.now().getTime();
    const apart = Math.abs(Number(row?.now) - here);
    const ahead = row?.last ? Number(row.last) - here : 0;
    if (apart <= CLOCKS_MAY_DIFFER_MS && ahead <= CLOCKS_MAY_DIFFER_MS) {
      return ok(
        'clock',
        `时钟正常，今天是 ${this.clock.today()}（北京时间）`,
        `the clocks agree; today is ${this.clock.today()} in Beijing`,
      );
    }
    const seconds = (ms: number): string => (ms / 1000).toFixed(0);
    const isAhead = ahead > CLOCKS_MAY_DIFFER_MS;
    return {
      name: 'clock',
      state: 'failed',
      message: isAhead
        ? `最近一次上报的时间比现在晚 ${seconds(ahead)} 秒`
        : `本机与数据库的时钟相差 ${seconds(apart)} 秒`,
      messageEn: isAhead
        ? `the latest submission lies ${seconds(ahead)} s in the future`
        : `this machine's clock and the database's are ${seconds(apart)} s apart`,
      remedy: '校准时钟（NTP）：截止日期按它计算',
      remedyEn: 'set the clock (NTP): deadlines are computed from it',
    };
  }
}

function ok(name: string, message: string, messageEn: string): Check {
  return { name, state: 'ok', message, messageEn };
}
