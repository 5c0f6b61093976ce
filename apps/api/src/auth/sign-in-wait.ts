/** How long who fails must wait: nothing at first, then twice as long with each further failure. */
export interface WaitRule {
  /** Failures that cost nothing. */
  readonly free: number;
  readonly longestSeconds: number;
}

/** For one account from one client address: whoever guesses there waits, the owner elsewhere does not. */
export const FROM_ONE_ADDRESS: WaitRule = { free: 10, longestSeconds: 300 };

/**
 * For one account from everywhere, against guesses spread over many addresses. Short, since it hits the owner as well:
 * at the longest it leaves some 8,600 guesses a day.
 */
export const FROM_EVERYWHERE: WaitRule = { free: 100, longestSeconds: 10 };

/**
 * The wait after so many failures in a row. `countAttempt` says the same in SQL.
 *
 * @example waitSeconds(9, { free: 10, longestSeconds: 300 }) //=> 0
 * @example waitSeconds(12, { free: 10, longestSeconds: 300 }) //=> 4
 */
export function waitSeconds(failed: number, { free, longestSeconds }: WaitRule): number {
  return failed < free ? 0 : Math.min(2 ** (failed - free), longestSeconds);
}
