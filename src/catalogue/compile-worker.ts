import { parentPort, workerData } from 'node:worker_threads';
import { compileCatalogue } from '../core/catalogue/compile.ts';
import type { CompileJob } from './compile-in-worker.ts';

/** Compiles one dictionary in a thread of its own and says what came of it. */
const { sources, ids } = workerData as CompileJob;
parentPort?.postMessage(compileCatalogue(sources, { ids }));
