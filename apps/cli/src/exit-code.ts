/** What a command ends with; documented in its help and in the operating guide. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** The command line or the configuration cannot be used as it is. */
  usage: 2,
  /** Done, but something was found that somebody has to look at. */
  remarks: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with one sentence on standard error. The sentence never holds a value of a patient. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.failed,
  ) {
    super(message);
  }
}

/** The command line cannot be used as it is. */
export function wrongUsage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.usage);
}
