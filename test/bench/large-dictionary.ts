import type { DictionarySource } from '../../src/core/catalogue/sources.ts';
import { benchDictionary } from './dictionary.ts';

/** With the 200 elements and 4 forms that a village's quarter touches: 10,000 elements, 2,000 forms of 50 cells. */
const TOPICS = 98;
const ELEMENTS = 100;
const FORMS = 1996;
const CELLS = 50;

const THINGS = ['水稻', '小麦', '玉米', '大豆', '油菜', '茶园', '果园', '生猪', '肉牛', '山羊'];
const WHAT = ['种植', '养殖', '加工', '销售', '仓储', '补贴', '保险', '培训', '示范', '订单'];
const WHOSE = ['农户', '合作社', '家庭农场', '企业', '集体', '脱贫户', '返乡', '外来', '学校', '卫生院'];
const HOW = ['新增', '累计', '达标', '登记', '验收', '在建', '停用', '改造', '自筹', '配套'];

/**
 * A province's worth of yearly forms on top of the small dictionary. Labels are made of words, as real ones are;
 * what a village's quarter touches is the same as in the small one.
 */
export function largeDictionary(): DictionarySource[] {
  return [
    ...benchDictionary(),
    ...Array.from({ length: TOPICS }, (_, t) => ({ path: `large/topic-${t}.graphql`, text: topicText(t) })),
    ...Array.from({ length: FORMS }, (_, f) => ({ path: `large/form-${f}.graphql`, text: formText(f) })),
  ];
}

const elementName = (n: number): string => `e${String(n).padStart(4, '0')}`;
const digit = (n: number, place: number): number => Math.floor(n / 10 ** place) % 10;

function labelOf(n: number): string {
  return `${HOW[digit(n, 0)]}${THINGS[digit(n, 1)]}${WHAT[digit(n, 2)]}${WHOSE[digit(n, 3)]}数`;
}

function topicText(t: number): string {
  const elements = Array.from({ length: ELEMENTS }, (_, i) => {
    const n = t * ELEMENTS + i;
    const label = labelOf(n);
    return `  "${label}：年末登记的${label}，按经营所在地计。"\n  ${elementName(n)}: Int! @element(label: "${label}", unit: "人", kind: STOCK, every: YEAR, at: TOWNSHIP, steward: "statistics", scope: "经营所在地")`;
  });
  return `"主题${t}"\ntype Large${t} @topic(label: "主题${t}") {\n${elements.join('\n')}\n}\n`;
}

/** Forty counts as they are, five sums, five shares, from all over the catalogue. */
function formText(f: number): string {
  const at = (i: number): string => elementName((f * 37 + i * 211) % (TOPICS * ELEMENTS));
  const cells = Array.from({ length: CELLS }, (_, i) => {
    const name = `c${String(i).padStart(2, '0')}`;
    if (i < 40) return `  ${name}: Int @cell(label: "第${i}格", unit: "人") @from(element: "${at(i)}")`;
    if (i < 45)
      return `  ${name}: Int @cell(label: "第${i}格", unit: "人") @from(expr: "${at(i)} + ${at(i + 1)}")`;
    return `  ${name}: Decimal @cell(label: "第${i}格", unit: "%") @from(expr: "${at(i)} / ${at(i + 1)}")`;
  });
  return `"大表${f}"\ntype LargeForm${f}\n  @form(code: "L-${f}", label: "大表${f}", department: "statistics", every: YEAR, level: TOWNSHIP)\n{\n${cells.join('\n')}\n}\n`;
}
