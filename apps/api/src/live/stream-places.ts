import { KnownError, ServiceBusyError } from '@interstice/server';

/** Streams of one person: a tab each, with some to spare for those that broke and are not yet known to be gone. */
export const MOST_OF_A_PERSON = 10;
/** Streams of a process. Each holds a socket and a little memory, but no connection to the database. */
export const MOST_STREAMS = 500;
const RETRY_SECONDS = 30;

/** The person has too many screens open. */
class TooManyStreamsError extends KnownError {
  constructor() {
    super({
      code: 'too-many-streams',
      status: 429,
      title: 'Too many live screens',
      detail: `At most ${MOST_OF_A_PERSON} live screens of one person are served. Please close one.`,
      retryAfterSeconds: RETRY_SECONDS,
    });
  }
}

/** Who holds how many of the places for streams. */
export class StreamPlaces {
  readonly #taken = new Map<string, number>();
  #all = 0;

  /** @throws TooManyStreamsError, ServiceBusyError */
  take(userId: string): void {
    const own = this.#taken.get(userId) ?? 0;
    if (own >= MOST_OF_A_PERSON) throw new TooManyStreamsError();
    if (this.#all >= MOST_STREAMS) {
      throw new ServiceBusyError(RETRY_SECONDS, { cause: new Error('All places for streams are taken.') });
    }
    this.#taken.set(userId, own + 1);
    this.#all += 1;
  }

  giveBack(userId: string): void {
    const left = (this.#taken.get(userId) ?? 0) - 1;
    if (left > 0) this.#taken.set(userId, left);
    else this.#taken.delete(userId);
    this.#all -= 1;
  }
}
