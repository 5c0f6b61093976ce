/** What is wrong with a row or a cell: names the place and what was expected there, never the value. */
export interface ImportProblem {
  /** Line of the file; the header is line 1. */
  readonly line: number;
  readonly column?: string;
  readonly detail: string;
}

/** The file cannot be read as it is, so nothing of it is written. */
export class ImportRefusedError extends Error {
  constructor(
    /** Stable word for programs. */
    readonly code: string,
    readonly problems: readonly ImportProblem[],
  ) {
    super(`The file was refused: ${code}.`);
    this.name = 'ImportRefusedError';
  }
}

/** Refuses the file for one thing at one place. */
export function refusedFile(code: string, line: number, detail: string, column?: string): ImportRefusedError {
  return new ImportRefusedError(code, [{ line, detail, ...(column === undefined ? {} : { column }) }]);
}
