import { howPeriodsAreWritten } from '../core/calendar.ts';
import type { Catalogue, Department, Form } from '../core/catalogue/model.ts';
import { nearest } from '../core/catalogue/suggest.ts';
import { parseAddress } from '../core/fill/filled-form.ts';
import type { Period } from '../core/period.ts';
import type { Unit, UnitTree } from '../core/unit-tree.ts';
import type { HubApi } from '../hub-api.ts';
import { type CliError, wrongUsage } from './exit.ts';

/** Names on the command line → what they mean; a name that means nothing is refused with the likeliest ones. */

export function unitNamed(units: UnitTree, name: string): Unit {
  const byId = units.find(name);
  if (byId) return byId;
  const all = [...units.all()];
  // A name may go on with the unit that was merged or split from its bearer.
  const bearers = all.filter((unit) => unit.label === name);
  const there = bearers.filter(({ validTo }) => validTo === undefined);
  const [byLabel, another] = there.length > 0 ? there : bearers;
  if (byLabel && !another) return byLabel;
  const alike = all.filter((unit) => name.length > 1 && unit.label.includes(name)).slice(0, 3);
  const near =
    alike.length > 0
      ? alike
      : nearest(
          name,
          all.map((unit) => unit.id),
        ).map((id) => units.get(id));
  throw unknown(
    'UNKNOWN_UNIT_ID',
    `没有填报单位 ${name}`,
    `there is no reporting unit ${name}`,
    near.map(named),
    ['单位用编号，如 liutang、liutang-01', 'units are named by id, such as liutang or liutang-01'],
  );
}

export function periodNamed(api: Pick<HubApi, 'period' | 'calendars'>, name: string): Period {
  const period = api.period(name);
  if (period) return period;
  const meant = likelyPeriod(api, name);
  throw unknown(
    'UNKNOWN_PERIOD',
    `不认识的报告期 ${name}`,
    `unknown period ${name}`,
    meant ? [meant.id] : [],
    howPeriodsAreWritten(api.calendars()),
  );
}

export function formNamed(catalogue: Catalogue, name: string): Form {
  const forms = [...catalogue.forms.values()];
  const wanted = name.toLowerCase();
  const found = forms.find((form) =>
    [form.code, form.key, form.field].some((id) => id.toLowerCase() === wanted),
  );
  if (found) return found;
  const alike = forms.filter((form) => name.length > 1 && form.label.includes(name)).map(({ code }) => code);
  const near = [...alike, ...nearest(name, catalogue.forms.keys())].slice(0, 3);
  const codes = near.map((code) => named({ id: code, label: catalogue.forms.get(code)?.label ?? '' }));
  throw unknown('UNKNOWN_FORM', `没有报表 ${name}`, `there is no form ${name}`, codes, [
    `有：${forms.map(({ code }) => code).join('、')}`,
    `there are ${forms.map(({ code }) => code).join(', ')}`,
  ]);
}

/** The address with the form's own spelling; a form or cell that does not exist is refused with the likeliest. */
export function addressNamed(catalogue: Catalogue, address: string): string {
  const parts = parseAddress(address);
  if (!parts) {
    throw wrongUsage(
      `“${address}”不是单元格地址；写法如 SD-01.resident、SX-02[liutang-03].births、SX-02[total].births`,
      `"${address}" is no cell address; write SD-01.resident, SX-02[liutang-03].births or SX-02[total].births`,
    );
  }
  const form = formNamed(catalogue, parts.form);
  const fields = form.cells.map(({ field }) => field);
  if (!fields.includes(parts.field)) {
    const near = nearest(parts.field, fields);
    const likely = (near.length > 0 ? near : fields).join(', ');
    throw wrongUsage(
      `${form.code} 没有单元格 ${parts.field}；${near.length > 0 ? `是不是 ${likely}？` : `有：${likely}`}`,
      `${form.code} has no cell ${parts.field}; ${near.length > 0 ? `did you mean ${likely}?` : `there are ${likely}`}`,
      'UNKNOWN_CELL',
    );
  }
  return `${form.code}${parts.row === undefined ? '' : `[${parts.row}]`}.${parts.field}`;
}

export function departmentNamed(catalogue: Catalogue, name: string): Department {
  const all = [...catalogue.departments.values()];
  const found = all.find(({ code, label, aliases }) => [code, label, ...aliases].includes(name));
  if (found) return found;
  const near = nearest(
    name,
    all.map(({ code }) => code),
  );
  const codes = near.map((code) => named({ id: code, label: catalogue.departments.get(code)?.label ?? '' }));
  throw unknown('UNKNOWN_DEPARTMENT', `没有部门 ${name}`, `there is no department ${name}`, codes, [
    `有：${all.map((each) => `${each.code}（${each.label}）`).join('、')}`,
    `there are ${all.map(({ code }) => code).join(', ')}`,
  ]);
}

/** What somebody who wrote 2026Q3, 2026-q3, 2026-7 or 2026@family meant. */
function likelyPeriod(api: Pick<HubApi, 'period' | 'calendars'>, name: string): Period | undefined {
  const [written = '', wanted] = name.trim().split('@');
  const match = /^(\d{4})\D*?([QqHh]?)(\d{1,2})?\D*$/.exec(written);
  if (!match) return undefined;
  const [, year, letter, number = ''] = match;
  const inYear = letter ? `-${letter.toUpperCase()}${number}` : number && `-${number.padStart(2, '0')}`;
  if (wanted === undefined) return api.period(`${year}${inYear}`);
  const calendars = api.calendars();
  const [meant] = calendars.has(wanted) ? [wanted] : nearest(wanted, calendars.keys(), 1);
  return api.period(`${year}${inYear}@${meant ?? ''}`);
}

const named = ({ id, label }: { id: string; label: string }): string => `${id}（${label}）`;

function unknown(
  code: string,
  message: string,
  messageEn: string,
  near: readonly string[],
  [hint, hintEn]: readonly [string, string],
): CliError {
  if (near.length === 0) return wrongUsage(`${message}；${hint}`, `${messageEn}; ${hintEn}`, code);
  return wrongUsage(
    `${message}；是不是 ${near.join('、')}？`,
    `${messageEn}; did you mean ${near.join(', ')}?`,
    code,
  );
}
