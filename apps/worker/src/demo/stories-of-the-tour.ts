import { addDays, type IsoDate } from '@interstice/clinical';
import type { FactInput } from '@interstice/server';
import { dlco, HOUSE_LABORATORY, hrct, pft, symptoms } from './fact-writing.js';
import { agoFrom, type Telling } from './story-writing.js';

/** The first eight patients: those whom the README leads to. */
export function storiesOfTheTour(today: IsoDate): Telling[] {
  const ago = agoFrom(today);
  return [
    {
      who: ['Ada', 'Ash', '1961-04-12', 'female', 'ssc', 164],
      story: 'Stable and mild over two years: nothing to alert, the next test lies ahead.',
      ildDiagnosedOn: ago(30),
      facts: [
        pft(ago(25), 2710, 88.4, dlco(74.1, 131)),
        pft(ago(19), 2690, 88, dlco(73.2, 129)),
        pft(ago(13), 2720, 89.1, dlco(74.6, 133)),
        pft(ago(8), 2680, 88.1, dlco(73.8, 130)),
        pft(ago(2), 2700, 88.9, dlco(74.4, 132)),
        hrct(ago(25), 8, { pattern: 'NSIP' }),
        hrct(ago(13), 8, { pattern: 'NSIP', fibrosisChange: 'stable', comparedWithOn: ago(25) }),
        hrct(ago(2), 8, { pattern: 'NSIP', fibrosisChange: 'stable', comparedWithOn: ago(13) }),
        symptoms(ago(8), 'stable'),
        symptoms(ago(2), 'stable'),
      ],
    },
    {
      who: ['Bruno', 'Birch', '1958-11-03', 'male', 'ra', 176],
      story: 'A fall of 12 %: meets the decline criterion alone, three days ago.',
      ildDiagnosedOn: ago(20),
      registeredOn: ago(16),
      facts: [
        pft(ago(14), 3040, 81, dlco(61, 139)),
        pft(ago(7), 3000, 80, dlco(60.4, 141)),
        pft(ago(0, 3), 2640, 70.4, dlco(57.9, 140)),
        hrct(ago(14), 14),
        symptoms(ago(7), 'stable'),
      ],
    },
    {
      who: ['Clara', 'Cedar', '1970-02-27', 'female', 'iim', 168],
      story: 'A fall of 7 %, and nobody has asked about symptoms: cannot be judged until somebody does.',
      ildDiagnosedOn: ago(12),
      registeredOn: ago(10),
      facts: [
        pft(ago(8), 2800, 79, dlco(63, 128)),
        pft(ago(0, 5), 2604, 73.4, dlco(61.1, 127)),
        hrct(ago(8), 11),
      ],
    },
    {
      who: ['Edgar', 'Elm', '1949-07-19', 'male', 'ssc', 171],
      story: 'Moderate to severe and not tested for nine months: overdue.',
      ildDiagnosedOn: ago(40),
      registeredOn: ago(38),
      facts: [
        pft(ago(15), 2310, 62.3, dlco(46, 133)),
        pft(ago(9), 2290, 62, dlco(45.2, 135)),
        hrct(ago(15), 24),
        symptoms(ago(9), 'stable'),
      ],
    },
    {
      who: ['Frida', 'Fir', '1983-09-08', 'female', 'sjd', 159],
      story: 'Entered three weeks ago, no test yet: the baseline is wanted.',
      ildDiagnosedOn: ago(1),
      registeredOn: addDays(today, -21),
      facts: [],
    },
    {
      who: ['Henri', 'Hazel', '1966-12-30', 'male', 'mctd', 180],
      story: 'A fall of 7 % with worsened symptoms: meets the criterion that takes both.',
      ildDiagnosedOn: ago(18),
      registeredOn: ago(17),
      facts: [
        pft(ago(11), 3400, 84, dlco(66, 144)),
        pft(ago(1), 3162, 78.1, dlco(63, 142)),
        hrct(ago(11), 16),
        symptoms(addDays(ago(1), 4), 'worse'),
      ],
    },
    {
      who: ['Lena', 'Larch', '1974-05-16', 'female', 'sle'],
      story: 'Litres only and no height: 3000 to 2701 mL stays below ten percent, by a millilitre.',
      ildDiagnosedOn: ago(9),
      registeredOn: ago(8),
      facts: [litres(ago(7), 3000), litres(ago(1, 6), 2701), symptoms(addDays(ago(1, 6), 2), 'stable')],
    },
    {
      who: ['Milan', 'Maple', '1955-01-22', 'male', 'undifferentiated', 174],
      story: 'The latest test fell, but was of poor quality: provisional, repeat it.',
      ildDiagnosedOn: ago(22),
      registeredOn: ago(21),
      facts: [
        pft(ago(12), 3120, 83, dlco(70, 143)),
        pft(ago(6), 3100, 82.5, dlco(69.3, 141)),
        pft(ago(0, 8), 2700, 71.9, { qualityGrade: 'D' }),
        hrct(ago(12), 9),
      ],
    },
  ];
}

function litres(testedOn: IsoDate, fvcMl: number): FactInput {
  return {
    kind: 'pft',
    values: { testedOn, fvcMl, bronchodilator: 'unknown', laboratory: HOUSE_LABORATORY },
  };
}
