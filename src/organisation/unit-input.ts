import { is, type Problem, record, text } from '../core/json-shape.ts';
import { LEVELS, UNIT_KINDS, type Unit, type UnitKind } from '../core/unit-tree.ts';

/** A unit as a file says it, and where in the file: `[3]`, or `units.csv:5`. */
export interface GivenUnit {
  readonly place: string;
  readonly value: unknown;
}

/** As they are called in lists of units; `UnitKind` in the code. */
const KIND_WORDS: Readonly<Record<string, UnitKind>> = {
  省: 'PROVINCE',
  市: 'CITY',
  县: 'COUNTY',
  区: 'DISTRICT',
  县级市: 'COUNTY_LEVEL_CITY',
  镇: 'TOWN',
  乡: 'RURAL_TOWNSHIP',
  民族乡: 'ETHNIC_TOWNSHIP',
  街道: 'SUBDISTRICT',
  村: 'VILLAGE_COMMITTEE',
  社区: 'RESIDENTS_COMMITTEE',
  自然村: 'NATURAL_VILLAGE',
};

const kindOf = (word: unknown): UnitKind | undefined => {
  if (typeof word !== 'string') return undefined;
  return Object.hasOwn(UNIT_KINDS, word) ? (word as UnitKind) : KIND_WORDS[word];
};

const kind = is(
  `单位类型：${Object.keys(KIND_WORDS).join('、')}`,
  `a kind of unit: ${Object.keys(UNIT_KINDS).join(', ')}`,
  (word) => kindOf(word) !== undefined,
);

const levelName = is(`层级：${LEVELS.join('、')}`, `a level: ${LEVELS.join(', ')}`, (word) =>
  (LEVELS as readonly unknown[]).includes(word),
);

const unit = record({
  'id!': text,
  'label!': text,
  en: text,
  'kind!': kind,
  level: levelName, // follows from the kind; said again in files that the hub writes
  parent: text,
  'validFrom!': text,
  validTo: text,
  'reportsFrom!': text,
});

/** The units that a file names; or everything that keeps its content from being units. */
export function readUnits(given: readonly GivenUnit[]): { units: Unit[] } | { problems: Problem[] } {
  const problems = given.flatMap(({ place, value }) => unit(value, place));
  return problems.length > 0 ? { problems } : { units: given.map(({ value }) => asUnit(value as Unit)) };
}

function asUnit({ kind: word, level, ...rest }: Unit): Unit {
  const found = kindOf(word) as UnitKind;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)) as typeof rest;
  return { ...said, kind: found, level: level ?? UNIT_KINDS[found] };
}
