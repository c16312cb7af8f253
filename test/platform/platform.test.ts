import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { ConfigError, PROJECT_ROOT, readConfig } from '../../src/platform/config.ts';
import { disclosureKey, readOrMakeDisclosureKey } from '../../src/platform/disclosure-key.ts';
import { sequentialIds, uuidV7Source } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';

test('an empty environment is a complete configuration', () => {
  expect(readConfig({ PORT: ' ' })).toEqual({
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    databaseReplicaUrl: undefined,
    dataDir: resolve(PROJECT_ROOT, 'data'),
    disclosureKey: undefined,
    logLevel: 'warn',
  });
});

test('bad settings are listed all at once, each with what to do, and no password is repeated', () => {
  const env = { PORT: '70000', HOST: '0.0.0.0', DATABASE_URL: 'mysql://root:s3cret@h/x', LOG_LEVEL: 'loud' };
  const problems = (() => {
    try {
      readConfig(env);
    } catch (error) {
      return error instanceof ConfigError ? error : undefined;
    }
  })();
  expect(problems?.problems).toHaveLength(4);
  expect(problems?.message).toContain('PORT is "70000"; give a whole number from 1 to 65535');
  expect(problems?.message).toContain('set ALLOW_NON_LOOPBACK=1');
  expect(problems?.message).toContain('postgresql://user:password@host:5432/database');
  expect(problems?.message).not.toContain('s3cret');
});

test('a standby needs its primary, and is no database of another kind', () => {
  expect(() => readConfig({ DATABASE_REPLICA_URL: 'postgresql://u:s3cret@h/x' })).toThrow(
    'DATABASE_REPLICA_URL is set without DATABASE_URL',
  );
  expect(() =>
    readConfig({ DATABASE_URL: 'postgresql://u:p@h/x', DATABASE_REPLICA_URL: 'mysql://u:p@h/x' }),
  ).toThrow('DATABASE_REPLICA_URL is not of the form');
});

describe('the key to withheld figures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onetable-key-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const KEY = 'a-key-of-24-characters-or-more';

  test('is in the environment, or in a file that it names; short ones are refused, and none is repeated', () => {
    const file = join(folder, 'key');
    writeFileSync(file, `${KEY}\n`);
    expect(readConfig({ DISCLOSURE_KEY: KEY }).disclosureKey).toBe(KEY);
    expect(readConfig({ DISCLOSURE_KEY_FILE: file }).disclosureKey).toBe(KEY);
    expect(() => readConfig({ DISCLOSURE_KEY_FILE: `${file}s` })).toThrow('a file that cannot be read');
    expect(() => readConfig({ DISCLOSURE_KEY: KEY, DISCLOSURE_KEY_FILE: file })).toThrow('are both set');
    expect(() => readConfig({ DISCLOSURE_KEY: 'sh0rt' })).toThrow('fewer than 24 characters');
    expect(() => readConfig({ DISCLOSURE_KEY: 'sh0rt' })).not.toThrow('sh0rt');
  });

  test('is made once for the embedded database, for its user alone; a database of one’s own has none', () => {
    const own = { dataDir: folder, databaseUrl: undefined, disclosureKey: undefined };
    expect(disclosureKey(own)).toBeUndefined();
    const key = readOrMakeDisclosureKey(own);
    expect(key).toMatch(/^[0-9a-f]{48}$/);
    expect(readOrMakeDisclosureKey(own)).toBe(key);
    expect(disclosureKey(own)).toBe(key);
    expect(statSync(join(folder, 'disclosure-key')).mode & 0o777).toBe(0o600);
    expect(readOrMakeDisclosureKey({ ...own, databaseUrl: 'postgresql://u:p@h/x' })).toBeUndefined();
  });
});

test('a guarded network may be listened on', () => {
  expect(readConfig({ HOST: '0.0.0.0', ALLOW_NON_LOOPBACK: '1' }).host).toBe('0.0.0.0');
});

test('today is the civil date where the reports are due', () => {
  expect(fixedClock('2026-03-31T15:59:59Z').today()).toBe('2026-03-31');
  expect(fixedClock('2026-03-31T16:00:00Z').today()).toBe('2026-04-01');
  expect(() => fixedClock('soon')).toThrow('"soon" is no instant');
});

test('ids are version 7 and sort as they were made, even within a millisecond', () => {
  const ids = uuidV7Source(fixedClock('2026-03-31T08:00:00Z'));
  const made = Array.from({ length: 10_000 }, () => ids.next());
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7000-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(made).size).toBe(made.length);
  expect([...made].sort()).toEqual(made);
  expect([sequentialIds().next()]).toEqual(['00000000-0000-7000-8000-000000000001']);
});

test('the log shows neither secrets nor persons', () => {
  let line = '';
  const log = createLogger('info', { write: (text) => (line += text) });
  log.info(
    { url: 'postgresql://u:pw@h/d', unit: { id: 'u1', name: '张三', deeper: { token: 'abc' } } },
    'filed',
  );
  expect(line).toContain('"unit":{"id":"u1","name":"[redacted]"');
  expect(line).not.toMatch(/pw|张三|abc/);
});
