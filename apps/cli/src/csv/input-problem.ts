/** One place of the file that cannot be used, and what was expected there. */
export class InputProblem extends Error {
  override readonly name = 'InputProblem';

  constructor(
    readonly line: number,
    readonly column: string | undefined,
    detail: string,
  ) {
    super(detail);
  }

  override toString(): string {
    return `line ${this.line}${this.column === undefined ? '' : `, ${this.column}`}: ${this.message}`;
  }
}
