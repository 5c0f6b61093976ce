import { parseIsoDate, type SymptomChange, type Verdict } from '@interstice/clinical';
import { symptoms } from './record.spec-support.js';
import { findSymptoms, informativeReports, symptomsOnDay, worsenedSince } from './symptoms-in-time.js';

type Report = readonly [on: string, change: SymptomChange];
const earlierOn = parseIsoDate('2025-06-01');
const standing = (reports: readonly Report[]) =>
  informativeReports(reports.map(([on, change], index) => symptoms(on, change, `report ${index}`)));

describe('Symptoms since the earlier test of 1 June 2025', () => {
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
    const known = standing(reports);
    expect(worsenedSince(symptomsOnDay(known), earlierOn)).toBe(expected);
    expect(worsenedSince(symptomsOnDay(known.toReversed()), earlierOn)).toBe(expected);
  });

  it('names the report that stands', () => {
    const reports = standing([
      ['2025-09-01', 'worse'],
      ['2025-12-01', 'stable'],
    ]);
    const found = findSymptoms(reports, symptomsOnDay(reports), earlierOn);
    expect(found.facts.map(({ on }) => on)).toEqual(['2025-09-01']);
  });
});
