import type { CellGap } from './filled-form.ts';
import type { GapReason } from './outcome.ts';

const CHINESE: Readonly<Record<GapReason, string>> = {
  NO_PERMISSION: '无权查看',
  NOT_REPORTED: '未上报',
  NO_EARLIER_PERIOD: '没有上期数据',
  UNIT_CHANGED: '单位有合并或拆分，之前的数推不出本单位的',
  REPORTED_UNKNOWN: '填报为“不掌握”',
  ROSTER_EMPTY: '台账为空',
  SOURCE_CONFLICT: '来源冲突',
  DIVISION_BY_ZERO: '分母为零',
  NOT_APPLICABLE: '不适用',
  WITHHELD: '涉及个人隐私，不予显示',
};

const ENGLISH: Readonly<Record<GapReason, string>> = {
  NO_PERMISSION: 'no permission',
  NOT_REPORTED: 'not reported',
  NO_EARLIER_PERIOD: 'no earlier period',
  UNIT_CHANGED: 'the unit was merged or split: its earlier value cannot be derived',
  REPORTED_UNKNOWN: 'reported as unknown',
  ROSTER_EMPTY: 'roster empty',
  SOURCE_CONFLICT: 'sources conflict',
  DIVISION_BY_ZERO: 'division by zero',
  NOT_APPLICABLE: 'not applicable',
  WITHHELD: 'withheld to protect privacy',
};

/** Why a cell is empty, as people say it: 未上报（已报 13/14）. */
export function gapText(gap: Pick<CellGap, 'reason' | 'reported' | 'expected'>): string {
  return `${CHINESE[gap.reason]}${gap.reason === 'NOT_REPORTED' && gap.expected > 1 ? `（已报 ${gap.reported}/${gap.expected}）` : ''}`;
}

export function gapTextEn(gap: Pick<CellGap, 'reason' | 'reported' | 'expected'>): string {
  return `${ENGLISH[gap.reason]}${gap.reason === 'NOT_REPORTED' && gap.expected > 1 ? ` (${gap.reported} of ${gap.expected})` : ''}`;
}
