import { addDays, type IsoDate } from '@interstice/clinical';
import { course, dlco, hrct, liverTests, pft, symptoms } from './fact-writing.js';
import { agoFrom, type Telling } from './story-writing.js';

/** Patients who show how falls are judged, decided about and seen again. */
export function storiesOfProgression(today: IsoDate): Telling[] {
  const ago = agoFrom(today);
  const typo = pft(ago(8), 2800, 74.4, dlco(58, 131));
  const leaky = pft(ago(3), 2430, 68.1, { device: 'Spirometer 2' });
  return [
    {
      who: ['Noor', 'Aster', '1968-08-02', 'female', 'ssc', 161],
      story: 'Litres fell past ten percent, % predicted did not: a near miss, a repeat is due.',
      ildDiagnosedOn: ago(19),
      facts: [
        pft(ago(13), 3000, 80, dlco(64, 130)),
        pft(ago(0, 34), 2690, 72.2, dlco(62, 131)),
        hrct(ago(13), 12),
        symptoms(ago(0, 34), 'stable'),
      ],
    },
    {
      who: ['Oscar', 'Balsam', '1960-03-11', 'male', 'ra', 178],
      story:
        'Escalated for a fall; the test behind it was corrected since: evidence changed after the decision.',
      ildDiagnosedOn: ago(21),
      facts: [
        pft(ago(14), 3200, 85, dlco(60, 133)),
        typo,
        pft(ago(4), 3110, 82.9, dlco(59, 132)),
        hrct(ago(14), 13),
        symptoms(ago(4), 'stable'),
        course('nintedanib', ago(7)),
        ...liverTests(ago(7), ago(0, 20)),
      ],
      acts: [
        {
          on: ago(0, 12),
          act: 'correct',
          fact: typo,
          to: pft(ago(8), 3080, 81.8, dlco(58, 131)),
          reason: 'Digits exchanged when the report was typed.',
        },
      ],
      decisions: { answers: ['escalated', 'leave'], afterDays: 6 },
    },
    {
      who: ['Paula', 'Bracken', '1957-10-25', 'female', 'ssc', 158],
      story:
        'Fell long before the clinic used Interstice, and nobody said what was decided: history to triage.',
      ildDiagnosedOn: ago(46),
      facts: [
        pft(ago(41), 2600, 90.1, dlco(70, 127)),
        pft(ago(36), 2560, 89, dlco(69, 128)),
        pft(ago(31), 2240, 78.2, dlco(64, 126)),
        pft(ago(26), 2250, 78.9, dlco(63.5, 127)),
        pft(ago(20), 2240, 78.8, dlco(63, 129)),
        pft(ago(14), 2250, 79.5, dlco(63.2, 128)),
        pft(ago(8), 2230, 79.1, dlco(62.9, 127)),
        pft(ago(2), 2240, 79.8, dlco(63, 128)),
        hrct(ago(41), 12),
        hrct(ago(30), 15, { fibrosisChange: 'increased', comparedWithOn: ago(41) }),
        symptoms(ago(8), 'stable'),
        symptoms(ago(2), 'stable'),
        course('nintedanib', ago(29)),
        ...liverTests(ago(29), ago(0, 20)),
      ],
    },
    {
      who: ['Quincy', 'Clover', '1963-06-06', 'male', 'ssc', 175],
      story:
        'Escalated a year ago, and has fallen again from the new baseline: a second alert of a new episode.',
      ildDiagnosedOn: ago(26),
      facts: [
        pft(ago(22), 3600, 88, dlco(66, 141)),
        pft(ago(18), 3550, 87, dlco(65, 140)),
        pft(ago(14), 3150, 77.4, dlco(60, 139)),
        pft(ago(11), 3130, 77.1, dlco(59, 140)),
        pft(ago(8), 3140, 77.6, dlco(59.4, 141)),
        pft(ago(5), 3100, 76.8, dlco(58.5, 140)),
        pft(ago(0, 15), 2730, 67.9, dlco(54, 139)),
        hrct(ago(22), 14),
        hrct(ago(13), 18, { fibrosisChange: 'increased', comparedWithOn: ago(22) }),
        hrct(ago(2), 18, { fibrosisChange: 'stable', comparedWithOn: ago(13) }),
        symptoms(ago(14), 'worse'),
        symptoms(ago(0, 15), 'worse'),
        course('nintedanib', ago(12)),
        ...liverTests(ago(12), ago(0, 20)),
      ],
      decisions: { answers: ['escalated', 'leave'], afterDays: 9 },
    },
    {
      who: ['Rhea', 'Damson', '1972-01-14', 'female', 'iim', 166],
      story: 'FVC fell by 6 % and the scan shows more fibrosis: met by both together.',
      ildDiagnosedOn: ago(17),
      facts: [
        pft(ago(12), 2900, 84, dlco(62, 132)),
        pft(ago(6), 2850, 82.8, dlco(61, 133)),
        pft(ago(1, 6), 2700, 78.6, dlco(59, 131)),
        hrct(ago(12), 15),
        hrct(ago(1), 19, { fibrosisChange: 'increased', comparedWithOn: ago(12) }),
        symptoms(ago(1, 6), 'stable'),
      ],
      decisions: { answers: ['acknowledge'], afterDays: 3 },
    },
    {
      who: ['Stefan', 'Fennel', '1959-12-19', 'male', 'ssc', 172],
      story: 'FVC fell by 6 % and the new scan was compared with none: its comparison is due.',
      ildDiagnosedOn: ago(15),
      facts: [
        pft(ago(11), 3100, 81, dlco(58, 140)),
        pft(ago(0, 24), 2910, 76.2, dlco(56, 141)),
        hrct(ago(11), 13),
        hrct(ago(0, 20), 16),
        symptoms(ago(0, 24), 'stable'),
      ],
    },
    {
      who: ['Zelda', 'Larkspur', '1961-09-09', 'female', 'ssc', 162],
      story: 'DLCO fell by 13 points while FVC is stable: an advisory, which is no criterion of INBUILD.',
      ildDiagnosedOn: ago(17),
      facts: [
        pft(ago(16), 2560, 84, dlco(62.4, 128)),
        pft(ago(10), 2550, 84, dlco(61.8, 127)),
        pft(ago(0, 11), 2540, 83.9, dlco(48.6, 126)),
        hrct(ago(16), 11),
        hrct(ago(4), 11, { fibrosisChange: 'stable', comparedWithOn: ago(16) }),
        symptoms(ago(10), 'stable'),
        symptoms(ago(0, 11), 'stable'),
      ],
    },
    {
      who: ['Tova', 'Gentian', '1965-07-30', 'female', 'ra', 167],
      story: 'A single low test five months ago was never repeated: unconfirmed, not repeated.',
      ildDiagnosedOn: ago(18),
      facts: [
        pft(ago(17), 2760, 80, dlco(67, 130)),
        pft(ago(13), 2900, 84.1, dlco(68, 130)),
        pft(ago(9), 2740, 79.6, dlco(66, 129)),
        pft(ago(5), 2590, 75.5, dlco(65, 131)),
        hrct(ago(17), 10),
        symptoms(ago(5), 'stable'),
      ],
    },
    {
      who: ['Ulla', 'Heather', '1962-02-08', 'female', 'mctd', 163],
      story: 'The fall is watched: a repeat test is due before anything else is decided.',
      ildDiagnosedOn: ago(16),
      facts: [
        pft(ago(12), 2780, 85, dlco(66, 128)),
        pft(ago(7), 2740, 84.1, dlco(65, 129)),
        pft(ago(1, 20), 2440, 75.1, dlco(62, 128)),
        hrct(ago(12), 11),
        symptoms(ago(1, 20), 'stable'),
      ],
      decisions: { answers: ['watch-and-repeat', 'leave'], afterDays: 5 },
    },
    {
      who: ['Vito', 'Juniper', '1954-09-17', 'male', 'ra', 173],
      story: 'Dismissed in the spring, and fallen further since: the alert speaks again.',
      ildDiagnosedOn: ago(24),
      facts: [
        pft(ago(18), 3300, 86, dlco(60, 138)),
        pft(ago(12), 3250, 84.9, dlco(60, 137)),
        pft(ago(8), 2920, 76.6, dlco(58, 138)),
        pft(ago(4), 2950, 77.6, dlco(58, 137)),
        pft(ago(0, 16), 2610, 68.8, dlco(53, 136)),
        hrct(ago(18), 15),
        hrct(ago(6), 16, { fibrosisChange: 'stable', comparedWithOn: ago(18) }),
        symptoms(ago(8), 'stable'),
        symptoms(ago(0, 16), 'worse'),
      ],
      decisions: { answers: ['dismiss', 'leave'], afterDays: 12 },
    },
    {
      who: ['Wanda', 'Lavender', '1969-04-04', 'female', 'ssc', 165],
      story: 'A leaking mouthpiece: the test is kept out of judging, and the alert that it raised is gone.',
      ildDiagnosedOn: ago(14),
      facts: [
        pft(ago(13), 2760, 84.3, dlco(65, 130)),
        pft(ago(7), 2750, 84.2, dlco(65.2, 131)),
        leaky,
        pft(ago(2), 2740, 84, dlco(64.8, 130)),
        hrct(ago(13), 12),
        hrct(ago(1), 12, { fibrosisChange: 'stable', comparedWithOn: ago(13) }),
        symptoms(ago(2), 'stable'),
      ],
      acts: [
        { on: ago(2), act: 'exclude', fact: leaky, reason: 'Leak at the mouthpiece, seen on the curve.' },
      ],
    },
    {
      who: ['Xaver', 'Mallow', '1971-11-11', 'male', 'iim', 181],
      story: 'Rapidly worse with a rising need for oxygen: flagged by the physician.',
      ildDiagnosedOn: ago(6),
      facts: [
        pft(ago(5), 3700, 79.8, dlco(57, 142)),
        pft(ago(0, 20), 2980, 64.4, dlco(44, 138)),
        hrct(ago(5), 12),
        hrct(ago(0, 18), 21, { fibrosisChange: 'increased', comparedWithOn: ago(5) }),
        symptoms(ago(0, 20), 'worse'),
      ],
      acts: [
        record(ago(5), {
          kind: 'oxygen-need',
          values: { on: ago(5), litresPerMinute: 0, atRest: false, spo2: 95 },
        }),
        record(ago(0, 20), {
          kind: 'oxygen-need',
          values: { on: ago(0, 20), litresPerMinute: 3, atRest: false, spo2: 87 },
        }),
        { on: ago(0, 19), act: 'name-physician' },
        record(ago(0, 19), {
          kind: 'person-fact',
          values: { kind: 'rapidly-progressive', on: ago(0, 19), value: { flag: true } },
        }),
        record(ago(5), {
          kind: 'person-fact',
          values: { kind: 'antibodies', on: ago(5), value: { antibodies: ['anti-MDA5'] } },
        }),
      ],
      decisions: { answers: ['acknowledge'], afterDays: 1 },
    },
    {
      who: ['Yael', 'Nettle', '1964-05-05', 'female', 'ssc', 160],
      story: 'Symptoms and scan are worse, FVC is not: met by findings alone.',
      ildDiagnosedOn: ago(20),
      facts: [
        pft(ago(16), 2500, 82, dlco(55, 127)),
        pft(ago(9), 2490, 82, dlco(53, 128)),
        pft(ago(3), 2470, 81.6, dlco(50, 127)),
        hrct(ago(16), 14),
        hrct(ago(3), 19, { fibrosisChange: 'increased', comparedWithOn: ago(16) }),
        symptoms(ago(9), 'stable'),
        symptoms(addDays(ago(3), 6), 'worse'),
      ],
    },
  ];
}

function record(
  on: IsoDate,
  fact: Extract<NonNullable<Telling['acts']>[number], { act: 'record' }>['fact'],
): NonNullable<Telling['acts']>[number] {
  return { on, act: 'record', fact };
}
