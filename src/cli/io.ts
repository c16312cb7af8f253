import { buffer } from 'node:stream/consumers';
import pc from 'picocolors';
import type { Clock } from '../platform/clock.ts';

/** Everything that a command touches of the outside world, so that tests can run it in-process. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  out(text: string): void;
  err(text: string): void;
  stdin(): Promise<Buffer>;
  /** Whether a person watches: colours on `out`, progress on `err`. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Columns that a table may take. */
  readonly columns: number;
  /** The machine's clock unless a test stops it. */
  readonly clock?: Clock;
}

export type Language = 'zh' | 'en';

/** What the user reads: one of two texts. */
export type Say = (zh: string, en: string) => string;

/** What every command is given. */
export interface Cli {
  readonly io: Io;
  readonly language: Language;
  readonly say: Say;
  /** One JSON document on standard output, and nothing else. */
  readonly json: boolean;
  readonly paint: ReturnType<typeof pc.createColors>;
  print(...lines: string[]): void;
  printJson(document: unknown): void;
}

const COLUMNS_WITHOUT_TERMINAL = 120;

export function processIo(): Io {
  return {
    env: process.env,
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: () => buffer(process.stdin),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? COLUMNS_WITHOUT_TERMINAL,
  };
}

export function makeCli(io: Io, language: Language, json: boolean): Cli {
  return {
    io,
    language,
    say: (zh, en) => (language === 'zh' ? zh : en),
    json,
    paint: pc.createColors(io.outIsTerminal && !json && !io.env.NO_COLOR),
    print: (...lines) => io.out(lines.map((line) => `${line}\n`).join('')),
    printJson: (document) => io.out(`${JSON.stringify(document, null, 2)}\n`),
  };
}

/** `--lang`, else ONETABLE_LANG, else an English LANG; Chinese otherwise. Undefined if `--lang` names no language. */
export function chooseLanguage(argv: readonly string[], env: Io['env']): Language | undefined {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const flag = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1] ?? '');
  if (flag !== undefined) return flag === 'zh' || flag === 'en' ? flag : undefined;
  const wish = env.ONETABLE_LANG || env.LANG || '';
  return wish.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
