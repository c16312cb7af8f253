import type { Finding } from './issue.ts';
import { isDay } from './period.ts';
import {
  compareLevels,
  existsOn,
  LEVELS,
  UNIT_ID,
  UNIT_KINDS,
  type Unit,
  type UnitKind,
  type UnitTree,
} from './unit-tree.ts';

/** Everything that is wrong with units that are to come beside those of the tree; nothing if they fit. */
export function planAddition(tree: UnitTree, units: readonly Unit[]): Finding[] {
  const given = new Map(units.map((unit) => [unit.id, unit]));
  const met = new Set<string>();
  return units.flatMap((unit) => {
    const isSecond = met.has(unit.id);
    met.add(unit.id);
    return [
      ...idFindings(unit, isSecond || tree.find(unit.id) !== undefined),
      ...kindFindings(unit),
      ...dayFindings(unit),
      ...parentFindings(unit, unit.parent === undefined ? undefined : findParent(tree, given, unit)),
    ];
  });
}

const findParent = (tree: UnitTree, given: ReadonlyMap<string, Unit>, { parent, validFrom }: Unit) =>
  given.get(parent as string) ?? tree.find(parent as string, isDay(validFrom) ? validFrom : undefined);

function idFindings({ id, label }: Unit, isTaken: boolean): Finding[] {
  const findings: Finding[] = [];
  if (!UNIT_ID.test(id)) {
    findings.push(
      refusal(
        'UNIT_ID_INVALID',
        id,
        `单位代码 ${id} 不对：只能用小写字母、数字和连字符，如 liutang-01`,
        `${id} is no unit code: small letters, digits and hyphens, such as liutang-01`,
      ),
    );
  } else if (isTaken) {
    findings.push(
      refusal(
        'UNIT_ID_TAKEN',
        id,
        `单位代码 ${id} 已经有了，或者写了两次；每个单位用自己的代码`,
        `${id} is taken, or stands twice: each unit has a code of its own`,
      ),
    );
  }
  if (!label.trim()) findings.push(unfit(id, `${id} 没有名称`, `${id} has no name`));
  return findings;
}

function kindFindings({ id, kind, level }: Unit): Finding[] {
  if (UNIT_KINDS[kind] === level) return [];
  const [zh, en] = kindsOf(level);
  return [
    unfit(
      id,
      `${id}：${kind} 不是 ${level} 的类型；可用：${zh}`,
      `${id}: ${kind} is no kind of ${level}; ${en}`,
    ),
  ];
}

/** The kinds of a level, as they are offered to who wrote another. */
function kindsOf(level: Unit['level']): readonly [zh: string, en: string] {
  const kinds = (Object.keys(UNIT_KINDS) as UnitKind[]).filter((kind) => UNIT_KINDS[kind] === level);
  return [kinds.join('、'), `use ${kinds.join(', ')}`];
}

function dayFindings({ id, validFrom, validTo, reportsFrom }: Unit): Finding[] {
  const bad = [validFrom, reportsFrom, ...(validTo === undefined ? [] : [validTo])].filter(
    (day) => !isDay(day),
  );
  if (bad.length > 0) {
    return bad.map((day) =>
      refusal(
        'UNIT_CHANGE_DAY',
        id,
        `${id} 的日期 ${day} 不对，写法如 2026-01-01`,
        `${id}: ${day} is no day; write 2026-01-01`,
      ),
    );
  }
  if (reportsFrom < validFrom) {
    return [
      unfit(
        id,
        `${id} 从 ${reportsFrom} 起上报，而它 ${validFrom} 才设立；请改其中一个日期`,
        `${id} is to report from ${reportsFrom} on, before it is there (${validFrom}); correct one of the days`,
      ),
    ];
  }
  if (validTo === undefined || validFrom <= validTo) return [];
  return [
    unfit(
      id,
      `${id} 到 ${validTo} 为止，早于它的设立日 ${validFrom}`,
      `${id} ends on ${validTo}, before it begins`,
    ),
  ];
}

function parentFindings({ id, level, parent, validFrom }: Unit, found: Unit | undefined): Finding[] {
  if (parent === undefined) {
    if (compareLevels(level, 'COUNTY') <= 0) return [];
    return [
      unfit(
        id,
        `${id} 没有写上级；县以下的单位都要写（parent）`,
        `${id} says nothing of the unit above it (parent): below the county each has one`,
      ),
    ];
  }
  if (!found) {
    return [
      refusal(
        'UNKNOWN_UNIT_ID',
        id,
        `${id} 的上级 ${parent} 不存在；请先加它，或者写在同一个文件里`,
        `there is no unit ${parent} above ${id}: add it first, or in the same file`,
      ),
    ];
  }
  if (compareLevels(found.level, level) >= 0) {
    const above = LEVELS.slice(0, LEVELS.indexOf(level)).join('、');
    return [
      unfit(
        id,
        `${id}（${level}）的上级 ${parent} 是 ${found.level}；上级应当是 ${above} 之一`,
        `${id} is of ${level}, and ${parent} above it of ${found.level}: it stands below ${above.replaceAll('、', ', ')}`,
      ),
    ];
  }
  if (!isDay(validFrom) || existsOn(found, validFrom)) return [];
  return [
    refusal(
      'UNIT_NOT_THERE',
      id,
      `${id} 从 ${validFrom} 起设立，而它的上级 ${parent} 那时不存在（${found.validFrom} 至 ${found.validTo ?? '今'}）`,
      `${id} begins on ${validFrom}, when ${parent} above it is not there (from ${found.validFrom} to ${found.validTo ?? 'now'})`,
    ),
  ];
}

const unfit = (unit: string, message: string, messageEn: string): Finding =>
  refusal('UNITS_UNFIT', unit, message, messageEn);

const refusal = (code: string, unit: string, message: string, messageEn: string): Finding => ({
  ...{ code, severity: 'ERROR', unit },
  ...{ message, messageEn },
});
