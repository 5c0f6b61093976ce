import { createHash } from 'node:crypto';
import { waitSeconds } from './sign-in-wait.js';

const MOST_REMEMBERED = 10_000;

interface Remembered {
  failed: number;
  nextAt: number;
}

/**
 * Lets addresses that nobody has wait like those that somebody has: else the wait would tell which accounts exist.
 * Kept in memory, bounded and without the addresses themselves; losing it costs nothing but the likeness.
 */
export class UnknownAddresses {
  readonly #remembered = new Map<string, Remembered>();

  /** Counts a failed attempt; tells the seconds still to wait, or 0 when the attempt counts. */
  attempt(address: string, now: Date): number {
    const key = createHash('sha256').update(address).digest('base64');
    const known = this.#remembered.get(key) ?? { failed: 0, nextAt: 0 };
    const stillToWait = Math.ceil((known.nextAt - now.getTime()) / 1000);
    if (stillToWait > 0) return stillToWait;
    const failed = known.failed + 1;
    // Set anew at the end of the order, so that the longest untouched goes first.
    this.#remembered.delete(key);
    this.#remembered.set(key, { failed, nextAt: now.getTime() + waitSeconds(failed) * 1000 });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MOST_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
    return 0;
  }
}
