import { isDeepStrictEqual } from 'node:util';
import type { SqlPool } from '../../database/sql.ts';
import type { Check } from '../../filling/doctor.service.ts';
import type { Engines } from '../../filling/engines.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import { reportedPeriods } from '../../submission/one-table.store.ts';
import { markedCounties } from '../sums/sum.store.ts';
import type { StoredWithheld } from './withheld.store.ts';
import type { WithheldSets } from './withheld-sets.ts';

const MOST_EXAMPLES = 5;

/** Works out once more which figures are withheld, and compares that with what is kept. */
export class WithheldRecount {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly sets: WithheldSets,
  ) {}

  async check(): Promise<Check> {
    const { size } = this.sets.protections.thresholds;
    if (size === 0)
      return ok(
        '没有数据元声明隐私门槛，什么都不隐去',
        'no element declares a disclosure threshold: nothing is withheld',
      );
    const pending = new Set(await markedCounties(this.sql));
    const wrong: string[] = [];
    let figures = 0;
    for (const county of this.#counties().filter((each) => !pending.has(each))) {
      const ids = await reportedPeriods(this.sql, county);
      const periods = ids.flatMap((id) => this.engines.period(id) ?? []);
      for (const year of this.sets.yearsOf(periods)) {
        await this.sql.transaction(async (tx) => {
          const stored = await this.sets.stored(tx, county, year);
          wrong.push(...differing(stored, await this.sets.compute(tx, county, year)));
          figures += stored.reduce((sum, { items }) => sum + items.length, 0);
        });
      }
    }
    if (wrong.length > 0) return told(wrong);
    if (pending.size > 0) return waiting(pending.size);
    return ok(
      `${size} 个数据元有隐私门槛，隐去的 ${figures} 个数重新算过，一致`,
      `${size} elements have a disclosure threshold; the ${figures} figures that are withheld were worked out again: as stored`,
    );
  }

  #counties(): string[] {
    return [...new Set([...this.units.tree.all()].map(({ id }) => this.units.homeCounty(id)))];
  }
}

/** Units and periods of which not the same is withheld. */
function differing(stored: readonly StoredWithheld[], now: readonly StoredWithheld[]): string[] {
  const place = ({ unit, period }: StoredWithheld): string => `${unit} ${period}`;
  const [was, is] = [stored, now].map((rows) => new Map(rows.map((row) => [place(row), row.items])));
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].filter(
    (each) => !isDeepStrictEqual(was?.get(each), is?.get(each)),
  );
}

function told(wrong: readonly string[]): Check {
  return {
    name: 'withheld',
    state: 'failed',
    message: `有 ${wrong.length} 处隐去的数与重新算出的不符`,
    messageEn: `what is withheld differs in ${wrong.length} places from what is worked out again`,
    remedy: '有人绕过本系统改了 unit_withheld 或一表；按 docs/operations.md“汇总”一节全部重算',
    remedyEn:
      'something else has changed unit_withheld or the tables; have it made anew as docs/operations.md describes under "Sums"',
    examples: wrong.slice(0, MOST_EXAMPLES),
  };
}

function waiting(counties: number): Check {
  return {
    name: 'withheld',
    state: 'attention',
    message: `${counties} 个县隐去哪些数待重算`,
    messageEn: `in ${counties} counties what is withheld waits to be worked out again`,
    remedy: '服务运行时两秒内重算；在那以前，没有权限的人看不到有门槛的数',
    remedyEn:
      'a running hub does it within two seconds; until then nobody without the right is shown such figures',
  };
}

const ok = (message: string, messageEn: string): Check => ({
  ...{ name: 'withheld', state: 'ok', message, messageEn },
});
