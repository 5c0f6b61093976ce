import { addDays, addMonths, type IsoDate } from '@interstice/clinical';
import type { FactInput, PatientValues } from '@interstice/server';

/** A made-up patient with what has been recorded about them. */
export interface DemoPatient {
  readonly patient: PatientValues;
  readonly registeredOn: IsoDate;
  readonly facts: readonly FactInput[];
}

const LABORATORY = 'Demo laboratory';
const EQUATION = 'GLI Global 2022';

/**
 * The patients of the demo clinic, dated back from a day. All are invented, and named so that nobody takes them for
 * anybody.
 */
export function demoPatients(today: IsoDate): DemoPatient[] {
  const monthsAgo = (months: number, days = 0) => addDays(addMonths(today, -months), -days);
  return [
    {
      // Stable and mild over two years: nothing to alert, the next test lies ahead.
      patient: person('DEMO-0001', 'Ash', 'Ada', '1961-04-12', 'female', 'ssc', monthsAgo(30), 164),
      registeredOn: monthsAgo(26),
      facts: [
        pft(monthsAgo(25), 2710, 88.4),
        pft(monthsAgo(19), 2690, 88),
        pft(monthsAgo(13), 2720, 89.1),
        pft(monthsAgo(8), 2680, 88.1),
        pft(monthsAgo(2), 2700, 88.9),
        hrct(monthsAgo(25), 8),
        symptoms(monthsAgo(2), 'stable'),
      ],
    },
    {
      // A fall of 12 %: meets the decline criterion alone.
      patient: person('DEMO-0002', 'Birch', 'Bruno', '1958-11-03', 'male', 'ra', monthsAgo(20), 176),
      registeredOn: monthsAgo(16),
      facts: [
        pft(monthsAgo(14), 3040, 81),
        pft(monthsAgo(7), 3000, 80),
        pft(monthsAgo(0, 3), 2640, 70.4),
        hrct(monthsAgo(14), 14),
        symptoms(monthsAgo(7), 'stable'),
      ],
    },
    {
      // A fall of 7 % and nobody has asked about symptoms: cannot be judged until somebody does.
      patient: person('DEMO-0003', 'Cedar', 'Clara', '1970-02-27', 'female', 'iim', monthsAgo(12), 168),
      registeredOn: monthsAgo(10),
      facts: [pft(monthsAgo(8), 2800, 79), pft(monthsAgo(0, 5), 2604, 73.4), hrct(monthsAgo(8), 11)],
    },
    {
      // Moderate to severe and not tested for nine months: overdue.
      patient: person('DEMO-0004', 'Elm', 'Edgar', '1949-07-19', 'male', 'ssc', monthsAgo(40), 171),
      registeredOn: monthsAgo(38),
      facts: [
        pft(monthsAgo(15), 2310, 62.3),
        pft(monthsAgo(9), 2290, 62),
        hrct(monthsAgo(15), 24),
        symptoms(monthsAgo(9), 'stable'),
      ],
    },
    {
      // Entered three weeks ago, no test yet: the baseline is wanted.
      patient: person('DEMO-0005', 'Fir', 'Frida', '1983-09-08', 'female', 'sjd', monthsAgo(1), 159),
      registeredOn: addDays(today, -21),
      facts: [],
    },
    {
      // A fall of 7 % with worsened symptoms: meets the criterion that takes both.
      patient: person('DEMO-0006', 'Hazel', 'Henri', '1966-12-30', 'male', 'mctd', monthsAgo(18), 180),
      registeredOn: monthsAgo(17),
      facts: [
        pft(monthsAgo(11), 3400, 84),
        pft(monthsAgo(1), 3162, 78.1),
        hrct(monthsAgo(11), 16),
        symptoms(addDays(monthsAgo(1), 4), 'worse'),
      ],
    },
    {
      // Litres only and no height: 3000 to 2701 mL stays below ten percent, by a millilitre.
      patient: person('DEMO-0007', 'Larch', 'Lena', '1974-05-16', 'female', 'sle', monthsAgo(9)),
      registeredOn: monthsAgo(8),
      facts: [
        litres(monthsAgo(7), 3000),
        litres(monthsAgo(1, 6), 2701),
        symptoms(addDays(monthsAgo(1, 6), 2), 'stable'),
      ],
    },
    {
      // The latest test fell, but was of poor quality: provisional, repeat it.
      patient: person(
        'DEMO-0008',
        'Maple',
        'Milan',
        '1955-01-22',
        'male',
        'undifferentiated',
        monthsAgo(22),
        174,
      ),
      registeredOn: monthsAgo(21),
      facts: [
        pft(monthsAgo(12), 3120, 83),
        pft(monthsAgo(6), 3100, 82.5),
        pft(monthsAgo(0, 8), 2700, 71.9, 'D'),
        hrct(monthsAgo(12), 9),
      ],
    },
  ];
}

function person(
  mrn: string,
  tree: string,
  givenName: string,
  birthDate: string,
  sex: 'female' | 'male',
  ctd: PatientValues['ctd'],
  ildDiagnosedOn: IsoDate,
  heightCm?: number,
): PatientValues {
  return {
    mrn,
    familyName: `Example-${tree}`,
    givenName,
    birthDate,
    sex,
    ctd,
    ildDiagnosedOn,
    ...(heightCm === undefined ? {} : { heightCm }),
  };
}

function pft(testedOn: IsoDate, fvcMl: number, fvcPctPred: number, qualityGrade: 'A' | 'D' = 'A'): FactInput {
  return {
    kind: 'pft',
    values: {
      testedOn,
      fvcMl,
      fvcPctPred,
      referenceEquation: EQUATION,
      qualityGrade,
      bronchodilator: 'pre',
      setting: 'lab',
      laboratory: LABORATORY,
    },
  };
}

function litres(testedOn: IsoDate, fvcMl: number): FactInput {
  return { kind: 'pft', values: { testedOn, fvcMl, bronchodilator: 'unknown', laboratory: LABORATORY } };
}

function hrct(performedOn: IsoDate, fibrosisExtentPct: number): FactInput {
  return { kind: 'hrct', values: { performedOn, fibrosisExtentPct } };
}

function symptoms(reportedOn: IsoDate, change: 'stable' | 'worse'): FactInput {
  return { kind: 'symptom-report', values: { reportedOn, change } };
}
