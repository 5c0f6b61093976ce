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
