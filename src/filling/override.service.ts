import type { Cell } from '../core/catalogue/model.ts';
import { cellAddress, type PrintedValue, TOTAL_ROW } from '../core/fill/filled-form.ts';
import { type Answerable, decodeAnswer } from '../core/one-table/decode-answer.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { SqlPool } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import { closedFinding, type PeriodService } from '../submission/period.service.ts';
import { reasonFinding } from '../submission/reason.ts';
import type { UserFinding } from '../submission/submission.model.ts';
import type { Engines } from './engines.ts';
import { type FillService, lockUnits } from './fill.service.ts';
import { markForm } from './filled-form.store.ts';
import type { OverrideInput } from './filling.model.ts';
import { type LocatedCell, locateCell } from './locate-cell.ts';
import { addOverride, readOverrides } from './override.store.ts';

/**
 * The verb *override*: a person's value over the filled one, with a reason, and its withdrawal. The filled value
 * stays beside it and goes on following the facts; totals and other forms do not see an override, for it is no fact.
 */
export class OverrideService {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly periods: PeriodService,
    private readonly fills: FillService,
    private readonly clock: Clock,
    private readonly actor: string,
  ) {}

  /** Without a value the override is withdrawn. */
  override(unit: Unit, period: Period, input: OverrideInput): Promise<UserFinding[]> {
    return this.engines.withCurrent(() => this.#override(unit, period, input));
  }

  async #override(unit: Unit, period: Period, input: OverrideInput): Promise<UserFinding[]> {
    const engine = this.engines.inForceOn(period.end);
    const located = locateCell(engine.fill, unit, period, input.address);
    const { form, cell, row } = located;
    const address = cellAddress(form, cell, row);
    const decoded = decodeValue(located, input.value);
    const place = { unit: unit.id, period: period.id };
    const findings = [
      ...reasonFinding(input.reason),
      ...decoded.problems.map((each) => ({ ...each, ...place })),
    ];
    const county = this.units.homeCounty(unit.id);
    const key = { ...place, form: form.code };
    const stored = await this.sql.transaction(async (tx) => {
      // As a submission does: whoever refills the form sees the override, or is seen by it.
      await lockUnits(tx, new Set([this.units.lockUnit(unit.id)]));
      const [closed] = await Promise.all([
        this.periods.closedAmong(tx, county, [period.id]),
        this.engines.assureCurrent(tx),
      ]);
      if (closed.has(period.id)) findings.push(closedFinding(unit, period));
      const known = await readOverrides(tx, county, [unit.id], [period.id]);
      const now = known.get(`${unit.id} ${period.id} ${form.code}`) ?? [];
      const isOverridden = now.some((each) => each.field === cell.field && each.row === row);
      const withdraws = decoded.value === null && decoded.problems.length === 0;
      if (withdraws && !isOverridden) findings.push({ ...notOverridden(address), ...place });
      if (findings.length > 0) return false;
      const entry = {
        value: decoded.value,
        reason: input.reason.trim(),
        at: this.clock.now(),
        by: this.actor,
      };
      await addOverride(tx, county, key, { row, field: cell.field }, entry);
      await markForm(tx, county, key);
      return true;
    });
    if (stored) await this.fills.ensureFresh([{ form, unit, period }]);
    return findings;
  }
}

interface Decoded {
  readonly value: PrintedValue | null;
  readonly problems: readonly UserFinding[];
}

/** The value as the cell would print it; null withdraws. */
function decodeValue(located: LocatedCell, written: PrintedValue | null | undefined): Decoded {
  const refused = refusalOf(located);
  if (refused) return { value: null, problems: [refused] };
  if (written === null || written === undefined) return { value: null, problems: [] };
  const decoded = decodeAnswer(answerable(located.cell), written);
  if ('answer' in decoded) return { value: decoded.answer as PrintedValue, problems: [] };
  return { value: null, problems: [{ ...decoded.problem, severity: 'ERROR', path: 'value' }] };
}

/** What is no filled cell has no value to be put over. */
function refusalOf({ form, cell, row }: LocatedCell): UserFinding | undefined {
  const address = cellAddress(form, cell, row);
  const isBlank = row === TOTAL_ROW && cell.type !== 'NUMBER';
  if (cell.source.kind === 'from' && !isBlank) return undefined;
  const own = cell.source.kind === 'own' && !isBlank;
  return {
    code: 'NOT_OVERRIDABLE',
    severity: 'ERROR',
    path: 'address',
    message: own
      ? `${address} 是本表自己的问题，由填报单位在一表里填；请退回让单位更正`
      : `${address} 是表头或空白，没有可改写的值`,
    messageEn: own
      ? `${address} is this form's own question: its unit answers it in the one table; return the table instead`
      : `${address} is a heading or blank: it has no value to override`,
  };
}

function notOverridden(address: string): UserFinding {
  return {
    code: 'NOT_OVERRIDDEN',
    severity: 'ERROR',
    path: 'address',
    message: `${address} 没有被改写，不用撤销；要改写请给出 value`,
    messageEn: `${address} is not overridden, so there is nothing to withdraw; to override it, give a value`,
  };
}

/** A cell prints negative numbers too, such as a decrease. */
function answerable({ field, label, en, type, decimals, unit, codeList }: Cell): Answerable {
  return {
    element: { name: field, label, en, type, decimals, unit, args: [], codeList },
    slice: [],
    previous: false,
  };
}
