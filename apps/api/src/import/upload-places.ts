import { KnownError, ServiceBusyError } from '@interstice/server';

/** Clinic's choice: files that arrive at a time. Each is held in memory until it has come whole. */
export const MOST_UPLOADS = 8;
const RETRY_SECONDS = 5;

/** One file after the other, so that nobody takes the places of all. */
class UploadRunningError extends KnownError {
  constructor() {
    super({
      code: 'upload-running',
      status: 429,
      title: 'One file at a time',
      detail: 'Another file of yours is still arriving. Please hand this one in after it.',
      retryAfterSeconds: RETRY_SECONDS,
    });
  }
}

/** Who is handing a file in at the moment. */
export class UploadPlaces {
  readonly #taken = new Set<string>();

  /**
   * Does the work in the person's place.
   *
   * @throws UploadRunningError, ServiceBusyError
   */
  async hold<Result>(userId: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#taken.has(userId)) throw new UploadRunningError();
    if (this.#taken.size >= MOST_UPLOADS) {
      throw new ServiceBusyError(RETRY_SECONDS, { cause: new Error('Other files are arriving.') });
    }
    this.#taken.add(userId);
    try {
      return await work();
    } finally {
      this.#taken.delete(userId);
    }
  }
}
