import { expect, test } from 'vitest';
import { compileCatalogue } from '../../../../src/core/catalogue/compile.ts';
import type { Catalogue } from '../../../../src/core/catalogue/model.ts';
import { checkSuccession } from '../../../../src/core/catalogue/versions/succession.ts';
import { PREAMBLE } from '../../../support/dictionary.ts';

const USUAL = `"人口"
type Vital @topic(label: "人口") {
  "期内活产的婴儿。"
  births(sex: Sex): Int! @element(label: "出生", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "期内死亡的人。"
  deaths: Int! @element(label: "死亡", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
}`;

function compiled(sdl: string, preamble = PREAMBLE) {
  const sources = [
    { path: 'preamble.graphql', text: preamble },
    { path: 'dictionary.graphql', text: sdl },
  ];
  const { catalogue, findings } = compileCatalogue(sources);
  if (!catalogue) throw new Error(findings.map(({ message }) => message).join('\n'));
  return { sources, catalogue };
}

const catalogueOf = (sdl: string): Catalogue => compiled(sdl).catalogue;

/** What is said of a dictionary that follows the usual one, by default from the first day of a quarter. */
function said(
  sdl: string,
  { validFrom = '2026-07-01', preamble = PREAMBLE, earlier = [USUAL] } = {},
): string[] {
  return checkSuccession(earlier.map(catalogueOf), { ...compiled(sdl, preamble), validFrom }).map(
    ({ code, severity, path, excerpt, messageEn }) => `${severity} ${code} ${path}\n${excerpt}\n${messageEn}`,
  );
}

const deaths = USUAL.split('\n')[5] as string;

test('the first catalogue, and one that says the same, follow without a word', () => {
  expect(checkSuccession([], { ...compiled(USUAL), validFrom: '2026-07-01' })).toEqual([]);
  expect(said(USUAL)).toEqual([]);
});

test('a name that would mean something else is refused, with the line and everything that differs', () => {
  const other = deaths.replace('kind: FLOW', 'kind: STOCK, scope: "registered"').replace('"人"', '"户"');
  expect(said(USUAL.replace(deaths, other))).toEqual([
    `ERROR ELEMENT_CHANGED dictionary.graphql:6:3
${other}
  ^^^^^^
deaths was published with something else: kind FLOW → STOCK, scope – → registered, unit 人 → 户. That is another element: give it another name; names are never reused`,
  ]);
});

test('other words for what is counted want a confirmation that names them', () => {
  const [finding] = checkSuccession([catalogueOf(USUAL)], {
    ...compiled(USUAL.replace('期内死亡的人。', '期内死亡的户籍人口。')),
    validFrom: '2026-07-01',
  });
  expect(finding).toMatchObject({
    code: 'DEFINITION_CHANGED',
    severity: 'WARNING',
    path: 'dictionary.graphql:6:3',
    confirm: 'DEFINITION_CHANGED|deaths|期内死亡的户籍人口。',
  });
});

test('a name that was given up comes back only with its meaning', () => {
  const without = USUAL.replace(/ {2}"期内死亡.*\n.*deaths.*\n/, '');
  expect(said(USUAL, { earlier: [USUAL, without] })).toEqual([]);
  const [finding] = said(USUAL.replace('期内死亡的人。', '期末死亡的牲畜。'), { earlier: [USUAL, without] });
  expect(finding).toMatch(/^ERROR NAME_REUSED dictionary.graphql:6:3/);
});

test('a code under which answers are stored stays; codes may be added', () => {
  const sexes = (codes: string) => PREAMBLE.replace('"男" MALE "女" FEMALE', codes);
  expect(said(USUAL, { preamble: sexes('"男" MALE "女" FEMALE "不详" UNKNOWN') })).toEqual([]);
  const [finding] = said(USUAL, { preamble: sexes('"男" MALE "其他" OTHER') });
  expect(finding).toMatch(/^ERROR CODE_REMOVED dictionary.graphql:4:3/);
  expect(finding).toMatch(/argument sex of births lacks FEMALE/);
});

test('a unit of measure keeps its factor: values are stored in it', () => {
  const [finding] = said(USUAL, { preamble: PREAMBLE.replace('"15"', '"15.1"') });
  expect(finding).toMatch(/^ERROR UNIT_CHANGED preamble.graphql:\d+:17/);
  expect(finding).toMatch(/公顷 was published as area with factor 15 and cannot become area, 15.1/);
});

const monthly = deaths.replace('QUARTER', 'MONTH');

test.each<[validFrom: string, every: string, before: string, refused: string | undefined]>([
  ['2026-07-01', 'MONTH', 'QUARTER', undefined], //  the third quarter is made of months, the second is stored whole
  ['2026-08-01', 'MONTH', 'QUARTER', '2026-Q3'], //  July would be stored nowhere
  ['2026-07-01', 'MONTH', 'YEAR', '2026'],
  ['2027-01-01', 'QUARTER', 'YEAR', undefined],
  ['2026-08-15', 'YEAR', 'MONTH', undefined], //     the year is asked whole; what the months held is still there
])('from %s by %s, before by %s: %s', (validFrom, every, before, refused) => {
  const by = (frequency: string): string => USUAL.replace(deaths, deaths.replace('QUARTER', frequency));
  const findings = said(by(every), { validFrom, earlier: [by(before)] });
  if (!refused) expect(findings).toEqual([]);
  else
    expect(findings[0]).toMatch(
      new RegExp(`VALID_FROM_WITHIN_PERIOD .*\\n.*\\n.*\\n.*lies within ${refused},`),
    );
});

test('everything at once', () => {
  const sdl = USUAL.replace(deaths, monthly.replace('kind: FLOW', 'kind: STOCK')).replace(
    '期内死亡的人。',
    '期末。',
  );
  const codes = said(sdl, { validFrom: '2026-08-01' }).map((finding) => finding.split(' ')[1]);
  expect(codes).toEqual(['ELEMENT_CHANGED', 'DEFINITION_CHANGED', 'VALID_FROM_WITHIN_PERIOD']);
});

test('a calendar keeps its days: values are stored by its periods', () => {
  const school = (starts: string): string =>
    `${USUAL}\nextend schema @calendar(name: "school", label: "学年", yearStarts: "${starts}")`;
  expect(said(school('09-01'), { earlier: [school('09-01'), USUAL] })).toEqual([]);
  const [finding] = said(school('08-01'), { earlier: [school('09-01'), USUAL] });
  expect(finding).toMatch(/^ERROR CALENDAR_CHANGED dictionary.graphql:8:\d+/);
});
