import type { Hrct } from '@interstice/clinical';
import { SEVERITY_CASES, WOMAN } from './severity.cases.js';
import { day, decision, exclusion, hrct, pft, recordOf, reviewed } from './record.spec-support.js';

const severityOf = (record: Parameters<typeof reviewed>[0], asOf = '2026-03-01') =>
  reviewed(record, asOf).severity;
const little = hrct('2025-01-01', 10);
const band = (fibrosisBand: NonNullable<Hrct['fibrosisBand']>): Hrct => ({
  lineageId: 'band',
  id: 'band v1',
  performedOn: day('2025-06-01'),
  fibrosisBand,
});

describe('Severity', () => {
  it.each(SEVERITY_CASES)('is $severity, progressive $progressive: $name', (given) => {
    const { severity, progressive } = severityOf(given.record, given.asOf);
    expect([severity, progressive]).toEqual([given.severity, given.progressive]);
  });

  it('does not look at a test that a clinician excluded', () => {
    const record = recordOf({
      pfts: [pft('2025-06-15', { pct: 80 }), pft('2026-01-15', { pct: 60 })],
      hrcts: [little],
      exclusions: [exclusion('pft 2026-01-15', '2026-01-16')],
    });
    expect(severityOf(record).severity).toBe('mild');
    expect(severityOf({ ...record, exclusions: [] }).severity).toBe('moderate-to-severe');
  });

  it('takes a band of fibrosis as well as an extent', () => {
    const pfts = [pft('2026-01-15', { pct: 90 })];
    expect(severityOf(recordOf({ pfts, hrcts: [little, band('20-or-more')] })).severity).toBe(
      'moderate-to-severe',
    );
    expect(severityOf(recordOf({ pfts, hrcts: [band('under-20')] })).severity).toBe('mild');
  });

  it('is unknown, and says what is missing, unless both are known (B-18)', () => {
    expect(
      severityOf(recordOf({ pfts: [pft('2026-01-15', { pct: 90 })], hrcts: [band('unknown')] })),
    ).toMatchObject({
      severity: 'unknown',
      missing: [{ what: 'fibrosis-extent' }],
    });
    expect(severityOf(recordOf({ hrcts: [little] }))).toMatchObject({
      severity: 'unknown',
      missing: [{ what: 'fvc-pct-pred' }],
    });
  });

  it('is settled by one severe limb alone (B-18)', () => {
    expect(severityOf(recordOf({ pfts: [pft('2026-01-15', { pct: 60 })] })).missing).toEqual([]);
    expect(severityOf(recordOf({ hrcts: [hrct('2025-01-01', 30)] })).severity).toBe('moderate-to-severe');
  });

  it('does not rest on tests of poor quality or at home (B-18)', () => {
    const pfts = [
      pft('2025-12-15', { pct: 80 }),
      pft('2026-01-15', { pct: 60, qualityGrade: 'E' }),
      pft('2026-02-15', { pct: 60, setting: 'home' }),
    ];
    expect(severityOf(recordOf({ pfts, hrcts: [little] })).severity).toBe('mild');
  });
});

describe('The latest test or scan', () => {
  const mildTests = [pft('2025-12-15', { pct: 85 })];

  it('without % predicted leaves severity unknown, however good an old one was', () => {
    const pfts = [pft('2023-01-15', { pct: 85 }), pft('2025-12-15', { ml: 2000 })];
    expect(severityOf(recordOf({ pfts, hrcts: [little] }))).toMatchObject({
      severity: 'unknown',
      missing: [{ what: 'fvc-pct-pred' }],
      because: [{ lineageId: 'pft 2025-12-15' }, { kind: 'hrct' }],
    });
  });

  it('in litres hangs on the height alone where sex and birth date are known', () => {
    const pfts = [pft('2025-12-15', { ml: 2000 })];
    const person = WOMAN.filter(({ kind }) => kind !== 'height');
    expect(severityOf(recordOf({ pfts, hrcts: [little], person })).missing).toEqual([
      { what: 'height', because: 'severity-unknown' },
    ]);
  });

  it('without % predicted takes nothing back from a severe one just before it', () => {
    const pfts = [pft('2025-06-15', { pct: 60 }), pft('2025-12-15', { ml: 2000 })];
    expect(severityOf(recordOf({ pfts, hrcts: [little] })).severity).toBe('moderate-to-severe');
  });

  it('without an extent leaves severity unknown', () => {
    const later = {
      lineageId: 'later',
      id: 'later v1',
      performedOn: day('2026-01-01'),
      fibrosisChange: 'increased' as const,
    };
    expect(severityOf(recordOf({ pfts: mildTests, hrcts: [little, later] }))).toMatchObject({
      severity: 'unknown',
      missing: [{ what: 'fibrosis-extent' }],
    });
  });

  it('loosens nothing alone: two scans in a row with little fibrosis do (B-18)', () => {
    const of = (...scans: ReturnType<typeof hrct>[]) =>
      severityOf(recordOf({ pfts: mildTests, hrcts: scans })).severity;
    expect(of(hrct('2024-01-20', 25), hrct('2025-01-20', 18))).toBe('moderate-to-severe');
    expect(of(hrct('2024-01-20', 25), hrct('2025-01-20', 18), hrct('2026-01-20', 18))).toBe('mild');
    expect(of(hrct('2026-01-20', 18))).toBe('mild');
  });

  it('of two series on one day counts once', () => {
    const pfts = [
      pft('2025-07-15', { pct: 65 }),
      pft('2026-01-15', { pct: 72, bronchodilator: 'pre', lineageId: 'pre' }),
      pft('2026-01-15', { pct: 74, bronchodilator: 'post', lineageId: 'post' }),
    ];
    expect(severityOf(recordOf({ pfts, hrcts: [little] })).severity).toBe('moderate-to-severe');
  });
});

describe('Progressive disease', () => {
  const record = recordOf({
    pfts: [pft('2025-01-15', { pct: 90 }), pft('2026-01-15', { pct: 80 })],
    hrcts: [little],
  });

  it('is remembered through the decision that started a new episode', () => {
    const escalated = decision('2026-02-01', 'escalated', '2026-01-15');
    const decided = { ...record, progressionDecisions: [escalated] };
    expect(severityOf(decided).progressive).toBe('met');
    expect(reviewed(decided, '2026-03-01').alerts).toEqual([]);
  });
});
