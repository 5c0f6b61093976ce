import type { MOST_DECIDED_AT_ONCE } from '@interstice/contracts';

/** By the contract, whose values the first load does without. */
export const MOST_AT_ONCE: typeof MOST_DECIDED_AT_ONCE = 200;
