// An import in a process of its own, for test/filling/bulk-import-kill.test.ts: says each batch that is stored, as the
// number of tables so far, until it is done or killed.
//   import-on.ts <database url> <file>
import { createReadStream } from 'node:fs';
import { createHub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { TOUR_DAY } from './tour.ts';

const [, , url = '', file = ''] = process.argv;
const { api } = await createHub({ url, logger: silentLogger, clock: fixedClock(TOUR_DAY), poolSize: 3 });
const staged = await api.stageFile('killed', createReadStream(file));
await api.importTables(staged, {}, { onProgress: (done) => console.log(done) });
process.exit(0);
