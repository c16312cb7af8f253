import { CELL_STATES, FILL_RULES } from '../../core/fill/filled-form.ts';
import { LETTERS } from '../../core/fill/stored-fill.ts';
import type { View, ViewColumn } from './view.ts';
import { HAS_RIGHT, isInSet, unless } from './withheld.ts';

const column = (name: string, comment: string, sql: string): ViewColumn => ({ name, comment, sql });

/**
 * The unit tells the county, with which the keys of the large tables begin: who asks for one unit reads by key,
 * without naming its county.
 */
export const withCounty = (table: string): string =>
  `JOIN unit u ON u.id = ${table}.unit AND u.county = ${table}.county`;

/** Of a jsonb value: its text, null for null. */
const textOf = (json: string): string => `${json} #>> '{}'`;

const NUMERIC = `CASE WHEN e.type = 'NUMBER' AND jsonb_typeof(v.value) <> 'object'
    THEN CASE WHEN c.times IS NULL THEN (${textOf('v.value')})::numeric
              ELSE trim_scale(round((${textOf('v.value')})::numeric * c.times / c.parts, 20)) END END`;

/** What was handed in by itself, without being counted, stands beside no sum that it could be withheld with. */
const HIDDEN_VALUE = `CASE WHEN e.protection IS NULL OR ${HAS_RIGHT} THEN false
      ELSE jsonb_typeof(v.value) <> 'object' AND (e.protection <> 'COUNTED' OR (${NUMERIC}) <> 0 AND (
        (${NUMERIC}) < e.disclosure OR t.returned OR v.key LIKE '%@PREVIOUS' OR ${isInSet('t', 'v.key')})) END`;

const factValue = (isProtected: boolean): View => ({
  name: 'fact_value',
  comment: '一表里报上来的数，一个数一行',
  columns: [
    column('unit', '填报单位', 't.unit'),
    column('period', '报告期', 't.period'),
    column('element', '数据元', 'e.name'),
    column(
      'slice',
      '分组代码，按 dim_element.breakdowns 的顺序用点隔开，* 为该组合计；空为总计',
      `substring(split_part(v.key, '@', 1) FROM '\\.(.*)$')`,
    ),
    column('previous', '是否报的是上一期的数（期初数）', `v.key LIKE '%@PREVIOUS'`),
    column(
      'numeric_value',
      '数值，计量单位见 dim_element；以前按别的单位报的已换算',
      isProtected ? unless('d.hidden', NUMERIC) : NUMERIC,
    ),
    column(
      'text_value',
      '文字、日期、代码、是否（true、false）',
      `CASE WHEN e.type <> 'NUMBER' AND jsonb_typeof(v.value) <> 'object' THEN ${textOf('v.value')} END`,
    ),
    column('null_reason', '没有数的原因：NOT_APPLICABLE 不适用、NOT_KNOWN 不掌握', `v.value ->> 'null'`),
    column('note', '没有数时的说明', `v.value ->> 'note'`),
    column('withheld', '是否涉及个人隐私、不予显示', isProtected ? 'd.hidden' : 'false'),
    column(
      'source',
      '来源：typed 人填、fed 部门数据、counted 台账统计、carried 沿用',
      `coalesce(t.sources ->> v.key, 'typed')`,
    ),
    column('revision', '版次', 't.revision'),
    column('returned', '是否已退回', 't.returned'),
    column('submitted_at', '上报时间', 't.submitted_at'),
  ],
  from: `FROM one_table t
${withCounty('t')}
CROSS JOIN LATERAL jsonb_each(t."values") AS v (key, value)
JOIN bi_element e ON e.id = split_part(split_part(v.key, '@', 1), '.', 1)
LEFT JOIN bi_conversion c
  ON c.catalogue = coalesce((t.written_under ->> v.key)::int, t.catalogue) AND c.element = e.name${
    isProtected ? `\nCROSS JOIN LATERAL (SELECT ${HIDDEN_VALUE} AS hidden OFFSET 0) AS d` : ''
  }`,
});

/** `CASE letter WHEN 'K' THEN 'calculated' …` for some of what the letters of a stored fill mean. */
function meaning(letter: string, words: readonly string[], other: string): string {
  const cases = Object.entries(LETTERS)
    .filter(([word]) => words.includes(word))
    .map(([word, code]) => `WHEN '${code}' THEN '${word}'`);
  return `CASE ${letter} ${cases.join(' ')} ELSE ${other} END`;
}

const gap = `fill.gaps -> (each.n - 1)::text`;
const row = `((each.n - 1) / form.cells)::int`;

/** A cell is shown or not whatever its value is: forms of other units and periods print it as well. */
const HIDDEN_CELL = `(cell.protected AND NOT ${HAS_RIGHT})`;

