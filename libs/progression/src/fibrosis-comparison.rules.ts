import type { Citation } from '@interstice/clinical';

/** How far back the scan may lie with which an HRCT is compared, for the comparison to say anything. */
export const FIBROSIS_COMPARISON = {
  withinMonths: 24,
  cite: { doc: 'interstice-choices', at: 'B-13', ids: ['B-13'] },
} as const satisfies { readonly withinMonths: number; readonly cite: Citation };
