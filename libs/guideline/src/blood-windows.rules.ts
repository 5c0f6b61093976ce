import type { Citation } from '@interstice/clinical';
import type { WindowSpec } from './protocol.js';

/** A schedule of blood tests in words, with the days around it and where those come from (B-19). */
interface BloodWindow {
  readonly window: WindowSpec;
  readonly windowCite: Citation;
}

const monthlyCite = { doc: 'interstice-choices', at: 'B-19, monthly blood', ids: ['B-19'] } as const;
const fromToCite = { doc: 'interstice-choices', at: 'B-19, from-to', ids: ['B-19'] } as const;

/** The schedules of blood tests that several drugs share. Those of twelve weeks keep the days of the monthly ones. */
export const BLOOD_WINDOWS = {
  weekly: {
    window: { kind: 'around', day: { days: 7 }, tolerance: { choice: 'weekly-blood-tolerance' } },
    windowCite: { doc: 'interstice-choices', at: 'B-19, weekly blood', ids: ['B-19'] },
  },
  'twice-monthly': {
    window: {
      kind: 'around',
      day: { choice: 'twice-monthly-blood-interval' },
      tolerance: { choice: 'twice-monthly-blood-tolerance' },
    },
    windowCite: { doc: 'interstice-choices', at: 'B-19, twice monthly blood', ids: ['B-19', 'B-20'] },
  },
  'two-weekly': {
    window: { kind: 'around', day: { weeks: 2 }, tolerance: { choice: 'twice-monthly-blood-tolerance' } },
    windowCite: { doc: 'interstice-choices', at: 'B-19, twice monthly blood', ids: ['B-19'] },
  },
  monthly: {
    window: { kind: 'around', day: { months: 1 }, tolerance: { choice: 'monthly-blood-tolerance' } },
    windowCite: monthlyCite,
  },
  'twelve-weekly': {
    window: { kind: 'around', day: { weeks: 12 }, tolerance: { choice: 'monthly-blood-tolerance' } },
    windowCite: monthlyCite,
  },
  'three-monthly': {
    window: { kind: 'every', interval: { months: 3 }, tolerance: { choice: 'every-n-months-tolerance' } },
    windowCite: { doc: 'interstice-choices', at: 'B-19, every n months', ids: ['B-19'] },
  },
  'one-to-two-months': {
    window: { kind: 'from-to', from: { months: 1 }, to: { months: 2 } },
    windowCite: fromToCite,
  },
  'two-to-four-months': {
    window: { kind: 'from-to', from: { months: 2 }, to: { months: 4 } },
    windowCite: fromToCite,
  },
  'four-to-eight-weeks': {
    window: { kind: 'from-to', from: { weeks: 4 }, to: { weeks: 8 } },
    windowCite: fromToCite,
  },
  'six-to-eight-weeks': {
    window: { kind: 'from-to', from: { weeks: 6 }, to: { weeks: 8 } },
    windowCite: fromToCite,
  },
} as const satisfies Readonly<Record<string, BloodWindow>>;
