import { startDay, type PatientRecord } from '@interstice/clinical';
import { day, hrct, recordOf, reviewed } from '../record.spec-support.js';
import { review } from '../review.js';
import { protocolById } from '../rule-set.js';
import { physicianFirst } from './hrct-wishes.js';
import { surveillanceView } from './surveillance-view.js';

const asOf = '2026-03-01';
const target = day('2026-06-01');
/** The scans for which a physician is asked before one that is best done on 1 June 2026, in whatever order they are listed. */
function asked(...scans: readonly (readonly [on: string, lineageId?: string])[]): readonly string[] {
  const hrcts = scans.map(([on, lineageId = on]) => ({ ...hrct(on, 10), lineageId, id: `${lineageId} v1` }));
  const answers = [hrcts, hrcts.toReversed()].map((listed) => {
    const record: PatientRecord = recordOf({ hrcts: listed });
    const { severity, progression } = review(record, protocolById('summary-2026'), day(asOf));
    const view = surveillanceView(record, severity, progression, [], startDay(day(asOf)));
    return physicianFirst(view, { opensOn: target, targetOn: target, closesOn: target }).flatMap((note) =>
      note.kind === 'physician-first' ? note.scans.map(({ lineageId }) => lineageId) : [],
    );
  });
  expect(answers[0]).toEqual(answers[1]);
  return answers[0] ?? [];
}

describe('A further scan within 12 months (B-24)', () => {
  it('asks a physician first where two were done on other days, the older one first', () => {
    expect(asked(['2026-02-01'], ['2025-09-01'])).toEqual(['2025-09-01', '2026-02-01']);
    expect(asked(['2026-02-01'])).toEqual([]);
  });

  it('counts two of one day as one, and names the one recorded first', () => {
    expect(asked(['2026-02-01', 'b'], ['2026-02-01', 'a'])).toEqual([]);
    expect(asked(['2026-02-01', 'b'], ['2026-02-01', 'a'], ['2025-09-01', 'c'])).toEqual(['c', 'a']);
  });

  it('counts from the day after 12 months before to the day on which it is best done', () => {
    expect(asked(['2025-06-01'], ['2026-02-01'])).toEqual([]);
    expect(asked(['2025-06-02'], ['2026-02-01'])).toEqual(['2025-06-02', '2026-02-01']);
    expect(asked(['2026-06-01'], ['2026-02-01'])).toEqual(['2026-02-01', '2026-06-01']);
    expect(asked(['2026-06-02'], ['2026-02-01'])).toEqual([]);
  });
});

describe('The last and the first scan (B-19)', () => {
  it('are of one day the one recorded first, so that a second report of the day begins no new cycle', () => {
    const scans = ['b', 'a', 'c'].map((lineageId) => ({
      ...hrct('2026-01-10', 10),
      lineageId,
      id: `${lineageId} v1`,
    }));
    for (const hrcts of [scans, scans.toReversed()]) {
      const { dueItems } = reviewed(recordOf({ hrcts }), asOf);
      expect(dueItems.find(({ test }) => test === 'hrct')?.cycle).toBe('a');
    }
  });
});
