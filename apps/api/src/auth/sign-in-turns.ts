import { ServiceBusyError } from '@interstice/server';

/** Each password check takes a core for some 50 ms and 19 MiB: more at once would starve every other request. */
export const AT_ONCE = 2;
/** About a second of work; who comes after is asked to come back. */
export const MOST_WAITING = 32;
const RETRY_AFTER_SECONDS = 2;

/** Lets sign-ins be carried out a few at a time, in the order in which they came. */
export class SignInTurns {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @throws ServiceBusyError when so many wait already that this one would wait too long */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.#turn();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The place goes straight to the next one, so that nobody who comes in between takes it.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < AT_ONCE) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= MOST_WAITING) {
      throw new ServiceBusyError(RETRY_AFTER_SECONDS, { cause: new Error('too many sign-ins wait') });
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
