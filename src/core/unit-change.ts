import type { Finding } from './issue.ts';
import { dayBefore, isDay } from './period.ts';
import { planAddition } from './unit-addition.ts';
import {
  existsOn,
  LEVELS,
  UNIT_ID,
  UNIT_KINDS,
  type Unit,
  type UnitKind,
  type UnitTree,
} from './unit-tree.ts';

/** A unit that a change brings about. */
export interface NewUnit {
  readonly id: string;
  readonly label: string;
  readonly en?: string;
  /** That of the first unit it comes from, unless said. */
  readonly kind?: UnitKind;
}

/** A change of units, from a day on. */
export type UnitChange = { readonly on: string } & (
  | { readonly what: 'MERGE'; readonly units: readonly string[]; readonly into: NewUnit }
  | {
      readonly what: 'SPLIT';
      readonly unit: string;
      readonly into: readonly NewUnit[];
      /** Which part each of the units below goes to. */
      readonly below: Readonly<Record<string, string>>;
    }
  | {
      readonly what: 'RENAME';
      readonly unit: string;
      readonly label: string;
      readonly en?: string;
      readonly kind?: UnitKind;
    }
  /** Units that come from nowhere else; each from its own `validFrom`, of which `on` is the first. */
  | { readonly what: 'ADD'; readonly units: readonly Unit[] }
);

/** What a change does to the tree; nothing, if any finding is an error. */
export interface UnitChangePlan {
  /** With their last day. */
  readonly ended: readonly Unit[];
  /** With their predecessors. */
  readonly begun: readonly Unit[];
  /** Renamed or put under another unit: as they are from the day on, with what they were before. */
  readonly changed: readonly Unit[];
  readonly findings: readonly Finding[];
}

/** Pure: the tree as it is and the change as it is wished give the plan, or everything that is wrong with it. */
export function planUnitChange(tree: UnitTree, change: UnitChange): UnitChangePlan {
  if (change.what === 'ADD') {
    const findings = planAddition(tree, change.units);
    return { ended: [], changed: [], begun: findings.length > 0 ? [] : change.units, findings };
  }
  const planner = new Planner(tree, change);
  const { ended, begun, changed } = planner.plan();
  const { findings } = planner;
  return findings.length > 0
    ? { ended: [], begun: [], changed: [], findings }
    : { ended, begun, changed, findings };
}

/** What is done to units that are there already. */
type Rearrangement = Exclude<UnitChange, { what: 'ADD' }>;

class Planner {
  readonly findings: Finding[] = [];

  constructor(
    private readonly tree: UnitTree,
    private readonly change: Rearrangement,
  ) {}

  plan(): Omit<UnitChangePlan, 'findings'> {
    const nothing = { ended: [], begun: [], changed: [] };
    const { change } = this;
    if (!isDay(change.on)) {
      this.#refuse(
        'UNIT_CHANGE_DAY',
        change.on,
        `日期 ${change.on} 不对，写法如 2026-01-01`,
        `${change.on} is no day; write 2026-01-01`,
      );
      return nothing;
    }
    if (change.what === 'RENAME') return { ...nothing, changed: this.#renamed(change) };
    const from = (change.what === 'MERGE' ? change.units : [change.unit]).flatMap(
      (id) => this.#there(id) ?? [],
    );
    const into = change.what === 'MERGE' ? [change.into] : change.into;
    this.#checkCount(change, from);
    this.#checkAlike(from);
    const [first] = from;
    for (const unit of into) this.#checkNew(unit, into, first);
    if (!first) return nothing;
    const begun = into.map((unit) => this.#begun(unit, first, from));
    return {
      ended: from.map((unit) => ({ ...unit, validTo: dayBefore(change.on) })),
      begun,
      changed: from.flatMap((unit) => this.#movedBelow(unit, begun)),
    };
  }

  /** A unit as it is the day before, if it is to be there on the day too. */
  #there(id: string): Unit | undefined {
    const unit = this.tree.find(id);
    const { on } = this.change;
    if (!unit) {
      this.#refuse('UNKNOWN_UNIT_ID', id, `没有填报单位 ${id}`, `there is no reporting unit ${id}`);
      return undefined;
    }
    const lastChange = unit.past?.at(-1)?.until;
    if (unit.validFrom < on && existsOn(unit, on) && (lastChange === undefined || lastChange < on))
      return unit;
    const since = lastChange !== undefined && on <= lastChange ? `，${lastChange} 之后才是现在这样` : '';
    this.#refuse(
      'UNIT_NOT_THERE',
      id,
      `${unit.label}（${id}）在 ${on} 前后不都存在（${unit.validFrom} 至 ${unit.validTo ?? '今'}${since}）；请核对日期`,
      `${id} is not there both before and on ${on} as it is now (from ${unit.validFrom} to ${unit.validTo ?? 'now'}${since === '' ? '' : `, changed after ${lastChange}`}); check the day`,
    );
    return undefined;
  }

