import {
  parseIsoDate,
  type Hrct,
  type IsoDate,
  type SymptomChange,
  type Verdict,
} from '@interstice/clinical';
import {
  findingsOf,
  findWorsening,
  NOTHING_SAID,
  standingsOf,
  worsened,
  worseningFacts,
  type Finding,
} from './findings-in-time.js';
import { comparedHrct, hrct, recordOf, symptoms } from './record.spec-support.js';

type Report = readonly [on: string, change: SymptomChange];
const june = parseIsoDate('2025-06-01');
const sinceJune = { holdsDay: (on: IsoDate) => on > june, holds: () => true };
const standing = (findings: readonly Finding[], known: number) =>
  standingsOf(findings)[known] ?? NOTHING_SAID;
const worsenedSinceJune = (findings: readonly Finding[], known: number): Verdict =>
  worsened(standing(findings, known), sinceJune.holdsDay);
const symptomFindings = (reports: readonly Report[]) =>
  findingsOf(
    recordOf({ symptoms: reports.map(([on, change], index) => symptoms(on, change, `report ${index}`)) }),
  ).symptoms;

describe('Symptoms since the earlier test of 1 June 2025 (B-12)', () => {
  it.each<[string, readonly Report[], Verdict]>([
    ['nothing reported', [], 'unknown'],
    ['worse the day after', [['2025-06-02', 'worse']], 'met'],
    ['worse on the day of the test itself', [['2025-06-01', 'worse']], 'unknown'],
    ['worse before the test', [['2025-03-01', 'worse']], 'unknown'],
    ['stable after', [['2025-09-01', 'stable']], 'not-met'],
    ['improved after', [['2025-09-01', 'improved']], 'not-met'],
    ['only "unknown" after', [['2025-09-01', 'unknown']], 'unknown'],
    [
      'worse, then stable',
      [
        ['2025-09-01', 'worse'],
        ['2025-12-01', 'stable'],
      ],
      'met',
    ],
    [
      'worse, then improved',
      [
        ['2025-09-01', 'worse'],
        ['2025-12-01', 'improved'],
      ],
      'not-met',
    ],
    [
      'improved, then worse',
      [
        ['2025-09-01', 'improved'],
        ['2025-12-01', 'worse'],
      ],
      'met',
    ],
    [
      'worse and improved on one day',
      [
        ['2025-09-01', 'worse'],
        ['2025-09-01', 'improved'],
      ],
      'met',
    ],
    [
      'worse, improved, stable',
      [
        ['2025-09-01', 'worse'],
        ['2025-10-01', 'improved'],
        ['2025-11-01', 'stable'],
      ],
      'not-met',
    ],
    [
      'worse, improved, worse',
      [
        ['2025-09-01', 'worse'],
        ['2025-10-01', 'improved'],
        ['2025-11-01', 'worse'],
      ],
      'met',
    ],
    [
      'worse before the test, stable after it',
      [
        ['2025-03-01', 'worse'],
        ['2025-09-01', 'stable'],
      ],
      'not-met',
    ],
    [
      'worse, then "unknown"',
      [
        ['2025-09-01', 'worse'],
        ['2025-12-01', 'unknown'],
      ],
      'met',
    ],
  ])('%s', (_, reports, expected) => {
    for (const inSomeOrder of [reports, reports.toReversed()]) {
      const known = symptomFindings(inSomeOrder);
      expect(worsenedSinceJune(known, known.length)).toBe(expected);
    }
  });

  it('names the report that stands', () => {
    const known = symptomFindings([
      ['2025-09-01', 'worse'],
      ['2025-12-01', 'stable'],
    ]);
    const { facts } = findWorsening(known, 2, standing(known, 2), sinceJune);
    expect(facts.map(({ on }) => on)).toEqual(['2025-09-01']);
  });

  it('hears only what was reported up to the day judged', () => {
    const known = symptomFindings([
      ['2025-09-01', 'worse'],
      ['2025-12-01', 'improved'],
    ]);
    expect(worsenedSinceJune(known, 1)).toBe('met');
    expect(worsenedSinceJune(known, 2)).toBe('not-met');
  });

  it('hears a report and an improvement by their day, whatever they compare with', () => {
    const reports = [
      symptoms('2025-09-01', 'worse', 'first', '2023-12-01'),
      symptoms('2025-12-01', 'improved', 'second', '2022-01-01'),
    ];
    const { symptoms: known } = findingsOf(recordOf({ symptoms: reports }));
    expect(worsenedSinceJune(known, 1)).toBe('met');
    expect(worsenedSinceJune(known, 2)).toBe('not-met');
  });
});