const factCell = (isProtected: boolean): View => {
  const seen = (sql: string): string => (isProtected ? unless(HIDDEN_CELL, sql) : sql);
  return {
    name: 'fact_cell',
    comment: '已填报表的单元格，一格一行，按填表时的目录',
    columns: [
      column('unit', '表的填报单位', 'f.unit'),
      column('period', '报告期', 'f.period'),
      column('form', '表号', 'f.form'),
      column(
        'row_unit',
        '这一行的单位；不分行的表和合计行为表的填报单位',
        `coalesce(fill.rows ->> ${row}, f.unit)`,
      ),
      column('is_total', '是否合计行', `fill.rows IS NOT NULL AND fill.rows ->> ${row} IS NULL`),
      column('field', '单元格名称（英文）', 'cell.field'),
      column('label', '单元格的印刷名称', 'cell.label'),
      column('section', '所在栏目', 'cell.section'),
      column('unit_of_measure', '印刷的计量单位', 'cell.unit_of_measure'),
      column(
        'state',
        `状态：filled 自动填、answered 本表填、overridden 改写、missing 缺、open 待填、notApplicable 不适用、context 表头`,
        meaning('each.letter', CELL_STATES, `'filled'`),
      ),
      column(
        'rule',
        '自动填的方法：calculated 公式、rolledUp 下级汇总、accumulated 跨期累计、converted 换算、summed 分组相加、copied 抄录',
        meaning('each.letter', FILL_RULES, 'NULL'),
      ),
      column('carried', '是否沿用上期、未经确认', `coalesce(fill.carried @> to_jsonb(each.n - 1), false)`),
      column(
        'numeric_value',
        '数值，按印刷的计量单位',
        seen(`CASE WHEN cell.type = 'NUMBER' THEN (${textOf('each.value')})::numeric END`),
      ),
      column(
        'text_value',
        '文字、日期、代码、是否（true、false）',
        seen(`CASE WHEN cell.type <> 'NUMBER' THEN ${textOf('each.value')} END`),
      ),
      column(
        'gap_reason',
        '缺的原因；WITHHELD 为涉及个人隐私、不予显示',
        isProtected
          ? `CASE WHEN ${HIDDEN_CELL} AND ${textOf('each.value')} IS NOT NULL THEN 'WITHHELD' ELSE ${gap} ->> 'reason' END`
          : `${gap} ->> 'reason'`,
      ),
      column('gap_reported', '缺：已有几部分', `(${gap} ->> 'reported')::int`),
      column('gap_expected', '缺：应有几部分', `(${gap} ->> 'expected')::int`),
      column(
        'partial_value',
        '缺：已有部分之和，不算填上',
        seen(`CASE WHEN cell.type = 'NUMBER' THEN (${gap} ->> 'partialValue')::numeric END`),
      ),
      column('overridden_reason', '改写的理由', `fill.overrides -> (each.n - 1)::text ->> 'reason'`),
      column('catalogue', '填表时的目录版本', 'f.catalogue'),
    ],
    from: `FROM filled_form f
${withCounty('f')}
JOIN bi_form form ON form.catalogue = f.catalogue AND form.code = f.form
CROSS JOIN LATERAL jsonb_to_record(f."fill")
  AS fill (rows jsonb, "values" jsonb, states text, gaps jsonb, carried jsonb, overrides jsonb)
CROSS JOIN LATERAL ROWS FROM (jsonb_array_elements(fill."values"), string_to_table(fill.states, NULL))
  WITH ORDINALITY AS each (value, letter, n)
JOIN bi_cell cell ON cell.catalogue = f.catalogue AND cell.form = f.form AND cell.position = ((each.n - 1) % form.cells)::int`,
  };
};

const APPLICABLE = '(f.filled + f.answered + f.overridden + f.missing + f.open)';

const rate = (name: string, comment: string, counts: string): ViewColumn =>
  column(
    name,
    `${comment}；几张表合起来要用个数相除，不能把率平均`,
    `(${counts})::numeric / nullif(${APPLICABLE}, 0)`,
  );

const factFill: View = {
  name: 'fact_fill',
  comment: '已填报表，一张一行：各类单元格的个数和由个数算出的率',
  columns: [
    column('unit', '填报单位', 'f.unit'),
    column('period', '报告期', 'f.period'),
    column('form', '表号', 'f.form'),
    column('catalogue', '填表时的目录版本', 'f.catalogue'),
    column('applicable', '应填格数 = 自动填 + 本表填 + 改写 + 缺 + 待填', APPLICABLE),
    column('filled', '自动填的格数，含沿用', 'f.filled'),
    column('carried', '其中沿用、未经确认的', 'f.carried'),
    column('answered', '本表填的格数', 'f.answered'),
    column('overridden', '改写的格数', 'f.overridden'),
    column('missing', '缺的格数', 'f.missing'),
    column('open', '待填的格数', 'f.open'),
    column('not_applicable', '不适用的格数', 'f.not_applicable'),
    column('context', '表头的格数', 'f.context'),
    column('totals', '合计行里应填的格数', 'f.totals'),
    ...FILL_RULES.map((rule) =>
      column(
        rule === 'rolledUp' ? 'rolled_up' : rule,
        `自动填的格数，方法为 ${rule}`,
        `(f.by_rule ->> '${rule}')::int`,
      ),
    ),
    rate('auto_fill_rate', '自动填充率 =（自动填 − 沿用）÷ 应填', 'f.filled - f.carried'),
    rate('carried_rate', '沿用率 = 沿用 ÷ 应填', 'f.carried'),
    rate('answered_rate', '本表填报率 = 本表填 ÷ 应填', 'f.answered'),
    rate('missing_rate', '缺数率 = 缺 ÷ 应填', 'f.missing'),
    rate('override_rate', '改写率 = 改写 ÷ 应填', 'f.overridden'),
    column('filled_at', '填表时间', 'f.filled_at'),
    column('stale', '是否正等待重新填', 'f.stale'),
    column('as_filed_at', '归档时间；空为未归档', 'f.as_filed_at'),
  ],
  from: `FROM filled_form f\n${withCounty('f')}`,
};

/** With protected elements the views look at who asks; without, they are as they would be if there were none. */
export const facts = (isProtected: boolean): readonly View[] => [
  factValue(isProtected),
  factCell(isProtected),
  factFill,
];
