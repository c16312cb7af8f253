import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

/**
 * Field names whose values never reach a log, wherever they stand up to three levels deep: secrets, and
 * what identifies a person. Log ids and counts, not contents.
 */
const SECRET_FIELDS = [
  'password',
  'passwords',
  'token',
  'secret',
  'authorization',
  'cookie',
  'url',
  'databaseUrl',
  'databaseReplicaUrl',
  'replicaUrl',
  'adminUrl',
  'biUrl',
  'name',
  'phone',
  'idNumber',
  'address',
  'variables',
  'values',
];
const REDACTED_PATHS = ['', '*.', '*.*.'].flatMap((prefix) =>
  SECRET_FIELDS.map((field) => `${prefix}${field}`),
);

/**
 * The hub's log: one JSON object a line, on standard error, so that standard output stays free for what a
 * command prints.
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

/** For commands: only what needs a person's attention, unless LOG_LEVEL asks for more. */
export function createQuietLogger(env: Readonly<Record<string, string | undefined>> = process.env): Logger {
  return createLogger(env.LOG_LEVEL ? (env.LOG_LEVEL as LogLevel) : 'error');
}

/** For tests and pure library use. */
export const silentLogger: Logger = pino({ level: 'silent' });
