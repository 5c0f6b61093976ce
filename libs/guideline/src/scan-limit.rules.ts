import type { ScanLimit } from './protocol.js';

/** So many scans on record in so many months, and a rule does not ask for another without a physician (B-24). */
export const SCAN_LIMIT = {
  scans: 2,
  withinMonths: 12,
  cite: { doc: 'interstice-choices', at: 'B-24, scans in 12 months', ids: ['B-24'] },
} as const satisfies ScanLimit;
