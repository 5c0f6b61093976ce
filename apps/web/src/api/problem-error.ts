import type { Problem } from '@interstice/contracts';

/** An answer of the API that says what went wrong, in words for people. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfterMs?: number,
  ) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
  }

  /** What was wrong with a field, by its JSON pointer. */
  detailAt(pointer: string): string | undefined {
    return this.problem.errors?.find((error) => error.pointer === pointer)?.detail;
  }
}

/** The API could not be reached at all. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super(
      'The server cannot be reached. What you see may be old; nothing you enter is lost until you leave the page.',
      {
        cause,
      },
    );
    this.name = 'UnreachableError';
  }
}