describe('Fibrosis (B-13)', () => {
  const first = hrct('2024-01-15', 8);
  const verdict = (...scans: readonly Hrct[]): Verdict => {
    const { fibrosis } = findingsOf(recordOf({ hrcts: scans.toReversed() }));
    return worsened(standing(fibrosis, fibrosis.length), () => true);
  };

  it('has increased when a radiologist says so of a scan up to 24 months after the one compared with', () => {
    expect(verdict(comparedHrct('2026-01-15', 'increased', '2024-01-15'))).toBe('met');
    expect(verdict(comparedHrct('2026-01-16', 'increased', '2024-01-15'))).toBe('unknown');
  });

  it('is compared with the previous scan on record when none is named', () => {
    expect(verdict(first, comparedHrct('2026-01-15', 'increased'))).toBe('met');
    expect(verdict(first, comparedHrct('2026-01-16', 'increased'))).toBe('unknown');
    expect(verdict(first, hrct('2025-01-15', 8), comparedHrct('2026-01-16', 'increased'))).toBe('met');
  });

  it('is unknown when nobody knows with what the scan was compared', () => {
    expect(verdict(comparedHrct('2026-01-15', 'increased'))).toBe('unknown');
    expect(verdict(comparedHrct('2026-01-15', 'increased', '2026-01-15'))).toBe('unknown');
  });

  it('has not increased when it is stable or has improved', () => {
    expect(verdict(first, comparedHrct('2025-01-15', 'stable'))).toBe('not-met');
    expect(verdict(first, comparedHrct('2025-01-15', 'improved'))).toBe('not-met');
    expect(verdict(first, comparedHrct('2025-01-15', 'unknown'))).toBe('unknown');
  });

  it('stays increased when the next scan is stable, and no longer when it has improved', () => {
    const increased = comparedHrct('2025-01-15', 'increased');
    expect(verdict(first, increased, comparedHrct('2026-01-15', 'stable'))).toBe('met');
    expect(verdict(first, increased, comparedHrct('2026-01-15', 'improved'))).toBe('not-met');
  });

  it('is no longer known to have increased when a later scan is better than one of more than 24 months before', () => {
    const increased = comparedHrct('2025-01-15', 'increased');
    expect(verdict(first, increased, comparedHrct('2026-01-15', 'improved', '2023-06-01'))).toBe('unknown');
  });

  it('never increases by its extent in numbers', () => {
    expect(verdict(hrct('2025-01-15', 8), hrct('2026-01-15', 40))).toBe('unknown');
  });
});

describe('What makes a worsening since the earlier test of 1 June 2025, and what does not', () => {
  type Scan = Parameters<typeof comparedHrct>;
  const since = (on: string) => {
    const day = parseIsoDate(on);
    return { holdsDay: (of: IsoDate) => of > day, holds: () => true };
  };
  const ofScans = (scans: readonly Scan[], period = since('2025-06-01')) => {
    const { fibrosis } = findingsOf(recordOf({ hrcts: scans.map((scan) => comparedHrct(...scan)) }));
    const found = findWorsening(fibrosis, fibrosis.length, standing(fibrosis, fibrosis.length), period);
    const reasons = found.notCounted.map(({ on, reason }) => `${on} ${reason}`);
    return { verdict: found.verdict, facts: found.facts.map(({ on }) => on), notCounted: reasons };
  };
  const increased: Scan = ['2025-09-01', 'increased', '2025-01-10'];

  it('tells why an increase does not count, as long as no other does (B-13)', () => {
    const farBack: Scan = ['2025-10-01', 'increased', '2022-01-10'];
    const unnamed: Scan = ['2025-08-01', 'increased'];
    const reasons = ['2025-08-01 compared-with-no-earlier-scan', '2025-10-01 compared-too-far-back'];
    expect(ofScans([farBack, unnamed])).toEqual({ verdict: 'unknown', facts: [], notCounted: reasons });
    expect(ofScans([farBack, unnamed, increased])).toEqual({
      verdict: 'met',
      facts: ['2025-09-01'],
      notCounted: [],
    });
  });

  it('tells of no scan without an increase, nor of one from before, that it does not count', () => {
    const stable: Scan = ['2025-10-01', 'stable', '2022-01-10'];
    const before: Scan = ['2025-05-01', 'increased', '2022-01-10'];
    expect(ofScans([stable, before])).toEqual({ verdict: 'unknown', facts: [], notCounted: [] });
  });

  it('names the scan that says "no increase", and leaves out one that compares with what is left out', () => {
    const stable: Scan = ['2025-10-01', 'stable', '2025-01-10'];
    expect(ofScans([stable])).toEqual({ verdict: 'not-met', facts: ['2025-10-01'], notCounted: [] });
    const never = { ...since('2025-06-01'), holds: () => false };
    expect(ofScans([stable], never)).toEqual({ verdict: 'not-met', facts: [], notCounted: [] });
  });

  it('names of one day what says "worse", or where nothing does, all of it', () => {
    const on = '2025-09-01';
    const told = (reports: readonly Report[]) => {
      const found = symptomFindings(reports);
      const { verdict, facts } = findWorsening(found, found.length, standing(found, found.length), sinceJune);
      return [verdict, ...facts.map(({ lineageId }) => lineageId)];
    };
    expect(
      told([
        [on, 'stable'],
        [on, 'worse'],
        [on, 'improved'],
      ]),
    ).toEqual(['met', 'report 1']);
    expect(
      told([
        [on, 'stable'],
        [on, 'improved'],
      ]),
    ).toEqual(['not-met', 'report 0', 'report 1']);
    expect(told([[on, 'unknown']])).toEqual(['unknown']);
  });

  it('leaves out what is reported after the day judged', () => {
    const found = symptomFindings([
      ['2025-09-01', 'worse'],
      ['2025-10-01', 'worse'],
    ]);
    const { facts } = findWorsening(found, 1, standing(found, 1), sinceJune);
    expect(facts.map(({ on }) => on)).toEqual(['2025-09-01']);
    expect(worseningFacts(found, 1, parseIsoDate('2025-10-01'))).toEqual([]);
    expect(worseningFacts(found, 2, parseIsoDate('2025-10-01')).map(({ on }) => on)).toEqual(['2025-10-01']);
  });

  it('names no scan of the day that is stable, nor one that cannot show an increase', () => {
    const { fibrosis } = findingsOf(
      recordOf({
        hrcts: [
          comparedHrct(...increased),
          { ...comparedHrct('2025-09-01', 'stable', '2025-01-10'), lineageId: 'stable' },
          { ...comparedHrct('2025-09-01', 'increased', '2020-01-10'), lineageId: 'far back' },
        ],
      }),
    );
    expect(worseningFacts(fibrosis, 3, parseIsoDate('2025-09-01'))).toHaveLength(1);
  });
});
