import { widthOf } from '../core/expression/caret.ts';
import type { UserFinding } from '../submission/submission.model.ts';
import type { Cli } from './io.ts';
import { padEnd } from './table.ts';

/** A block of findings: severity, code, unit and path in columns, then what to do. */
export function findingLines(cli: Cli, findings: readonly UserFinding[]): string[] {
  const rows = findings.map(({ severity, code, unit, period, path }) => [
    severity,
    code,
    [unit ?? period ?? '', path ?? ''].filter(Boolean).join(' '),
  ]);
  const widths = [0, 1, 2].map((i) => Math.max(0, ...rows.map((row) => widthOf(row[i] as string))));
  return findings.map(({ severity, message, messageEn }, i) => {
    const [first, ...rest] = (rows[i] as string[]).map((text, column) =>
      padEnd(text, widths[column] as number),
    );
    const colour =
      severity === 'ERROR' ? cli.paint.red : severity === 'WARNING' ? cli.paint.yellow : cli.paint.dim;
    return `${colour(first as string)}  ${rest.join('  ')}  ${cli.say(message, messageEn)}`;
  });
}
