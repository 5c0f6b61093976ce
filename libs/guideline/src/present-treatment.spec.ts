import { parseIsoDate, type PatientRecord, type Pft, type Treatment } from '@interstice/clinical';
import { beforeTreatmentLine } from './baseline-sentences.js';
import { change, exclusion, pft, recordOf, reviewed, treatment } from './record.spec-support.js';

const asOf = '2026-03-01';
const before = (record: PatientRecord, on = asOf) => {
  const found = reviewed(record, on).progression.beforeTreatment;
  if (!found) throw new Error('expected an answer');
  return found;
};
const told = (pfts: readonly Pft[], treatments: readonly Treatment[], values = true) =>
  beforeTreatmentLine(before(recordOf({ pfts, treatments })), { values }).text;

const first = pft('2024-01-10', { ml: 3200 });
const onTheDay = pft('2025-02-01', { ml: 3000 });
const newest = pft('2026-01-12', { ml: 2850 });
const TESTS = [first, pft('2024-10-10', { ml: 3100 }), onTheDay, pft('2025-08-01', { ml: 2700 }), newest];
const mycophenolate = treatment('2025-02-01');
/** Course, earlier and later test, fall in tenths of a percent, and why there is none. */
const row = (treatments: readonly Treatment[], pfts: readonly Pft[] = TESTS) => {
  const { course, test, pair, why } = before(recordOf({ pfts, treatments }));
  return [course?.startedOn, test?.on, pair?.later.on, pair?.declineTenths, why];
};

