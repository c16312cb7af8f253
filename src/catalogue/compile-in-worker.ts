import { Worker } from 'node:worker_threads';
import type { Compiled } from '../core/catalogue/compile.ts';
import type { DictionarySource } from '../core/catalogue/sources.ts';
import { Fraction } from '../core/value.ts';
import type { Compile } from './catalogue.service.ts';

export interface CompileJob {
  readonly sources: readonly DictionarySource[];
  readonly ids: ReadonlyMap<string, string> | undefined;
}

/** As `compileCatalogue`, in a thread of its own: some 2,000 forms take seconds, and nobody else waits for them. */
export const compileInWorker: Compile = (sources, { ids }) =>
  new Promise<Compiled>((resolve, reject) => {
    const job: CompileJob = { sources: [...sources], ids };
    const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
      workerData: job,
      // From wherever the hub was started.
      execArgv: ['--import', import.meta.resolve('tsx')],
    });
    worker.once('message', (compiled: Compiled) => resolve(revived(compiled)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the compiling thread ended with ${code}`)));
  });

/**
 * What travels between threads arrives as plain data: exact numbers that are fractions are made ones again. Looks only
 * where a catalogue can hold some, since nearly all of it are cells that name an element.
 */
function revived(compiled: Compiled): Compiled {
  const { catalogue } = compiled;
  if (!catalogue) return compiled;
  for (const unit of catalogue.unitsOfMeasure.values()) reviveWithin(unit);
  for (const { topic: _topic, ...element } of catalogue.elements.values()) reviveWithin(element);
  for (const rule of catalogue.rules) reviveWithin(rule);
  for (const { cells } of catalogue.forms.values()) {
    for (const { source } of cells) {
      if (source.kind === 'from' && source.expression.op !== 'element') reviveWithin(source.expression);
    }
  }
  return compiled;
}

function reviveWithin(value: object): void {
  if ('n' in value && 'd' in value) {
    Object.setPrototypeOf(value, Fraction.prototype);
    return;
  }
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) reviveWithin(part);
}
