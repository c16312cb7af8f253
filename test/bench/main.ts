import { parseArgs } from 'node:util';
import { benchAggregate } from './aggregate.ts';
import { benchBulk } from './bulk.ts';
import { benchBusy } from './busy.ts';
import { benchCatalogue } from './catalogue.ts';
import type { Figure } from './figure.ts';
import { benchFill } from './fill.ts';
import { benchFormulas } from './formulas.ts';
import { benchLarge } from './large.ts';
import { benchRead } from './read.ts';
import { accept, asJson, asText, machine, moved } from './report.ts';
import { benchStart } from './start.ts';
import { benchSubmit } from './submit.ts';
import { Workshop } from './workshop.ts';

/** `npm run bench`: what the hub costs, each figure beside a peer in the same run. Never a test. */
const BENCHES: Readonly<Record<string, (workshop: Workshop) => Promise<Figure[]>>> = {
  fill: benchFill,
  submit: benchSubmit,
  read: benchRead,
  aggregate: benchAggregate,
  busy: benchBusy,
  catalogue: benchCatalogue,
  start: benchStart,
  bulk: benchBulk,
  large: benchLarge,
  formulas: benchFormulas,
};

/** They take minutes: run where they are named. */
const LONG = new Set(['bulk', 'formulas', 'large']);

const USAGE = `npm run bench -- [${Object.keys(BENCHES).join('|')} …] [--json] [--accept]`;

const { values: options, positionals: named } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, accept: { type: 'boolean' }, help: { type: 'boolean' } },
});
const unknown = named.filter((name) => !Object.hasOwn(BENCHES, name));
if (options.help || unknown.length > 0) {
  console.error(unknown.length > 0 ? `no bench ${unknown.join(', ')}\n${USAGE}` : USAGE);
  process.exit(options.help ? 0 : 1);
}

const say = (line: string): void => {
  if (!options.json) console.log(line);
};
const workshop = new Workshop();
const figures: Figure[] = [];
process.once('SIGINT', () => void workshop.close().finally(() => process.exit(130)));
try {
  say(machine());
  for (const name of named.length > 0 ? named : Object.keys(BENCHES).filter((name) => !LONG.has(name))) {
    const measured = await BENCHES[name]!(workshop);
    figures.push(...measured);
    for (const figure of measured) say(asText(figure));
  }
} finally {
  await workshop.close();
}
if (options.json) console.log(asJson(figures));
for (const line of moved(figures)) say(`moved  ${line}`);
if (options.accept) {
  accept(figures);
  say('accepted: test/bench/accepted.json');
}
