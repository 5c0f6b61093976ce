import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { plausibleNumber } from './plausibility.js';
import { recordedFact } from './recorded-fact.js';
import { line } from './text.js';

/** Where the band divides: severe from here on (M-02, B-18). */
const BAND_LIMIT_PCT = 20;

const hrctFields = {
  performedOn: calendarDay,
  fibrosisExtentPct: plausibleNumber('fibrosis-extent').exactOptional(),
  fibrosisBand: z.enum(['under-20', '20-or-more', 'unknown']).exactOptional(),
  ildExtentPct: plausibleNumber('ild-extent').exactOptional(),
  pattern: line(100).exactOptional(),
  fibrosisChange: z.enum(['improved', 'stable', 'increased', 'unknown']).exactOptional(),
  comparedWithOn: calendarDay.exactOptional(),
};

/** A high-resolution CT as it is posted. */
export const hrctRequest = z
  .strictObject(hrctFields)
  .superRefine((hrct, issues) => {
    const { fibrosisExtentPct: fibrosis, fibrosisBand: band, ildExtentPct: ild } = hrct;
    if (fibrosis !== undefined && band !== undefined && band !== 'unknown') {
      const bandOfExtent = fibrosis >= BAND_LIMIT_PCT ? '20-or-more' : 'under-20';
      if (band !== bandOfExtent) {
        issues.addIssue({
          code: 'custom',
          path: ['fibrosisBand'],
          message: `expected the band that the extent lies in (${bandOfExtent}), or none`,
        });
      }
    }
    if (fibrosis !== undefined && ild !== undefined && fibrosis > ild) {
      issues.addIssue({
        code: 'custom',
        path: ['fibrosisExtentPct'],
        message: 'expected no more fibrosis than ILD: the total extent includes it (by definition)',
      });
    }
    if (hrct.comparedWithOn !== undefined && hrct.comparedWithOn >= hrct.performedOn) {
      issues.addIssue({
        code: 'custom',
        path: ['comparedWithOn'],
        message: 'expected a day before performedOn: the scan is compared with an earlier one',
      });
    }
  })
  .meta({
    id: 'HrctRequest',
    example: {
      performedOn: '2026-03-31',
      fibrosisExtentPct: 12,
      pattern: 'NSIP',
      fibrosisChange: 'stable',
      comparedWithOn: '2025-03-20',
    },
  });

export type HrctRequest = z.output<typeof hrctRequest>;

/** A high-resolution CT as it stands now. */
export const hrctResponse = recordedFact.extend(hrctFields).meta({ id: 'Hrct' });

export type HrctResponse = z.output<typeof hrctResponse>;
