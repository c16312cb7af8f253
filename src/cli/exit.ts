/** What a command's end says to the shell; documented in `onetable --help`. */
export const EXIT = {
  ok: 0,
  /** Findings, something unhealthy, a refusal: read what was printed. */
  refused: 1,
  /** The command line, or a file named on it, is wrong. */
  usage: 2,
  /** No database answers. */
  unreachable: 3,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command with a message for a person, in both languages, and an exit code. */
export class CliError extends Error {
  constructor(
    readonly exit: Exit,
    readonly code: string,
    message: string,
    readonly messageEn: string,
  ) {
    super(message);
    this.name = 'CliError';
  }
}

export function wrongUsage(message: string, messageEn: string, code = 'USAGE'): CliError {
  return new CliError(EXIT.usage, code, message, messageEn);
}
