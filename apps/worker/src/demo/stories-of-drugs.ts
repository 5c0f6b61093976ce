import type { IsoDate } from '@interstice/clinical';
import { cbc, course, dlco, hrct, liverTests, pft, symptoms, visit } from './fact-writing.js';
import { agoFrom, type Telling } from './story-writing.js';

/** Patients on drugs that sources advise against, whose warnings nobody has decided about yet. */
export function storiesOfDrugs(today: IsoDate): Telling[] {
  const ago = agoFrom(today);
  const prednisone = course('prednisone', ago(4));
  return [
    {
      who: ['Solveig', 'Samphire', '1968-08-08', 'female', 'ssc', 166],
      story:
        'Prednisone for four months in systemic sclerosis, and nintedanib added to mycophenolate without progression: three warnings.',
      ildDiagnosedOn: ago(14),
      facts: [
        pft(ago(13), 2700, 79, dlco(60, 131)),
        pft(ago(7), 2690, 79, dlco(60, 132)),
        pft(ago(1), 2690, 79.2, dlco(59.8, 130)),
        hrct(ago(13), 14),
        hrct(ago(2), 14, { fibrosisChange: 'stable', comparedWithOn: ago(13) }),
        symptoms(ago(1), 'stable'),
        visit(ago(1), 'joint'),
        course('mycophenolate-mofetil', ago(11)),
        course('nintedanib', ago(5)),
        prednisone,
        ...[10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((months) => cbc(ago(months, 3))),
        ...liverTests(ago(5), ago(0, 10)),
      ],
      acts: [
        {
          on: ago(4),
          act: 'change-treatment',
          treatment: prednisone,
          change: { on: ago(4), kind: 'dose', doseAmount: 20, doseUnit: 'mg', timesPerDay: 1 },
        },
      ],
      decisions: { answers: ['leave'], afterDays: 0, warnings: 'leave' },
    },
  ];
}
