import { isUnfit } from '../core/one-table/decode-answer.ts';
import type { UserFinding } from './submission.model.ts';

const LONGEST_REASON = 2000;

/** Who returns a table or overrides a cell says why, so that whoever reads it can act on it. */
export function reasonFinding(reason: string): UserFinding[] {
  const length = reason.trim().length;
  if (length > 0 && length <= LONGEST_REASON && !isUnfit(reason)) return [];
  return [
    {
      code: 'REASON',
      severity: 'ERROR',
      path: 'reason',
      message: `请用 1 到 ${LONGEST_REASON} 个字写明理由，让填报人知道要改什么`,
      messageEn: `give a reason of 1 to ${LONGEST_REASON} characters, so that whoever reads it knows what to do`,
    },
  ];
}
