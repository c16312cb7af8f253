import type { AttributeChange, Change, Thing } from './diff.ts';

/** A text in both languages. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

type Pair = readonly [zh: string, en: string];

/** `+`, `-` or `~`, as a list of changes is marked. */
export const MARKS: Readonly<Record<Change['change'], string>> = { added: '+', removed: '-', changed: '~' };

export const THINGS: Readonly<Record<Thing, Pair>> = {
  department: ['部门', 'department'],
  unit: ['计量单位', 'unit of measure'],
  codeList: ['代码表', 'code list'],
  code: ['代码', 'code'],
  element: ['数据元', 'element'],
  calendar: ['日历', 'calendar'],
  rule: ['规则', 'rule'],
  form: ['报表', 'form'],
  cell: ['单元格', 'cell'],
};

const ATTRIBUTES: Readonly<Record<string, Pair>> = {
  label: ['名称', 'label'],
  en: ['英文名称', 'English name'],
  aliases: ['别名', 'aliases'],
  dimension: ['量纲', 'dimension'],
  factor: ['系数', 'factor'],
  topic: ['主题', 'topic'],
  definition: ['定义', 'definition'],
  scope: ['口径', 'scope'],
  steward: ['主管部门', 'steward'],
  type: ['类型', 'type'],
  codeList: ['代码表', 'code list'],
  unit: ['计量单位', 'unit'],
  decimals: ['小数位', 'decimals'],
  kind: ['性质', 'kind'],
  every: ['频率', 'frequency'],
  calendar: ['日历', 'calendar'],
  startMonth: ['年从几月起', 'month in which the year starts'],
  startDay: ['月从几日起', 'day on which months start'],
  namedAfter: ['年份取自', 'named after'],
  at: ['收集层级', 'level of collection'],
  kinds: ['单位类型', 'kinds of unit'],
  args: ['分组', 'breakdowns'],
  breakdown: ['分组方式', 'breakdown'],
  subsetOf: ['是其子集', 'subset of'],
  weight: ['权重', 'weight'],
  reportedAs: ['填报方式', 'reported as'],
  distinctFrom: ['不同于', 'distinct from'],
  digits: ['整数位', 'digits before the point'],
  min: ['最小值', 'least'],
  max: ['最大值', 'most'],
  maxChange: ['变动上限', 'largest change'],
  disclosure: ['隐私门槛', 'disclosure threshold'],
  required: ['必填', 'required'],
  deprecated: ['停用预告', 'deprecated'],
  derivation: ['公式', 'formula'],
  verification: ['核对公式', 'verified by'],
  verifies: ['核对', 'verifies'],
  askedBefore: ['首期问上期数', 'asked before the first period'],
  text: ['公式', 'formula'],
  message: ['说明', 'message'],
  severity: ['程度', 'severity'],
  tolerance: ['容差', 'tolerance'],
  level: ['层级', 'level'],
  name: ['类型名', 'type name'],
  field: ['字段', 'field'],
  department: ['部门', 'department'],
  rows: ['分行', 'rows'],
  dueDays: ['期后天数', 'due days'],
  basis: ['依据', 'basis'],
  validFrom: ['起用', 'valid from'],
  expires: ['停用', 'expires'],
  source: ['来源', 'source'],
  section: ['栏目', 'section'],
  code: ['印刷编号', 'printed code'],
  printedAt: ['位置', 'place'],
  maps: ['与其他代码表的对照', 'maps from other code lists'],
  orAsk: ['没有上期时问', 'asked where nothing is stored'],
};

/** `单元格 SD-01.resident 常住人口数：自动填充 → 本表填`, without its mark. */
export function describeChange({ thing, name, label, en, change, attributes }: Change): BothLanguages {
  const [zhThing, enThing] = THINGS[thing];
  const zh = `${zhThing} ${name}${label === name ? '' : ` ${label}`}`;
  const english = `${enThing} ${name}${(en ?? label) === name ? '' : ` ${en ?? label}`}`;
  if (change !== 'changed') return { zh, en: english };
  const texts = attributes.map(describeAttribute);
  return {
    zh: `${zh}：${texts.map((text) => text.zh).join('；')}`,
    en: `${english}: ${texts.map((text) => text.en).join('; ')}`,
  };
}

/** `频率 QUARTER → MONTH`; how a cell is filled says it without naming the attribute. */
export function describeAttribute({ attribute, from, to }: AttributeChange): BothLanguages {
  const [zh, en] = ATTRIBUTES[attribute] ?? [attribute, attribute];
  if (attribute === 'source' && (from === 'asked' || to === 'asked')) {
    const word = (source: string | undefined, asked: string, filled: string): string =>
      source === 'asked' ? asked : filled;
    return {
      zh: `${word(from, '本表填', '自动填充')} → ${word(to, '本表填', '自动填充')}`,
      en: `${word(from, 'asked', 'filled')} → ${word(to, 'asked', 'filled')}`,
    };
  }
  if (attribute === 'derivation' && (from === undefined || to === undefined)) {
    return to === undefined
      ? { zh: '算出 → 要填', en: 'derived → asked' }
      : { zh: '要填 → 算出', en: 'asked → derived' };
  }
  return {
    zh: `${zh} ${from ?? '（无）'} → ${to ?? '（无）'}`,
    en: `${en} ${from ?? '(none)'} → ${to ?? '(none)'}`,
  };
}
