import { describe, expect, it } from '@jest/globals';
import type { Pft } from '@interstice/clinical';
import { explainAlert } from './explain-alert.js';
import { pft, recordOf, reviewed, symptoms } from './record.spec-support.js';

/** The sentence about certainty on the card of the INBUILD alert. */
function certaintyOf(pfts: readonly Pft[], asOf = '2026-06-01', given: Parameters<typeof recordOf>[0] = {}) {
  const { alerts, progression } = reviewed(recordOf({ ...given, pfts }), asOf);
  const alert = alerts.find(({ ruleId }) => ruleId === 'inbuild');
  const present = progression.sets.find(({ setId }) => setId === 'inbuild') ?? null;
  const texts = alert ? explainAlert(alert, { values: false, present }).lines.map(({ text }) => text) : [];
  return texts.filter((text) => text.startsWith('Confirmed') || text.startsWith('Provisional'));
}

describe('What confirms a fall is told from the tests (B-11)', () => {
  it.each<[string, readonly Pft[], string]>([
    [
      'of two tests the earlier one is the previous and the first',
      [pft('2025-01-10', { ml: 3000 }), pft('2026-01-12', { ml: 2640 })],
      'Confirmed: the test of 12 Jan 2026 meets it compared with that of 10 Jan 2025, the previous test, which is also the first in the window.',
    ],
    [
      'the previous test alone shows it',
      [pft('2025-01-10', { ml: 2800 }), pft('2025-07-10', { ml: 3000 }), pft('2026-01-12', { ml: 2640 })],
      'Confirmed: the test of 12 Jan 2026 meets it compared with that of 10 Jul 2025, the previous test.',
    ],
    [
      'the first test in the window alone shows it',
      [pft('2025-01-10', { ml: 3000 }), pft('2025-07-10', { ml: 2800 }), pft('2026-01-12', { ml: 2640 })],
      'Confirmed: the test of 12 Jan 2026 meets it compared with that of 10 Jan 2025, the first test in the window.',
    ],
    [
      'neither does, and a second test meets it',
      [
        pft('2024-12-01', { ml: 3000 }),
        pft('2025-03-01', { ml: 3350 }),
        pft('2025-06-01', { ml: 3060 }),
        pft('2026-01-15', { ml: 2990 }),
        pft('2026-02-15', { ml: 2995 }),
      ],
      'Confirmed: after the test of 15 Jan 2026 a second one, of 15 Feb 2026, shows it as well.',
    ],
    [
      'the first test and then a second one',
      [
        pft('2025-01-10', { ml: 3000 }),
        pft('2025-07-10', { ml: 2800 }),
        pft('2026-01-12', { ml: 2640 }),
        pft('2026-04-12', { ml: 2650 }),
      ],
      'Confirmed: the test of 12 Jan 2026 meets it compared with that of 10 Jan 2025, the first test in the window and after the test of 12 Jan 2026 a second one, of 12 Apr 2026, shows it as well.',
    ],
  ])('where %s', (_, pfts, words) => {
    expect(certaintyOf(pfts)).toEqual([words]);
  });

  it('compares with the first test after which symptoms became worse, as the criterion asks', () => {
    const pfts = [
      pft('2025-01-10', { ml: 3000 }),
      pft('2025-07-10', { ml: 2960 }),
      pft('2026-01-12', { ml: 2790 }),
    ];
    expect(certaintyOf(pfts, '2026-06-01', { symptoms: [symptoms('2025-03-01', 'worse')] })).toEqual([
      'Confirmed: the test of 12 Jan 2026 meets it compared with that of 10 Jan 2025, the first test in the window.',
    ]);
    expect(certaintyOf(pfts, '2026-06-01', { symptoms: [symptoms('2026-01-20', 'worse')] })).toEqual([
      'Confirmed: the test of 12 Jan 2026 meets it compared with that of 10 Jul 2025, the previous test and the test of 12 Jan 2026 meets it compared with that of 10 Jan 2025, the first test in the window.',
    ]);
  });

  it('takes no poor test and no blow at home for a confirmation', () => {
    const pfts = [
      pft('2024-12-01', { ml: 3000 }),
      pft('2025-03-01', { ml: 3350 }),
      pft('2025-06-01', { ml: 3060 }),
      pft('2026-01-15', { ml: 2990 }),
      pft('2026-02-15', { ml: 2990, qualityGrade: 'D' }),
    ];
    expect(certaintyOf(pfts)).toEqual([
      'Provisional: only the comparison with one of the earlier tests shows it. A repeat test would confirm it.',
    ]);
  });
});
