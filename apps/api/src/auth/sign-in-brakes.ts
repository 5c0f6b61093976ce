import { createHash } from 'node:crypto';
import { BoundedMap } from './bounded-map.js';
import { ClientBudget, clientOf } from './client-budget.js';
import { FailedAttempts } from './failed-attempts.js';
import { FROM_EVERYWHERE, FROM_ONE_ADDRESS } from './sign-in-wait.js';

/** One attempt to sign in, as the brakes see it: digests, so that the memory holds no address of an account. */
export interface CountedAttempt {
  readonly account: string;
  readonly client: string;
  readonly pair: string;
  readonly at: Date;
}

/**
 * What slows guessing down, each replica by itself: a wait for one account from one client, and a budget of failures
 * for one client whatever the accounts. Nobody elsewhere is slowed by either.
 */
export class SignInBrakes {
  readonly #budget = new ClientBudget();
  readonly #pairs = new FailedAttempts(FROM_ONE_ADDRESS);
  // An account that nobody has waits like one that somebody has: else the wait would tell which accounts exist.
  readonly #unknown = new FailedAttempts(FROM_EVERYWHERE);
  readonly #knownPairs = new BoundedMap<true>();

  /** Counts the attempt as failed, or tells the seconds still to wait. */
  count(account: string, clientAddress: string, at: Date): CountedAttempt | number {
    const client = clientOf(clientAddress);
    const attempt = { account: digestOf(account), client, pair: digestOf(`${client} ${account}`), at };
    const wait = Math.max(this.#budget.wait(client, at), this.#pairs.wait(attempt.pair, at));
    if (wait > 0) return wait;
    this.#budget.spend(client, at);
    this.#pairs.count(attempt.pair, at);
    return attempt;
  }

  /** Whether the account was signed in to from there: the wait of the whole account does not concern its owner then. */
  isKnown({ pair }: CountedAttempt): boolean {
    return this.#knownPairs.get(pair) === true;
  }

  /** The wait of the whole account, for one that nobody has. */
  countUnknown({ account, at }: CountedAttempt): number {
    const wait = this.#unknown.wait(account, at);
    if (wait === 0) this.#unknown.count(account, at);
    return wait;
  }

  succeeded({ client, pair, at }: CountedAttempt): void {
    this.#budget.giveBack(client, at);
    this.#pairs.forget(pair);
    this.#knownPairs.set(pair, true);
  }

  /** Nobody looked at the password. */
  takeBack({ client, pair, at }: CountedAttempt): void {
    this.#budget.giveBack(client, at);
    this.#pairs.takeBack(pair);
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
