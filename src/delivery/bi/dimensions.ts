import { LEVELS } from '../../core/unit-tree.ts';
import type { View, ViewColumn } from './view.ts';

const column = (name: string, comment: string, sql: string): ViewColumn => ({ name, comment, sql });

/** The levels that a unit's ancestors are told for, with their Chinese names. */
const ANCESTORS: Readonly<Record<string, string>> = {
  PROVINCE: '省',
  CITY: '市',
  COUNTY: '县（区）',
  TOWNSHIP: '乡镇（街道）',
  VILLAGE: '村（社区）',
};

const dimUnit: View = {
  name: 'dim_unit',
  comment: '填报单位，按现在的名称和隶属，连同它的各级上级；本级也算（村的 village 就是它自己）',
  columns: [
    column('unit', '单位编号', 'u.id'),
    column('label', '单位名称', 'u.label'),
    column('en', '英文名称', 'u.en'),
    column('level', `级别：${LEVELS.join('、')}`, 'u.level'),
    column('kind', '类别：村委会、居委会、镇、街道等', 'u.kind'),
    column('parent', '上级单位编号', 'u.parent'),
    column('valid_from', '设立日', 'u.valid_from'),
    column('valid_to', '撤销日（最后一天）；空为存续', 'u.valid_to'),
    column('reports_from', '开始填报的日期', 'u.reports_from'),
    ...Object.entries(ANCESTORS).flatMap(([level, word]) => [
      column(level.toLowerCase(), `所在${word}编号`, `max(a.id) FILTER (WHERE a.level = '${level}')`),
      column(
        `${level.toLowerCase()}_label`,
        `所在${word}名称`,
        `max(a.label) FILTER (WHERE a.level = '${level}')`,
      ),
    ]),
  ],
  from: `FROM unit u
JOIN (
  WITH RECURSIVE above AS (
    SELECT id AS unit, id, label, level, parent FROM unit
    UNION ALL
    SELECT above.unit, p.id, p.label, p.level, p.parent FROM above JOIN unit p ON p.id = above.parent
  )
  SELECT unit, id, label, level FROM above
) a ON a.unit = u.id
GROUP BY u.id`,
};

const dimPeriod: View = {
  name: 'dim_period',
  comment: '报告期',
  columns: [
    column('period', '报告期编号：2026、2026-H1、2026-Q3、2026-07', 'p.id'),
    column('frequency', '频率：MONTH 月、QUARTER 季、HALF_YEAR 半年、YEAR 年', 'p.frequency'),
    column('year', '年份', 'p.year'),
    column('index', '当年第几期', 'p.index'),
    column('start_date', '第一天', 'p.start_date'),
    column('end_date', '最后一天', 'p.end_date'),
    column('label', '名称', 'p.label'),
    column('en', '英文名称', 'p.en'),
    column(
      'closed',
      '是否已截止；几个县的，都截止了才算',
      `EXISTS (SELECT FROM period_closure c WHERE c.period = p.id)
    AND NOT EXISTS (
      SELECT FROM unit county WHERE county.level = 'COUNTY' AND NOT EXISTS (
        SELECT FROM period_closure c WHERE c.county = county.id AND c.period = p.id))`,
    ),
  ],
  from: 'FROM bi_period p',
};

const dimElement: View = {
  name: 'dim_element',
  comment: '数据元；只有一张表问的项目（本表填报）也在内，own_form 写明是哪张表',
  columns: [
    column('element', '数据元名称（英文，唯一）', 'e.name'),
    column('id', '短编号', 'e.id'),
    column('label', '中文名称', 'e.label'),
    column('en', '英文名称', 'e.en'),
    column('topic', '主题', 'e.topic'),
    column('topic_label', '主题名称', 'e.topic_label'),
    column('own_form', '只有这张表问它；空为公共数据元', 'e.own_form'),
    column('type', '类型：NUMBER 数、TEXT 文字、YES_NO 是否、DATE 日期、CODE 代码', 'e.type'),
    column('unit_of_measure', '计量单位', 'e.unit_of_measure'),
    column(
      'kind',
      'STOCK 时点、FLOW 时期、AVERAGE 平均、RATIO 比率、DISTINCT 去重、ATTRIBUTE 属性',
      'e.kind',
    ),
    column('every', '填报频率', 'e.every'),
    column('at', '填报级别', 'e.at'),
    column('steward', '归口部门', 'e.steward'),
    column('scope', '口径', 'e.scope'),
    column('definition', '定义', 'e.definition'),
    column('derived', '是否推算得出（从不填报）', 'e.derived'),
    column('breakdowns', '分组，按 slice 里的顺序', 'e.breakdowns'),
    column('disclosure', '隐私门槛：不为零又小于它的数不予显示；空为不设', 'e.disclosure'),
    column('in_force', '现行目录里是否还有', 'e.catalogue = (SELECT max(number) FROM catalogue_version)'),
  ],
  from: 'FROM bi_element e',
};

const dimForm: View = {
  name: 'dim_form',
  comment: '报表，按它最后一次出现在目录里的样子',
  columns: [
    column('form', '表号', 'f.code'),
    column('label', '表名', 'f.label'),
    column('en', '英文表名', 'f.en'),
    column('department', '部门代码', 'f.department'),
    column('department_label', '部门', 'f.department_label'),
    column('frequency', '报告频率', 'f.frequency'),
    column('level', '填报级别', 'f.level'),
    column('rows', '按哪一级逐行列出；空为不分行', 'f.rows'),
    column('cells', '每行的单元格数', 'f.cells'),
    column('view', '它的宽表视图', 'f.view'),
    column('in_force', '现行目录里是否还有', 'f.catalogue = (SELECT max(number) FROM catalogue_version)'),
  ],
  from: `FROM bi_form f
WHERE f.catalogue = (SELECT max(latest.catalogue) FROM bi_form latest WHERE latest.code = f.code)`,
};

export const DIMENSIONS: readonly View[] = [dimUnit, dimPeriod, dimElement, dimForm];
