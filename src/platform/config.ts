import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Everything that the environment may decide, read once at the start and never again. */
export interface Config {
  /** TCP port of the hub. */
  readonly port: number;
  /** Address that the hub listens on; loopback unless ALLOW_NON_LOOPBACK=1. */
  readonly host: string;
  /** An existing PostgreSQL, or undefined: then the hub runs the embedded one in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** A streaming standby of that one, for large reads; undefined: everything is read where it is written. */
  readonly databaseReplicaUrl: string | undefined;
  /** Where the hub keeps the embedded cluster, its password and its locks. */
  readonly dataDir: string;
  /** Opens withheld figures to whoever shows it; undefined: the one in the data folder of the embedded database. */
  readonly disclosureKey: string | undefined;
  readonly logLevel: LogLevel;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The folder that holds package.json. */
export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Lists every bad setting at once, so that one correction round is enough. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The environment has ${problems.length} bad setting(s):\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. Empty variables count as unset. Throws ConfigError. */
export function readConfig(env: Env = process.env): Config {
  const problems: string[] = [];
  const config: Config = Object.freeze({
    port: readPort(env, problems),
    host: readHost(env, problems),
    databaseUrl: readDatabaseUrl(env, 'DATABASE_URL', problems),
    databaseReplicaUrl: readReplicaUrl(env, problems),
    dataDir: resolve(text(env, 'DATA_DIR') ?? resolve(PROJECT_ROOT, 'data')),
    disclosureKey: readDisclosureKey(env, problems),
    logLevel: readLogLevel(env, problems),
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function text(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

function readPort(env: Env, problems: string[]): number {
  const given = text(env, 'PORT');
  if (given === undefined) return 4000;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  problems.push(
    `PORT is "${given}"; give a whole number from 1 to 65535 (0 lets the system choose), or unset it for 4000.`,
  );
  return 4000;
}

function readHost(env: Env, problems: string[]): string {
  const given = text(env, 'HOST') ?? '127.0.0.1';
  if (LOOPBACK.has(given) || text(env, 'ALLOW_NON_LOOPBACK') === '1') return given;
  problems.push(
    `HOST is "${given}"; only 127.0.0.1, ::1 or localhost are allowed, because the hub has no accounts yet. ` +
      'Put an authenticating proxy before it, or set ALLOW_NON_LOOPBACK=1 where something else guards the port.',
  );
  return given;
}

function readDatabaseUrl(env: Env, name: string, problems: string[]): string | undefined {
  const given = text(env, name);
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  // The value is never repeated in the message: it may hold a password.
  if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    problems.push(
      `${name} is not of the form postgresql://user:password@host:5432/database; correct it, or unset it${WITHOUT[name] ?? ''}.`,
    );
  } else if (url.pathname.length < 2) {
    problems.push(
      `${name} names no database; add one at its end: postgresql://user:password@host:5432/onetable.`,
    );
  }
  return given;
}

const WITHOUT: Readonly<Record<string, string>> = { DATABASE_URL: ' for the embedded database' };

function readReplicaUrl(env: Env, problems: string[]): string | undefined {
  const given = readDatabaseUrl(env, 'DATABASE_REPLICA_URL', problems);
  if (given !== undefined && text(env, 'DATABASE_URL') === undefined) {
    problems.push(
      'DATABASE_REPLICA_URL is set without DATABASE_URL: the embedded database has no standby. Set DATABASE_URL to its primary, or unset it.',
    );
  }
  return given;
}

const SHORTEST_KEY = 24;

function readDisclosureKey(env: Env, problems: string[]): string | undefined {
  const file = text(env, 'DISCLOSURE_KEY_FILE');
  const given = text(env, 'DISCLOSURE_KEY');
  if (file !== undefined && given !== undefined) {
    problems.push('DISCLOSURE_KEY and DISCLOSURE_KEY_FILE are both set; unset one of them.');
    return undefined;
  }
  const key = file === undefined ? given : keyIn(file, problems);
  // The value is never repeated in the message.
  if (key === undefined || (key.length >= SHORTEST_KEY && !/\s/.test(key))) return key;
  problems.push(
    `${file === undefined ? 'DISCLOSURE_KEY' : 'the key in DISCLOSURE_KEY_FILE'} has fewer than ${SHORTEST_KEY} characters, or spaces; ` +
      'make one with: openssl rand -hex 24.',
  );
  return undefined;
}

function keyIn(file: string, problems: string[]): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    problems.push('DISCLOSURE_KEY_FILE names a file that cannot be read; correct it, or unset it.');
    return undefined;
  }
}

function readLogLevel(env: Env, problems: string[]): LogLevel {
  const given = text(env, 'LOG_LEVEL') ?? 'warn';
  const level = LOG_LEVELS.find((known) => known === given);
  if (level === undefined) problems.push(`LOG_LEVEL is "${given}"; give one of ${LOG_LEVELS.join(', ')}.`);
  return level ?? 'warn';
}
