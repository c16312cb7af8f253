import { randomFillSync } from 'node:crypto';
import { type Clock, systemClock } from './clock.ts';

/** Where new identifiers come from; a parameter, so that tests can foresee them. */
export interface IdSource {
  next(): string;
}

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter, 62 random bits. Ids made by one
 * source sort in the order in which they were made, so index pages fill from one end.
 */
export function uuidV7Source(clock: Clock = systemClock): IdSource {
  let lastTime = 0;
  let counter = 0;
  const bytes = Buffer.alloc(16);
  // Asked for by the hundred: one id's worth costs as much.
  const random = Buffer.alloc(8 * 128);
  let used = random.length;
  return {
    next() {
      const now = clock.now().getTime();
      if (now > lastTime) {
        lastTime = now;
        counter = 0;
      } else if (++counter > 0xfff) {
        // More than 4,096 in a millisecond, or the clock went back: run ahead of it rather than break the order.
        lastTime += 1;
        counter = 0;
      }
      if (used === random.length) {
        randomFillSync(random);
        used = 0;
      }
      random.copy(bytes, 8, used, used + 8);
      used += 8;
      bytes.writeUIntBE(lastTime, 0, 6);
      bytes.writeUInt16BE(0x7000 | counter, 6);
      bytes[8] = 0x80 | (bytes[8]! & 0x3f);
      const hex = bytes.toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}

/** Ids 1, 2, 3, … in the form of a UUID, for tests. */
export function sequentialIds(): IdSource {
  let last = 0;
  return { next: () => `00000000-0000-7000-8000-${String(++last).padStart(12, '0')}` };
}
