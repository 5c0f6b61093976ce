import { addDays, addMonths, type IsoDate } from '@interstice/clinical';
import type { FactInput } from '@interstice/server';
import type { DemoAct } from './demo-patient.js';
import { dlco, hrct, pft, symptoms, visit } from './fact-writing.js';
import { agoFrom, type Telling } from './story-writing.js';

/** Patients who show what happens to records: other laboratories, corrections, doubles, and people who left. */
export function storiesOfRecords(today: IsoDate, keptMrn: string): Telling[] {
  const ago = agoFrom(today);
  const status = (on: IsoDate, value: StatusValue): DemoAct => ({
    on,
    act: 'record',
    fact: { kind: 'person-fact', values: { kind: 'status', on, value } },
  });
  const mistyped = pft(ago(5), 4310, 122.4, dlco(66, 131));
  return [
    {
      who: ['Zita', 'Orchid', '1960-10-10', 'female', 'ra', 162],
      story: 'Came twice into the books; this record was kept.',
      ildDiagnosedOn: ago(30),
      facts: [
        pft(ago(28), 2450, 83.2, dlco(62, 129)),
        pft(ago(21), 2440, 83.3, dlco(61.5, 130)),
        pft(ago(14), 2430, 83.4, dlco(61, 131)),
        hrct(ago(28), 10),
        hrct(ago(14), 10, { fibrosisChange: 'stable', comparedWithOn: ago(28) }),
        symptoms(ago(14), 'stable'),
      ],
    },
    {
      who: ['Zita', 'Orchid', '1960-10-10', 'female', 'ra', 162],
      story: 'The second record of the same person, merged into the first three weeks ago.',
      ildDiagnosedOn: ago(8),
      facts: [
        pft(ago(8), 2420, 83.4, dlco(60.7, 130)),
        pft(ago(3), 2410, 83.3, dlco(60.5, 129)),
        symptoms(ago(3), 'stable'),
        hrct(ago(3), 10, { fibrosisChange: 'stable', comparedWithOn: ago(14) }),
      ],
      acts: [
        {
          on: ago(0, 21),
          act: 'merge-into',
          mrn: keptMrn,
          reason: 'Same person, entered again by the satellite clinic.',
        },
      ],
    },
    {
      who: ['Anton', 'Poplar', '1953-03-23', 'male', 'ssc', 169],
      story: 'Died in the winter, an alert still open: nothing is due, and the alert is withdrawn.',
      ildDiagnosedOn: ago(34),
      facts: [
        pft(ago(30), 2500, 71, dlco(48, 133)),
        pft(ago(22), 2380, 68.2, dlco(44, 132)),
        pft(ago(15), 2260, 65.3, dlco(41, 131)),
        pft(ago(9), 2010, 58.5, dlco(37, 129)),
        hrct(ago(30), 22),
        symptoms(ago(9), 'worse'),
      ],
      acts: [status(ago(6), { status: 'deceased', reason: 'Told by the family.' })],
    },
    {
      who: ['Bianca', 'Quince', '1976-06-28', 'female', 'ssc', 170],
      story:
        'Received a transplant: tests of the old lung stop, values of the graft are not compared; its clinic watches the blood.',
      ildDiagnosedOn: ago(40),
      facts: [
        pft(ago(36), 2300, 63, dlco(42, 125)),
        pft(ago(30), 2050, 56.4, dlco(37, 124)),
        pft(ago(24), 1900, 52.5, dlco(33, 126)),
        pft(ago(5), 2900, 80.6, dlco(70, 122)),
        hrct(ago(36), 30),
        hrct(ago(24), 36, { fibrosisChange: 'increased', comparedWithOn: ago(36) }),
      ],
      acts: [
        status(ago(11), { status: 'transplanted', reason: 'Both lungs.' }),
        status(ago(3), {
          status: 'transplanted',
          reason: 'Both lungs.',
          receiver: 'Transplant clinic (demo)',
        }),
      ],
      decisions: { answers: ['referred'], afterDays: 10 },
    },
    {
      who: ['Cyril', 'Rowan', '1967-01-31', 'male', 'sjd', 182],
      story: 'Moves away: transferred, and ours until the receiver is named.',
      ildDiagnosedOn: ago(20),
      facts: [
        pft(ago(18), 4100, 88, dlco(77, 146)),
        pft(ago(12), 4070, 87.7, dlco(76, 145)),
        pft(ago(6), 4080, 88.2, dlco(76.5, 147)),
        hrct(ago(18), 7),
        hrct(ago(7), 7, { fibrosisChange: 'stable', comparedWithOn: ago(18) }),
      ],
      acts: [status(ago(0, 40), { status: 'transferred', reason: 'Moving to another city.' })],
    },
    {
      who: ['Delia', 'Saffron', '1980-08-18', 'female', 'undifferentiated', 171],
      story: 'Discharged to the family doctor after three calm years.',
      ildDiagnosedOn: ago(44),
      facts: [
        pft(ago(42), 3400, 95, dlco(85, 134)),
        pft(ago(30), 3390, 95.3, dlco(85, 133)),
        pft(ago(16), 3400, 96.2, dlco(84.6, 135)),
        hrct(ago(42), 4),
      ],
      acts: [status(ago(10), { status: 'discharged', reason: 'Stable for three years.' })],
    },
    {
      who: ['Emil', 'Sorrel', '1956-02-29', 'male', 'ssc', 174],
      story: 'Lost to follow-up: no test for two years, telephone calls in vain.',
      ildDiagnosedOn: ago(45),
      facts: [
        pft(ago(43), 3050, 79.4, dlco(56, 139)),
        pft(ago(37), 3000, 78.5, dlco(55, 138)),
        pft(ago(27), 2950, 77.9, dlco(54, 140)),
        hrct(ago(43), 17),
        visit(ago(27), 'pulmonology'),
      ],
    },
    {
      who: ['Farah', 'Tansy', '1973-12-12', 'female', 'sle', 168],
      story:
        'A digit too many was typed and corrected: both versions are kept. Wishes no scan: stopped until a day of review.',
      ildDiagnosedOn: ago(13),
      facts: [
        pft(ago(11), 3150, 88.3, dlco(67, 130)),
        mistyped,
        hrct(ago(11), 6),
        symptoms(ago(5), 'stable'),
      ],
      acts: [
        {
          on: ago(4),
          act: 'correct',
          fact: mistyped,
          to: pft(ago(5), 3130, 88.2, dlco(66, 131)),
          reason: 'Read from the report again: 3.13 L.',
        },
        {
          on: ago(3),
          act: 'set-override',
          override: {
            test: 'hrct',
            stop: 'declined',
            until: addMonths(ago(3), 9),
            reason: 'Wishes no scan for now.',
          },
        },
      ],
    },
    {
      who: ['Gustav', 'Thistle', '1961-09-09', 'male', 'ra', 177],
      story: 'Blows at home every month: the last ones fell, a laboratory test has to confirm it.',
      ildDiagnosedOn: ago(12),
      facts: [
        pft(ago(10), 3500, 84, dlco(63, 143)),
        pft(ago(4), 3480, 83.9, dlco(62, 142)),
        ...[5, 4, 3, 2, 1, 0].map((months) =>
          home(ago(months, 7), [2980, 3350, 3380, 3400, 3420, 3410][months]),
        ),
        hrct(ago(10), 12),
        symptoms(ago(4), 'stable'),
      ],
    },
    {
      who: ['Hilde', 'Verbena', '1958-04-21', 'female', 'ssc', 161],
      story:
        'Tested in two laboratories with two equations: % predicted fell on paper only. A shorter interval is set for now.',
      ildDiagnosedOn: ago(18),
      facts: [
        pft(ago(16), 2480, 92.8, dlco(68, 128)),
        pft(ago(10), 2470, 92.7, dlco(67, 129)),
        pft(ago(4), 2460, 84.9, {
          ...dlco(66, 128),
          laboratory: 'Satellite laboratory',
          referenceEquation: 'GLI 2012',
        }),
        hrct(ago(16), 9),
        hrct(ago(4), 9, { fibrosisChange: 'stable', comparedWithOn: ago(16) }),
        symptoms(ago(4), 'stable'),
      ],
      acts: [
        {
          on: ago(3),
          act: 'set-override',
          override: {
            test: 'pft',
            every: { months: 3 },
            until: addMonths(ago(3), 12),
            reason: 'Until both laboratories have tested twice.',
          },
        },
      ],
    },
    {
      who: ['Ismail', 'Walnut', '1970-05-27', 'male', 'ssc', 176],
      story: 'DLCO fell with no haemoglobin beside it: what it was is due.',
      ildDiagnosedOn: ago(11),
      facts: [
        pft(ago(9), 3800, 86, dlco(68, 145)),
        pft(ago(1, 3), 3760, 85.3, dlco(55.2)),
        hrct(ago(9), 10),
        symptoms(addDays(ago(1, 3), 2), 'worse'),
      ],
    },
    {
      who: ['Jorun', 'Willow', '1966-08-08', 'female', 'ra'],
      story: 'Two equations and no height: nobody can compare the percents until it is measured.',
      ildDiagnosedOn: ago(14),
      facts: [
        pft(ago(12), 2600, 86, dlco(66, 129)),
        pft(ago(1), 2470, 77.5, {
          ...dlco(64, 130),
          laboratory: 'Satellite laboratory',
          referenceEquation: 'GLI 2012',
        }),
        hrct(ago(12), 9),
        symptoms(addDays(ago(1), 3), 'worse'),
      ],
    },
    {
      who: ['Kasimir', 'Yarrow', '1952-07-07', 'male', 'ssc', 170],
      story: 'Too breathless to blow: the test that could not be done is on record and satisfies nothing.',
      ildDiagnosedOn: ago(28),
      facts: [
        pft(ago(20), 1900, 56, dlco(38, 130)),
        pft(ago(13), 1880, 55.8, dlco(37, 131)),
        pft(ago(7), 1860, 55.5, dlco(36.4, 129)),
        {
          kind: 'pft',
          values: { testedOn: ago(0, 30), notDone: 'unable', bronchodilator: 'unknown' },
        },
        hrct(ago(20), 33),
        hrct(ago(8), 34, { fibrosisChange: 'stable', comparedWithOn: ago(20) }),
      ],
      acts: [
        {
          on: ago(0, 30),
          act: 'record',
          fact: {
            kind: 'oxygen-need',
            values: { on: ago(0, 30), litresPerMinute: 2, atRest: true, spo2: 90 },
          },
        },
      ],
    },
    {
      who: ['Liv', 'Zinnia', '1979-03-03', 'female', 'iim', 172],
      story: 'Diagnosed in the summer, scanned once: the second scan of the first half year is wanted.',
      ildDiagnosedOn: ago(6),
      facts: [
        pft(ago(5), 3200, 82, dlco(64, 133)),
        pft(ago(2), 3220, 82.6, dlco(65, 134)),
        hrct(ago(5), 13),
        symptoms(ago(2), 'improved'),
      ],
    },
  ];
}

interface StatusValue {
  readonly status: 'discharged' | 'transferred' | 'transplanted' | 'deceased';
  readonly reason: string;
  readonly receiver?: string;
}

function home(testedOn: IsoDate, fvcMl = 3400): FactInput {
  return {
    kind: 'pft',
    values: { testedOn, fvcMl, bronchodilator: 'unknown', setting: 'home', device: 'Home spirometer' },
  };
}
