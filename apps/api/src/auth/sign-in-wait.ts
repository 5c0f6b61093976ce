/** Wrong passwords that cost nothing; each further one doubles the wait. */
export const FREE_ATTEMPTS = 10;
export const LONGEST_WAIT_SECONDS = 300;

/**
 * The wait after so many failures in a row. {@link countAttempt} says the same in SQL.
 *
 * @example waitSeconds(9) //=> 0
 * @example waitSeconds(12) //=> 4
 */
export function waitSeconds(failed: number): number {
  return failed < FREE_ATTEMPTS ? 0 : Math.min(2 ** (failed - FREE_ATTEMPTS), LONGEST_WAIT_SECONDS);
}
