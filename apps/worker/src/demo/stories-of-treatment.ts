import { addDays, addMonths, type IsoDate } from '@interstice/clinical';
import type { FactInput } from '@interstice/server';
import type { DemoAct } from './demo-patient.js';
import { cbc, course, dlco, hrct, liverTests, pft, symptoms, visit } from './fact-writing.js';
import { agoFrom, type Telling, type Who } from './story-writing.js';

/** Patients on drugs: mycophenolate in every phase of its ladder, and what else makes a test due. */
export function storiesOfTreatment(today: IsoDate): Telling[] {
  const ago = agoFrom(today);
  const mycophenolate = 'mycophenolate-mofetil';
  /** Calm lungs under treatment, so that what is due comes from the drug. */
  const calm = (
    who: Who,
    story: string,
    facts: readonly FactInput[],
    acts: readonly DemoAct[] = [],
  ): Telling => ({
    who,
    story,
    ildDiagnosedOn: ago(18),
    facts: [
      pft(ago(15), 2900, 82, dlco(64, 132)),
      pft(ago(9), 2890, 82, dlco(64, 131)),
      pft(ago(3), 2880, 82.1, dlco(63.6, 133)),
      hrct(ago(15), 15),
      hrct(ago(4), 15, { fibrosisChange: 'stable', comparedWithOn: ago(15) }),
      symptoms(ago(3), 'stable'),
      visit(ago(3), 'joint'),
      ...facts,
    ],
    acts,
  });
  const weeks = (start: IsoDate, ...numbers: number[]) =>
    numbers.map((week) => cbc(addDays(start, week * 7)));
  /** Counts by the label until a number of months, then every three months. */
  const ladder = (start: IsoDate, until: IsoDate): FactInput[] => {
    const days = [7, 14, 21, 28, 43, 58, 73, 88];
    const monthly = [4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 18, 21, 24, 27, 30, 33].map((month) =>
      addMonths(start, month),
    );
    return [...days.map((day) => addDays(start, day)), ...monthly]
      .filter((on) => on <= until)
      .map((on) => cbc(on));
  };
  const increased = course(mycophenolate, ago(14));
  const held = course(mycophenolate, ago(10));
  const stopped = course(mycophenolate, ago(11));
  return [
    calm(
      ['Maja', 'Acacia', '1972-04-09', 'female', 'ssc', 169],
      'Second week of mycophenolate: a count is due every week.',
      [course(mycophenolate, ago(0, 17)), ...weeks(ago(0, 17), 1, 2)],
    ),
    calm(
      ['Nils', 'Alder', '1963-10-20', 'male', 'ra', 179],
      'Third month of mycophenolate: a count is due twice a month.',
      [course(mycophenolate, ago(2, 10)), ...ladder(ago(2, 10), ago(0, 4))],
    ),
    calm(
      ['Olena', 'Anise', '1975-02-02', 'female', 'iim', 165],
      'Seventh month of mycophenolate: a count is due every month.',
      [course(mycophenolate, ago(7)), ...ladder(ago(7), ago(0, 25))],
    ),
    calm(
      ['Piotr', 'Barley', '1957-07-13', 'male', 'ssc', 175],
      'Third year of mycophenolate: a count every two to four months for as long as it runs.',
      [course(mycophenolate, ago(31)), ...ladder(ago(31), ago(1))],
    ),
    calm(
      ['Qamar', 'Basil', '1969-09-29', 'female', 'mctd', 160],
      'Mycophenolate was increased seven weeks ago: the ladder began anew.',
      [increased, ...ladder(ago(14), ago(2)), cbc(ago(0, 40)), cbc(ago(0, 33)), cbc(ago(0, 26))],
      [
        {
          on: ago(14),
          act: 'change-treatment',
          treatment: increased,
          change: { on: ago(14), kind: 'dose', doseAmount: 500, doseUnit: 'mg', timesPerDay: 2 },
        },
        {
          on: ago(0, 47),
          act: 'change-treatment',
          treatment: increased,
          change: { on: ago(0, 47), kind: 'dose', doseAmount: 1000, doseUnit: 'mg', timesPerDay: 2 },
        },
      ],
    ),
    calm(
      ['Ragnar', 'Borage', '1960-01-08', 'male', 'ssc', 183],
      'Mycophenolate is held for an infection: a hold is no stop, counts go on.',
      [held, ...ladder(ago(10), ago(0, 20))],
      [
        {
          on: ago(0, 20),
          act: 'change-treatment',
          treatment: held,
          change: { on: ago(0, 20), kind: 'hold', reason: 'Pneumonia.' },
        },
        {
          on: ago(0, 20),
          act: 'record',
          fact: {
            kind: 'caution',
            values: { on: ago(0, 20), kind: 'infection', note: 'Pneumonia, antibiotics.' },
          },
        },
      ],
    ),
    calm(
      ['Sunniva', 'Caraway', '1978-06-16', 'female', 'ssc', 167],
      'Mycophenolate was stopped for low neutrophils: a count inside the limits is still awaited.',
      [stopped, ...ladder(ago(11), ago(1)), cbc(ago(0, 18), { neutrophils: 1.1, wbc: 2.8 })],
      [
        {
          on: ago(0, 17),
          act: 'correct',
          fact: stopped,
          to: course(mycophenolate, ago(11), { stoppedOn: ago(0, 17), stopReason: 'adverse-event' }),
          reason: 'Stopped.',
        },
      ],
    ),
    calm(
      ['Teodor', 'Chicory', '1965-03-15', 'male', 'ra', 174],
      'The last count came without neutrophils: partly done, still due.',
      [course(mycophenolate, ago(16)), ...ladder(ago(16), ago(5)), partial(ago(0, 9))],
    ),
    calm(
      ['Undine', 'Cicely', '1971-08-24', 'female', 'iim', 170],
      'The last sample was clotted: it satisfies nothing.',
      [
        course(mycophenolate, ago(20)),
        ...ladder(ago(20), ago(5)),
        { kind: 'blood-test', values: { collectedOn: ago(0, 6), insufficient: true } },
      ],
    ),
    calm(
      ['Vilma', 'Cosmos', '1964-11-01', 'female', 'ssc', 162],
      'Mycophenolic acid for five months, and no count for two: overdue.',
      [course('mycophenolic-acid', ago(5)), ...ladder(ago(5), ago(2, 5))],
    ),
    calm(
      ['Wim', 'Crocus', '1959-05-20', 'male', 'ssc', 178],
      'Nintedanib since half a year: the scan that shows the response is due.',
      [course('nintedanib', ago(7)), ...liverTests(ago(7), ago(0, 5))],
    ),
    calm(
      ['Yasemin', 'Cumin', '1974-12-03', 'female', 'iim', 164],
      'A burst of steroids, which asks for no scan, beside rituximab.',
      [
        course('prednisolone', ago(5), {
          stoppedOn: ago(4),
          stopReason: 'plan-completed',
          indication: 'ctd',
        }),
        course('rituximab', ago(9), { route: 'intravenous' }),
        cbc(ago(6)),
        cbc(ago(3)),
      ],
    ),
    calm(
      ['Ylva', 'Dill', '1977-05-18', 'female', 'ra', 168],
      'Came with mycophenolate already running and no count: the first one is wanted.',
      [course(mycophenolate, ago(24))],
    ),
    {
      who: ['Aurel', 'Fern', '1955-11-28', 'male', 'sjd', 173],
      story: 'The last scan says no extent of fibrosis: severity hangs on its reading.',
      ildDiagnosedOn: ago(16),
      facts: [
        pft(ago(15), 3300, 84, dlco(66, 139)),
        pft(ago(8), 3290, 84.3, dlco(65.5, 140)),
        pft(ago(2), 3280, 84.5, dlco(65, 138)),
        { kind: 'hrct', values: { performedOn: ago(8), pattern: 'NSIP', fibrosisChange: 'unknown' } },
        symptoms(ago(2), 'stable'),
      ],
    },
    calm(
      ['Zdenek', 'Dahlia', '1962-06-11', 'male', 'ra', 171],
      'Mycophenolate is planned for next week, renal function is reduced.',
      [],
      [
        {
          on: ago(0, 10),
          act: 'record',
          fact: {
            kind: 'treatment',
            values: { drug: mycophenolate, plannedStartOn: addDays(today, 7), indication: 'ild' },
          },
        },
        {
          on: ago(0, 10),
          act: 'record',
          fact: { kind: 'caution', values: { on: ago(0, 10), kind: 'renal', note: 'eGFR 41' } },
        },
      ],
    ),
    {
      who: ['Hosni', 'Larkspur', '1963-02-17', 'male', 'ssc', 174],
      story:
        'Fell before the clinic used Interstice and was treated then: history, possibly answered by tocilizumab.',
      ildDiagnosedOn: ago(47),
      facts: [
        pft(ago(44), 3500, 84, dlco(66, 141)),
        pft(ago(38), 3450, 83.1, dlco(65, 140)),
        pft(ago(32), 3080, 74.5, dlco(60, 139)),
        pft(ago(26), 3100, 75.3, dlco(60, 141)),
        ...[20, 14, 8, 2].map((months) => pft(ago(months), 3090, 75.4, dlco(60, 140))),
        hrct(ago(44), 13),
        hrct(ago(31), 13, { fibrosisChange: 'stable', comparedWithOn: ago(44) }),
        symptoms(ago(2), 'stable'),
        course('tocilizumab', ago(30), { route: 'subcutaneous' }),
        ...[28, 26, 24, 21, 18, 15, 12, 9, 6, 2].map((months) => cbc(ago(months))),
      ],
    },
  ];
}

function partial(collectedOn: IsoDate): FactInput {
  return {
    kind: 'blood-test',
    values: { collectedOn, wbc: 5.2, haemoglobin: 129, platelets: 231, laboratory: 'Satellite laboratory' },
  };
}
