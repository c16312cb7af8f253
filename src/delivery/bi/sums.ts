import { GAP_REASONS } from '../../core/fill/outcome.ts';
import { withCounty } from './facts.ts';
import type { View, ViewColumn } from './view.ts';
import { HAS_RIGHT, isInSet, unless } from './withheld.ts';

const column = (name: string, comment: string, sql: string): ViewColumn => ({ name, comment, sql });

/**
 * A number of a stored sum, by its position there (`delivery/sums/summed.ts`): exact, also where it is a quotient such as
 * `1/3`; in the unit of measure that its element has now.
 */
function number(position: number): string {
  const text = `(v.sum ->> ${position})`;
  const exact = `CASE WHEN ${text} LIKE '%/%'
      THEN split_part(${text}, '/', 1)::numeric(200, 40) / split_part(${text}, '/', 2)::numeric ELSE ${text}::numeric END`;
  return `CASE WHEN c.times IS NULL AND ${text} NOT LIKE '%/%' THEN ${text}::numeric
    ELSE trim_scale(round((${exact}) * coalesce(c.times, 1) / coalesce(c.parts, 1), 20)) END`;
}

const [SUM, REPORTING, EXPECTED, VALUED, MINIMUM, MAXIMUM, OUTCOME] = [0, 1, 2, 3, 5, 6, 7];
/** An outcome that is an array is none: the reason comes first. */
const OUTCOME_TYPE = `jsonb_typeof(v.sum -> ${OUTCOME})`;
const reasons = GAP_REASONS.map((reason, i) => `WHEN ${i} THEN '${reason}'`).join(' ');

const VALUE = `CASE coalesce(${OUTCOME_TYPE}, 'null') WHEN 'array' THEN NULL WHEN 'null' THEN ${number(SUM)} ELSE ${number(OUTCOME)} END`;

/** WITHHELD: a value, and more, that may not be seen; PART: nothing but the value, which is missing; WHOLE: the value is shown. */
const SEEN = `CASE WHEN e.protection IS NULL OR ${HAS_RIGHT} THEN 'ALL'
      WHEN ${OUTCOME_TYPE} = 'array' THEN 'PART'
      WHEN e.protection = 'CLOSED' OR split_part(s.period, '@', 2) <> coalesce(e.calendar, '') THEN 'WITHHELD'
      WHEN e.protection = 'COUNTED' AND (${VALUE}) = 0 THEN 'WHOLE'
      WHEN e.protection = 'COUNTED' AND (${VALUE}) < e.disclosure OR ${isInSet('s', 'v.key')} THEN 'WITHHELD'
      ELSE 'WHOLE' END`;

export function factSum(isProtected: boolean): View {
  /** What is read of a figure that is seen so far at least. */
  const seen = (hidden: string, sql: string): string => (isProtected ? unless(`d.seen ${hidden}`, sql) : sql);
  return {
    name: 'fact_sum',
    comment:
      '汇总数：乡镇、县及以上单位的数据元合计，事先加好，一个单位、报告期、数据元、分组一行；村级的数见 fact_value',
    columns: [
      column('unit', '单位', 's.unit'),
      column('period', '报告期', 's.period'),
      column('element', '数据元', 'e.name'),
      column(
        'slice',
        '分组代码，按 dim_element.breakdowns 的顺序用点隔开，* 为该组合计；空为总计',
        `substring(v.key FROM '\\.(.*)$')`,
      ),
      column(
        'value',
        '数值：该单位的报表所印的数，未四舍五入；有单位没报时为空',
        seen(`= 'WITHHELD'`, VALUE),
      ),
      column(
        'gap_reason',
        '没有数值的原因',
        `CASE WHEN ${OUTCOME_TYPE} = 'array' THEN CASE (v.sum -> ${OUTCOME} ->> 0)::int ${reasons} END${
          isProtected ? ` WHEN d.seen = 'WITHHELD' THEN 'WITHHELD'` : ''
        } END`,
      ),
      column(
        'sum',
        '合计：已报部分之和，不论是否报齐；比率为空',
        seen(`IN ('WITHHELD', 'PART')`, number(SUM)),
      ),
      column('minimum', '各单位中最小的', seen(`<> 'ALL'`, number(MINIMUM))),
      column('maximum', '各单位中最大的', seen(`<> 'ALL'`, number(MAXIMUM))),
      column('units_reporting', '报了的单位数', `(v.sum ->> ${REPORTING})::int`),
      column('units_expected', '应报的单位数', `(v.sum ->> ${EXPECTED})::int`),
      column(
        'units_with_value',
        '报了且有数的单位数；平均 = 这些单位之和 ÷ 它',
        `(v.sum ->> ${VALUED})::int`,
      ),
      column(
        'as_of',
        '数据截至：此前上报的都已计入，最多晚两秒',
        'coalesce((SELECT min(marked_at) FROM unit_sum_mark), now())',
      ),
    ],
    from: `FROM unit_sum s
${withCounty('s')}
CROSS JOIN LATERAL jsonb_each(s.sums) AS v (key, sum)
JOIN bi_element e ON e.id = split_part(v.key, '.', 1)
LEFT JOIN bi_conversion c ON c.catalogue = s.catalogue AND c.element = e.name${
      isProtected ? `\nCROSS JOIN LATERAL (SELECT ${SEEN} AS seen OFFSET 0) AS d` : ''
    }`,
  };
}
