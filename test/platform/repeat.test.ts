import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repeat } from '../../src/platform/repeat.ts';

// Work in the background: when it begins, by a clock that the tests move.

let begun: number[];
let start: number;
let takes: number;

beforeEach(() => {
  vi.useFakeTimers();
  [begun, takes] = [[], 0];
  start = performance.now();
});
afterEach(() => void vi.useRealTimers());

const work = async (): Promise<void> => {
  begun.push(Math.round(performance.now() - start));
  await new Promise((resolve) => setTimeout(resolve, takes));
};

test('woken, it begins at once, and again no sooner than so long after its beginning', async () => {
  const repeated = repeat({ apartMs: 1000 }, work);
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun).toEqual([]);
  repeated.wake();
  await vi.advanceTimersByTimeAsync(300);
  for (let n = 0; n < 5; n++) repeated.wake();
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun).toEqual([5000, 6000]);
  await repeated.stop();
});

test('woken while it runs, it runs once more, after a pause for others', async () => {
  takes = 1500;
  const repeated = repeat({ apartMs: 1000 }, work);
  repeated.wake();
  await vi.advanceTimersByTimeAsync(100);
  repeated.wake();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toEqual([0, 1700]);
  await repeated.stop();
});

test('where nobody wakes it, it begins every so often, also after a failure', async () => {
  const repeated = repeat({ apartMs: 1000, everyMs: 1500 }, async () => {
    await work();
    throw new Error('not now');
  });
  await vi.advanceTimersByTimeAsync(4200);
  expect(begun).toEqual([1000, 2500, 4000]);
  repeated.wake();
  await vi.advanceTimersByTimeAsync(2400);
  expect(begun).toEqual([1000, 2500, 4000, 5000, 6500]);
  await repeated.stop();
  repeated.wake();
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun).toHaveLength(5);
});
