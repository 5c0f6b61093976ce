/** One thing that is wrong with what was sent: where (JSON pointer) and what was expected there. */
export interface InputError {
  readonly pointer: string;
  readonly detail: string;
}

/**
 * A failure that the sender can understand. `code` is stable and is what programs compare; `detail` is for people and
 * never holds a patient's values. The HTTP edge maps it once to problem+json (RFC 9457).
 */
export class KnownError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly errors: readonly InputError[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: {
    readonly code: string;
    readonly status: number;
    readonly title: string;
    readonly detail: string;
    readonly errors?: readonly InputError[];
    readonly retryAfterSeconds?: number;
    readonly cause?: unknown;
  }) {
    super(problem.detail, problem.cause === undefined ? undefined : { cause: problem.cause });
    this.name = new.target.name;
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.errors = problem.errors ?? [];
    this.retryAfterSeconds = problem.retryAfterSeconds;
  }
}

/** What was sent cannot be used as it is; `errors` says where and why. */
export class ValidationFailedError extends KnownError {
  constructor(errors: readonly InputError[], detail = 'Some of what was sent cannot be used as it is.') {
    super({ code: 'validation-failed', status: 400, title: 'Please correct what was sent', detail, errors });
  }
}

/** Nobody is signed in, or the session has ended. */
export class UnauthenticatedError extends KnownError {
  constructor(detail = 'Sign in to go on.') {
    super({ code: 'unauthenticated', status: 401, title: 'Not signed in', detail });
  }
}

/** Signed in, but the role at this site does not allow it. */
export class ForbiddenError extends KnownError {
  constructor(detail = 'Your role does not allow this.') {
    super({ code: 'forbidden', status: 403, title: 'Not allowed', detail });
  }
}

/** There is no such thing, or it belongs to a site where the user does not work: the answer is the same. */
export class NotFoundError extends KnownError {
  constructor(what: string) {
    super({ code: 'not-found', status: 404, title: 'Not found', detail: `There is no such ${what}.` });
  }
}

/** It collides with what is stored. `code` says how. */
export class ConflictError extends KnownError {
  constructor(code: string, detail: string, errors: readonly InputError[] = []) {
    super({ code, status: 409, title: 'In conflict with what is stored', detail, errors });
  }
}

/** Too many tries; wait before the next. */
export class TooManyAttemptsError extends KnownError {
  constructor(retryAfterSeconds: number) {
    super({
      code: 'too-many-attempts',
      status: 429,
      title: 'Too many attempts',
      detail: `Wait ${retryAfterSeconds} s before the next attempt.`,
      retryAfterSeconds,
    });
  }
}
