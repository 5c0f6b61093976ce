/** The database cannot take the work now, but may a moment later. Answered with 503 and Retry-After. */
export class ServiceBusyError extends Error {
  readonly code = 'service-busy';
  readonly status = 503;

  /** @param retryAfterSeconds - whole seconds after which trying again is worth while */
  constructor(
    readonly retryAfterSeconds: number,
    options: { cause: unknown },
  ) {
    super('The service is busy. Please try again in a moment.', options);
    this.name = 'ServiceBusyError';
  }
}
