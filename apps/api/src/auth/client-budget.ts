import { isIPv6 } from 'node:net';
import { BoundedMap } from './bounded-map.js';

/** Failures that a client address may have at once: enough for a whole clinic behind one address. */
export const MOST_AT_ONCE = 60;
/** One more after each so many seconds: one password tried on many accounts costs time as well. */
export const SECONDS_PER_FAILURE = 10;

interface Budget {
  readonly left: number;
  readonly at: number;
}

/** How many failed sign-ins each client address has left, whatever the accounts. In the memory of this process. */
export class ClientBudget {
  readonly #budgets = new BoundedMap<Budget>();

  /** Seconds until the next attempt is allowed, or 0. */
  wait(client: string, now: Date): number {
    const { left } = this.#of(client, now);
    return left >= 1 ? 0 : Math.ceil((1 - left) * SECONDS_PER_FAILURE);
  }

  spend(client: string, now: Date): void {
    const { left, at } = this.#of(client, now);
    this.#budgets.set(client, { left: left - 1, at });
  }

  giveBack(client: string, now: Date): void {
    const { left, at } = this.#of(client, now);
    this.#budgets.set(client, { left: Math.min(MOST_AT_ONCE, left + 1), at });
  }

  #of(client: string, now: Date): Budget {
    const at = now.getTime();
    const known = this.#budgets.get(client);
    if (known === undefined) return { left: MOST_AT_ONCE, at };
    const seconds = Math.max(0, at - known.at) / 1000;
    return { left: Math.min(MOST_AT_ONCE, known.left + seconds / SECONDS_PER_FAILURE), at };
  }
}

/**
 * The client as far as it can be told from others: an IPv6 network hands each machine a whole /64 of addresses.
 *
 * @example clientOf('2001:db8:0:1:aaaa::1') //=> '2001:db8:0:1'
 * @example clientOf('192.0.2.7') //=> '192.0.2.7'
 */
export function clientOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
