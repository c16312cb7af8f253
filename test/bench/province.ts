import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Period, parsePeriod, previous } from '../../src/core/period.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { PERIOD } from './dictionary.ts';

/** How much there is: villages that hand in a table of 200 values, quarters for which they do. */
export interface Size {
  readonly units: number;
  readonly periods: number;
}

const VILLAGES_PER_TOWNSHIP = 15;
const TOPICS = ['A', 'B', 'C', 'D'] as const;
export const VALUES_PER_TABLE = 200;

/** The quarters that are handed in, the earliest first: the last is the one that is open. */
export function quarters(count: number): Period[] {
  const found = [parsePeriod(PERIOD) as Period];
  while (found.length < count) found.unshift(previous(found[0] as Period));
  return found;
}

/** A county with as many villages as a city has. */
export function provinceUnits({ units, periods }: Size): Unit[] {
  const [first] = quarters(periods) as [Period];
  const unit = (id: string, level: Unit['level'], kind: Unit['kind'], parent?: string): Unit => ({
    ...{ id, label: id, level, kind, validFrom: '2000-01-01', reportsFrom: first.start },
    ...(parent === undefined ? {} : { parent }),
  });
  const all = [unit('bench', 'COUNTY', 'COUNTY')];
  for (let n = 0; n < units; n++) {
    const township = townshipOf(n);
    if (n % VILLAGES_PER_TOWNSHIP === 0) all.push(unit(township, 'TOWNSHIP', 'TOWN', 'bench'));
    all.push(unit(villageOf(n), 'VILLAGE', 'VILLAGE_COMMITTEE', township));
  }
  return all;
}

const digits = (n: number, count: number): string => String(n).padStart(count, '0');
const townshipOf = (n: number): string => `bench-${digits(Math.floor(n / VILLAGES_PER_TOWNSHIP), 4)}`;
export const villageOf = (n: number): string => `${townshipOf(n)}-${digits(n % VILLAGES_PER_TOWNSHIP, 2)}`;

/** Dimension by dimension the same draw for ever: 0 to 1023. */
function draw(a: number, b: number, c: number): number {
  let h = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) & 1023;
}

/**
 * What a village hands in: forty counts a topic, each no greater than the next, as the rules want it, and ten amounts
 * with fen. Nearly everything differs from the quarter before, nothing by so much that somebody would be asked.
 */
export function tableOf(village: number, quarter: number): Record<string, Record<string, number | string>> {
  const values: Record<string, Record<string, number | string>> = {};
  const here = 4 * draw(village, 0, 0);
  for (const [t, topic] of TOPICS.entries()) {
    const name = topic.toLowerCase();
    const answers: Record<string, number | string> = {};
    for (let i = 0; i < 40; i++) {
      answers[`${name}${digits(i, 2)}`] =
        1000 * (t + 1) + here + 40 * i + 3 * quarter + (draw(village, quarter, 40 * t + i) >> 5);
    }
    for (let i = 0; i < 10; i++) {
      const fen = draw(village, quarter, 400 + 10 * t + i);
      answers[`${name}${40 + i}`] = `${4000 + here + 10 * i + (fen >> 2)}.${digits(fen % 100, 2)}`.replace(
        /\.?0+$/,
        '',
      );
    }
    values[`topic${topic}`] = answers;
  }
  return values;
}

/** Every table, village by village within a quarter, as JSON Lines in pieces. */
export function* jsonLines({ units, periods }: Size): Generator<string> {
  for (const [quarter, period] of quarters(periods).entries()) {
    let text = '';
    for (let village = 0; village < units; village++) {
      text += `${JSON.stringify({ unit: villageOf(village), period: period.id, values: tableOf(village, quarter) })}\n`;
      if (text.length < 1 << 20) continue;
      yield text;
      text = '';
    }
    yield text;
  }
}

/** The same as CSV, a value a row. */
export function* csvLines({ units, periods }: Size): Generator<string> {
  yield 'unit,period,path,value\n';
  for (const [quarter, period] of quarters(periods).entries()) {
    for (let village = 0; village < units; village++) {
      const head = `${villageOf(village)},${period.id},`;
      let text = '';
      for (const [topic, answers] of Object.entries(tableOf(village, quarter))) {
        for (const [element, value] of Object.entries(answers))
          text += `${head}${topic}.${element},${value}\n`;
      }
      yield text;
    }
  }
}

export const writeFile = (path: string, lines: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(lines), createWriteStream(path));