describe('The baseline before the present treatment', () => {
  it('is the latest test on or before its start, the day itself included, compared with the newest test', () => {
    expect(row([mycophenolate])).toEqual(['2025-02-01', '2025-02-01', '2026-01-12', 50, null]);
    expect(row([treatment('2025-01-31')])).toEqual(['2025-01-31', '2024-10-10', '2026-01-12', 80, null]);
  });

  it.each<[string, readonly Treatment[], string | undefined]>([
    ['the one started last of several that run', [treatment('2024-02-01'), mycophenolate], '2025-02-01'],
    [
      'the older one where the later one has been stopped',
      [treatment('2024-11-01'), treatment('2025-02-01', { stoppedOn: '2026-03-01' })],
      '2024-11-01',
    ],
    ['one that stops tomorrow', [treatment('2025-02-01', { stoppedOn: '2026-03-02' })], '2025-02-01'],
    ['no course for something else', [treatment('2025-02-01', { indication: 'ctd' })], undefined],
    [
      'one for nobody knows what, with a drug of the list',
      [treatment('2025-02-01', { indication: 'unknown' })],
      '2025-02-01',
    ],
    [
      'no steroid burst, though it was given for the ILD',
      [mycophenolate, treatment('2025-09-01', { drug: 'prednisolone' })],
      '2025-02-01',
    ],
    [
      'the course itself, whatever was changed, held or resumed since',
      [
        treatment('2025-02-01', {
          changes: [
            change('2025-06-01', 1500),
            change('2025-07-01', null, { kind: 'hold' }),
            change('2025-08-01', null, { kind: 'resume' }),
          ],
        }),
      ],
      '2025-02-01',
    ],
    [
      'the later course where a drug was stopped and begun anew',
      [treatment('2024-02-01', { stoppedOn: '2024-06-01' }), treatment('2025-02-01')],
      '2025-02-01',
    ],
    ['nothing that is only to begin', [treatment('2026-03-02')], undefined],
    ['nothing that was planned and never begun', [planned('2025-02-01')], undefined],
  ])('follows %s', (_, treatments, startedOn) => {
    expect(row(treatments)[0]).toBe(startedOn);
    if (startedOn === undefined) expect(row(treatments).at(-1)).toBe('no-treatment');
  });

  it('passes over a test of poor quality, one that was excluded and one that could not be done', () => {
    const pfts = [
      first,
      pft('2024-10-10', { ml: 3100, qualityGrade: 'D' }),
      pft('2024-12-10', { ml: 3050 }),
      pft('2025-01-20', { notDone: 'unable' }),
      newest,
    ];
    const record = recordOf({
      pfts,
      treatments: [mycophenolate],
      exclusions: [exclusion('pft 2024-12-10', '2025-01-01')],
    });
    expect(before(record).test?.on).toBe('2024-01-10');
  });

  it('takes the test of the series of the newest one, and compares no blow at home with the laboratory', () => {
    const pfts = [first, pft('2025-01-20', { ml: 2900, setting: 'home' }), newest];
    expect(row([mycophenolate], pfts)).toEqual(['2025-02-01', '2024-01-10', '2026-01-12', 109, null]);
    expect(row([mycophenolate], pfts.slice(1))).toEqual([
      '2025-02-01',
      '2025-01-20',
      undefined,
      undefined,
      'home-and-lab',
    ]);
  });

  it('says what it rests on: reported percents by one equation, else litres, never both', () => {
    const gli = (on: string, ml: number, pct: number, referenceEquation: string) =>
      pft(on, { ml, pct, referenceEquation });
    const measureOf = (earlier: string, later: string) =>
      before(
        recordOf({
          pfts: [gli('2025-01-10', 3000, 90, earlier), gli('2026-01-12', 2850, 80, later)],
          treatments: [mycophenolate],
        }),
      ).pair;
    expect(measureOf('GLI-2012', 'GLI-2012')).toMatchObject({ measure: 'reported-pct', declineTenths: 111 });
    expect(measureOf('GLI-2012', 'GLI-Global-2022')).toMatchObject({ measure: 'litres', declineTenths: 50 });
  });

  it.each<[string, readonly Pft[], readonly Treatment[], string]>([
    [
      'no treatment runs',
      TESTS,
      [],
      'No treatment for the ILD is running, so there is no test before one to compare with.',
    ],
    [
      'nothing was measured before',
      [newest],
      [mycophenolate],
      'No usable test was done on or before the start of the present treatment (mycophenolate mofetil, started on 1 Feb 2025).',
    ],
    [
      'all that was measured before is of poor quality',
      [pft('2025-01-10', { ml: 3000, qualityGrade: 'F' }), newest],
      [mycophenolate],
      'Every test before the present treatment (mycophenolate mofetil, started on 1 Feb 2025) is graded D or worse, which is never a baseline.',
    ],
    [
      'nothing has been measured since',
      [first, onTheDay],
      [mycophenolate],
      'The last usable test before the present treatment (mycophenolate mofetil, started on 1 Feb 2025) is that of 1 Feb 2025; none has been done since.',
    ],
    [
      'the two cannot be compared',
      [pft('2025-01-10', { pct: 90 }), newest],
      [mycophenolate],
      'The last usable test before the present treatment (mycophenolate mofetil, started on 1 Feb 2025) is that of 10 Jan 2025; it is not comparable with the latest one because the two tests share no measure that can be compared.',
    ],
  ])('is told as missing where %s', (_, pfts, treatments, words) => {
    expect(told(pfts, treatments)).toBe(words);
  });

  it('names the drug and the fall with values only (B-34)', () => {
    expect(told(TESTS, [mycophenolate])).toMatch(
      /^Since the last usable test before the present treatment \(mycophenolate mofetil, started on 1 Feb 2025\) FVC changed by -5\.0 %: FVC fell from 3000 mL /,
    );
    const without = told(TESTS, [mycophenolate], false);
    expect(without).toMatch(
      /^Since the last usable test before the present treatment \(started on 1 Feb 2025\)/,
    );
    expect(without).not.toMatch(/mycophenolate|3000|2850|5\.0/);
  });

  it('is looked for anew on the day on which the treatment stops', () => {
    const record = recordOf({
      pfts: TESTS,
      treatments: [treatment('2025-02-01', { stoppedOn: '2026-03-10' })],
    });
    expect(reviewed(record, asOf).nextReviewOn <= '2026-03-10').toBe(true);
    expect(before(record, '2026-03-10').why).toBe('no-treatment');
  });
});

function planned(on: string): Treatment {
  const { startedOn: _, ...course } = treatment(on);
  return { ...course, plannedStartOn: parseIsoDate(on) };
}
