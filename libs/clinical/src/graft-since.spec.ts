import { parseIsoDate } from './calendar.js';
import { graftSince } from './graft-since.js';
import type { PatientStatus } from './record.js';

type Said = readonly [on: string, status: PatientStatus, who?: 'registration'];
const since = (...said: readonly Said[]) => {
  const statuses = said.map(([on, status, who], index) => ({
    ...{ on: parseIsoDate(on), id: String(index), status },
    ...(who === 'registration' ? {} : { reason: 'Told by the family.' }),
  }));
  const [forth, back] = [graftSince(statuses), graftSince(statuses.toReversed())];
  expect(back).toBe(forth);
  return forth;
};
const TRANSPLANTED = ['2026-02-01', 'transplanted'] as const;

describe('The day from which the lungs are a graft (B-27)', () => {
  it('is that of the transplantation, and of a second one still that of the first', () => {
    expect(since(TRANSPLANTED)).toBe('2026-02-01');
    expect(since(TRANSPLANTED, ['2026-05-01', 'transplanted'])).toBe('2026-02-01');
  });

  it('stays so after a transfer, a discharge and a death', () => {
    for (const status of ['transferred', 'discharged', 'deceased'] as const)
      expect(since(['2025-01-01', 'active'], TRANSPLANTED, ['2026-05-01', status])).toBe('2026-02-01');
  });

  it('is none where nobody was transplanted, or it was taken back, also on the same day', () => {
    expect(since()).toBeNull();
    expect(since(['2026-02-01', 'transferred'])).toBeNull();
    expect(since(TRANSPLANTED, ['2026-03-01', 'active'])).toBeNull();
    expect(since(TRANSPLANTED, ['2026-02-01', 'active'])).toBeNull();
    expect(since(['2026-02-01', 'active'], TRANSPLANTED)).toBe('2026-02-01');
    // Recorded before, for a day after.
    expect(since(['2026-03-01', 'active'], TRANSPLANTED)).toBeNull();
    // No other status than active is one of registration.
    expect(since(['2026-01-01', 'active'], ['2026-02-01', 'transplanted', 'registration'])).toBe(
      '2026-02-01',
    );
  });
  it('is not taken back by the active status of a registration, whenever that was', () => {
    for (const on of ['2025-01-01', '2026-02-01', '2026-03-01'])
      expect(since(TRANSPLANTED, [on, 'active', 'registration'])).toBe('2026-02-01');
    expect(since(['2026-03-01', 'active', 'registration'])).toBeNull();
    const transferred = ['2026-02-15', 'transferred'] as const;
    expect(since(TRANSPLANTED, ['2026-03-01', 'active', 'registration'], transferred)).toBe('2026-02-01');
  });
});
