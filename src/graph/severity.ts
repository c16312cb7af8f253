import type { Severity } from '../core/issue.ts';
import { enumOf } from './enums.ts';

export const SeverityEnum = enumOf<Severity>('Severity', 'What a finding does.', {
  ERROR: 'stops the operation',
  WARNING: 'wants a confirmation: hand in again with its `confirm` token',
  ADVICE: 'is only shown',
});