  #checkCount(change: Exclude<Rearrangement, { what: 'RENAME' }>, from: readonly Unit[]): void {
    const isMerge = change.what === 'MERGE';
    const said = isMerge ? change.units : change.into.map(({ id }) => id);
    if (new Set(said).size >= 2) return;
    this.#refuse(
      'UNITS_UNFIT',
      from[0]?.id,
      isMerge ? '合并至少要两个不同的单位' : '拆分至少要分成两个不同的单位',
      isMerge ? 'a merger takes at least two different units' : 'a split gives at least two different units',
    );
  }

  /** Of one level, below one county: facts are kept by county, and a form is due from a level. */
  #checkAlike(from: readonly Unit[]): void {
    const [first, ...others] = from;
    if (!first) return;
    const county = (unit: Unit): string | undefined => this.tree.ancestorAt(unit.id, 'COUNTY')?.id;
    const isHigh = LEVELS.indexOf(first.level) <= LEVELS.indexOf('COUNTY');
    const differs = others.some((unit) => unit.level !== first.level || county(unit) !== county(first));
    if (!isHigh && !differs) return;
    this.#refuse(
      'UNITS_UNFIT',
      first.id,
      isHigh ? '县和县以上的单位不能合并、拆分：数据按县存放' : '只能合并同一个县内、同一层级的单位',
      isHigh
        ? 'counties and what is above them cannot be merged or split: data are kept by county'
        : 'only units of one level in one county can be merged',
    );
  }

  #checkNew(unit: NewUnit, all: readonly NewUnit[], like: Unit | undefined): void {
    const { id, label, kind } = unit;
    if (!UNIT_ID.test(id)) {
      this.#refuse(
        'UNIT_ID_INVALID',
        id,
        `单位代码 ${id} 不对：只能用小写字母、数字和连字符，如 liutang-01`,
        `${id} is no unit code: small letters, digits and hyphens, such as liutang-01`,
      );
    } else if (this.tree.find(id) || all.filter((each) => each.id === id).length > 1) {
      this.#refuse(
        'UNIT_ID_TAKEN',
        id,
        `单位代码 ${id} 已经有了；代码从不重复使用，合并、拆分后的单位要用新代码`,
        `${id} is taken: codes are never reused, and a merged or split unit takes a new one`,
      );
    }
    if (!label.trim()) this.#refuse('UNITS_UNFIT', id, `${id} 没有名称`, `${id} has no name`);
    if (like) this.#checkKind(kind, like, id);
  }

  #checkKind(kind: UnitKind | undefined, like: Unit, id: string): void {
    if (kind === undefined || UNIT_KINDS[kind] === like.level) return;
    const fitting = Object.entries(UNIT_KINDS).flatMap(([name, level]) =>
      level === like.level ? [name] : [],
    );
    this.#refuse(
      'UNITS_UNFIT',
      id,
      `${kind} 不是 ${like.level} 的类型；可用：${fitting.join('、')}`,
      `${kind} is no kind of ${like.level}; use ${fitting.join(', ')}`,
    );
  }

  /** It takes over its predecessors' duty to report: for a period that contains the day, it reports the whole of it. */
  #begun({ id, label, en, kind }: NewUnit, first: Unit, from: readonly Unit[]): Unit {
    const reportsFrom = from
      .map((unit) => unit.reportsFrom)
      .sort()
      .at(-1) as string;
    return {
      id,
      label,
      ...(en === undefined ? {} : { en }),
      level: first.level,
      kind: kind ?? first.kind,
      ...(first.parent === undefined ? {} : { parent: first.parent }),
      validFrom: this.change.on,
      reportsFrom,
      predecessors: from.map((unit) => unit.id),
    };
  }

  #movedBelow(unit: Unit, begun: readonly Unit[]): Unit[] {
    const { change } = this;
    const below = this.tree.children(unit.id, change.on).filter((each) => each.validFrom < change.on);
    return below.flatMap(({ id }) => {
      const to = change.what === 'SPLIT' ? change.below[id] : begun[0]?.id;
      if (to !== undefined && begun.some((part) => part.id === to)) {
        const there = this.#there(id);
        return there ? [this.#asOfDay(there, { parent: to })] : [];
      }
      const parts = begun.map((part) => part.id).join('、');
      this.#refuse(
        'UNIT_BELOW_UNPLACED',
        id,
        `${this.tree.get(id).label}（${id}）归哪个部分没有说明；可用：${parts}`,
        `it is not said to which part ${id} goes; use one of ${begun.map((part) => part.id).join(', ')}`,
      );
      return [];
    });
  }

  #renamed(change: Extract<Rearrangement, { what: 'RENAME' }>): Unit[] {
    const unit = this.#there(change.unit);
    if (!unit) return [];
    const { label, en, kind } = change;
    if (!label.trim()) this.#refuse('UNITS_UNFIT', unit.id, '新名称是空的', 'the new name is empty');
    this.#checkKind(kind, unit, unit.id);
    const { en: _, ...rest } = this.#asOfDay(unit, { label, kind: kind ?? unit.kind });
    return [{ ...rest, ...(en === undefined ? {} : { en }) }];
  }

  #asOfDay(unit: Unit, now: Partial<Unit>): Unit {
    const { label, en, kind, parent } = unit;
    const before = {
      until: dayBefore(this.change.on),
      label,
      ...(en === undefined ? {} : { en }),
      kind,
      ...(parent === undefined ? {} : { parent }),
    };
    return { ...unit, ...now, past: [...(unit.past ?? []), before] };
  }

  #refuse(code: string, unit: string | undefined, message: string, messageEn: string): void {
    this.findings.push({
      code,
      severity: 'ERROR',
      ...(unit === undefined ? {} : { unit }),
      message,
      messageEn,
    });
  }
}
