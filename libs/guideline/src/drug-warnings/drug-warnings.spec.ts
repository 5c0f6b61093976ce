import { addDays, parseIsoDate, type PatientRecord } from '@interstice/clinical';
import fc from 'fast-check';
import { explainAbsence } from '../explain-absence.js';
import { explainAlert } from '../explain-alert.js';
import { change, day, recordOf, reviewed, statusOf, treatment } from '../record.spec-support.js';
import type { AlertFinding } from '../review-result.js';
import {
  ASKED_ON,
  disease,
  keptUntil,
  prednisone,
  THREE_WARNINGS_RECORD,
} from './drug-warning-records.spec-support.js';
import { DRUG_WARNING_CASES } from './drug-warnings.cases.js';
import { drugAnswer, drugStated } from './drug-warnings.spec-support.js';
import { DRUG_WARNINGS } from './drug-warnings.rules.js';

const warningsOn = (record: PatientRecord, on: string): readonly AlertFinding[] =>
  reviewed(record, on).alerts.filter(({ kind }) => kind === 'drug');
const keysOn = (record: PatientRecord, on: string): string[] => warningsOn(record, on).map(({ key }) => key);
const [antifibrotic] = warningsOn(THREE_WARNINGS_RECORD, ASKED_ON);

describe('Standing warnings about drugs (T-03, T-08, X-01, X-02, X-03, X-05, B-33)', () => {
  it.each(DRUG_WARNING_CASES)('$name', (given) => {
    expect(drugAnswer(given)).toEqual(drugStated(given));
  });

  it('tells exactly three in the example, each once, with what the source says and what speaks against it', () => {
    const told = warningsOn(THREE_WARNINGS_RECORD, ASKED_ON).map((alert) =>
      explainAlert(alert, { values: true }),
    );
    expect(told.map(({ headline }) => headline)).toEqual([
      'Nintedanib beside mycophenolate mofetil without documented progression, since 1 Oct 2025.',
      'Prednisone for longer than 3 months, since 1 Nov 2025.',
      'Prednisone in systemic sclerosis with ILD, since 1 Nov 2025.',
    ]);
    expect(told[2]?.lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Strong recommendation against glucocorticoids as first-line .* above 15 mg/),
        'The dose is 20 mg a day of prednisone or its equivalent: above 15 mg a day.',
        expect.stringMatching(/^Not checked: pregnancy, allergy, infection, renal and hepatic function/),
      ]),
    );
    expect(told[0]?.lines.flatMap(({ cites }) => cites.flatMap(({ ids }) => ids ?? []))).toEqual(
      expect.arrayContaining(['X-05', 'E-05', 'E-03']),
    );
  });

  it('names neither drug, dose nor what it is for to those who read no values (B-34)', () => {
    for (const { record } of DRUG_WARNING_CASES) {
      const result = reviewed(record, ASKED_ON);
      const told = JSON.stringify([
        ...warningsOn(record, ASKED_ON).map((alert) => explainAlert(alert, { values: false })),
        ...DRUG_WARNINGS.map(({ id }) =>
          explainAbsence({ alert: id }, result, day(ASKED_ON), { values: false }),
        ),
      ]);
      expect(told).not.toMatch(
        /The dose is|on hold|given for|mofetil|nintedanib|\\bprednisone runs|Prednisone|Prednisolone|Nerandomilast|Infliximab/,
      );
    }
  });

  it('ends with the stop of the course and not with a change of its dose, a hold or a day that passes', () => {
    const [steroid] = THREE_WARNINGS_RECORD.treatments;
    if (!steroid) throw new Error('no such course');
    const withSteroid = (given: Partial<typeof steroid>): PatientRecord => ({
      ...THREE_WARNINGS_RECORD,
      treatments: [{ ...steroid, ...given }, ...THREE_WARNINGS_RECORD.treatments.slice(1)],
    });
    const lowered = withSteroid({ changes: [change('2026-02-01', 5, { timesPerDay: 1 })] });
    expect(keysOn(lowered, ASKED_ON)).toEqual(keysOn(THREE_WARNINGS_RECORD, ASKED_ON));
    expect(keysOn(THREE_WARNINGS_RECORD, '2029-03-01')).toEqual(keysOn(THREE_WARNINGS_RECORD, ASKED_ON));
    expect(keysOn(withSteroid({ stoppedOn: day('2026-02-27') }), ASKED_ON)).toEqual([antifibrotic?.key]);
  });

  it('speaks with the record of somebody who was discharged, and neither of a graft nor of the dead (B-27)', () => {
    const as = (status: Parameters<typeof statusOf>[0]): PatientRecord => ({
      ...THREE_WARNINGS_RECORD,
      person: [...THREE_WARNINGS_RECORD.person, statusOf(status, '2026-02-01')],
    });
    expect(keysOn(as('discharged'), ASKED_ON)).toHaveLength(3);
    expect(keysOn(as('transplanted'), ASKED_ON)).toEqual([]);
    expect(keysOn(as('deceased'), ASKED_ON)).toEqual([]);
  });

  it('knows the day to which it was decided to keep the drug, and is reviewed on it (B-33)', () => {
    const record = keptUntil('2026-03-10');
    const before = reviewed(record, '2026-03-01');
    expect(before.nextReviewOn).toBe('2026-03-10');
    expect(before.alerts[0]?.evidence.drug?.reviewReachedOn).toBeUndefined();
    const [reached] = warningsOn(record, '2026-03-10');
    expect(reached?.evidence.drug?.reviewReachedOn).toBe('2026-03-10');
    expect(reached && explainAlert(reached, { values: false }).lines[0]?.text).toMatch(
      /^Review date reached: .* on 10 Mar 2026/,
    );
  });

  it('counts a decision of another course not, nor one that is still to come', () => {
    const kept = keptUntil('2026-02-01');
    const [decided] = kept.warningDecisions;
    if (!decided) throw new Error('no decision');
    const of = (given: Partial<typeof decided>): PatientRecord => ({
      ...kept,
      warningDecisions: [{ ...decided, ...given }],
    });
    const reachedOn = (record: PatientRecord) =>
      warningsOn(record, ASKED_ON)[0]?.evidence.drug?.reviewReachedOn;
    expect(reachedOn(kept)).toBe('2026-02-01');
    expect(reachedOn(of({ key: 'drug.leflunomide:another' }))).toBeUndefined();
    expect(reachedOn(of({ decidedOn: day('2026-03-02') }))).toBeUndefined();
  });

  it('goes by the last decision about any course of an exposure, and of one day by the sooner one (B-28, B-33)', () => {
    const taken = (lineageId: string, startedOn: string) =>
      treatment(startedOn, { drug: 'prednisone', lineageId });
    const reachedOn = (...decisions: readonly [course: string, decidedOn: string, reviewOn: string][]) => {
      const record = {
        ...recordOf({ treatments: [taken('former', '2025-06-01'), taken('present', '2025-11-01')] }),
        warningDecisions: decisions.map(([course, decidedOn, reviewOn]) => ({
          key: `drug.glucocorticoid-long:${course}`,
          decidedOn: day(decidedOn),
          reviewOn: day(reviewOn),
        })),
      };
      const [warning] = warningsOn(record, '2026-03-01');
      expect(warning?.key).toBe('drug.glucocorticoid-long:former');
      return warning?.evidence.drug?.reviewReachedOn;
    };
    expect(reachedOn(['present', '2025-12-01', '2026-02-01'])).toBe('2026-02-01');
    const former = ['former', '2025-11-01', '2026-01-01'] as const;
    expect(reachedOn([...former], ['present', '2025-12-01', '2026-04-01'])).toBeUndefined();
    expect(reachedOn(['present', '2025-12-01', '2026-04-01'], [...former])).toBeUndefined();
    expect(reachedOn([...former], ['present', '2025-11-01', '2026-04-01'])).toBe('2026-01-01');
  });

  it('is reviewed on the day named for a course that is gone, since the decision may go on with this one (B-33)', () => {
    const kept = keptUntil('2026-03-10');
    const gone = kept.warningDecisions.map((decision) => ({ ...decision, key: 'drug.leflunomide:gone' }));
    const result = reviewed({ ...kept, warningDecisions: gone }, '2026-03-01');
    expect(result.nextReviewOn).toBe('2026-03-10');
    const ofOther = gone.map((decision) => ({ ...decision, key: 'drug.methotrexate:gone' }));
    expect(reviewed({ ...kept, warningDecisions: ofOther }, '2026-03-01').nextReviewOn).not.toBe(
      '2026-03-10',
    );
  });

  it('says why there is none: what was looked at, and what would settle it', () => {
    const record = { ...THREE_WARNINGS_RECORD, person: [] };
    const told = (rule: string) =>
      explainAbsence({ alert: rule }, reviewed(record, ASKED_ON), day(ASKED_ON), { values: true });
    expect(told('drug.glucocorticoid-ssc')).toMatchObject({
      headline: 'No warning: A glucocorticoid in systemic sclerosis with ILD.',
      missing: [{ what: 'ctd' }],
    });
    expect(told('drug.leflunomide').lines[0]?.text).toBe('No course of it runs or is planned.');
    expect(told('drug.glucocorticoid-long').headline).toMatch(/^Prednisone for longer than 3 months, since/);
  });
});

const start = parseIsoDate('2023-01-01');
const anyDay = fc.integer({ min: 0, max: 1000 }).map((days) => addDays(start, days));
const anyCourse = fc.record({
  on: anyDay,
  lasts: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
  drug: fc.constantFrom(
    'prednisone',
    'prednisolone',
    'nintedanib',
    'pirfenidone',
    'mycophenolate-mofetil',
    'abatacept',
  ),
});
const anyRecord = fc
  .record({ courses: fc.array(anyCourse, { maxLength: 5 }), known: fc.constantFrom('ssc', 'ra', undefined) })
  .map(({ courses, known }): PatientRecord => ({
    ...THREE_WARNINGS_RECORD,
    person: known === undefined ? [] : [disease(known)],
    treatments: courses.map(({ on, lasts, drug }, index) =>
      treatment(on, {
        drug,
        lineageId: `course ${index}`,
        ...(lasts === undefined ? {} : { stoppedOn: addDays(on, lasts) }),
      }),
    ),
  }));

describe('Warnings about drugs of any record', () => {
  it('are the same whatever the order of courses, each once, and none without a course that runs', () => {
    fc.assert(
      fc.property(anyRecord, anyDay, (record, asOf) => {
        const keys = keysOn(record, asOf);
        expect(new Set(keys).size).toBe(keys.length);
        const reversed = { ...record, treatments: record.treatments.toReversed() };
        expect(reviewed(reversed, asOf)).toEqual(reviewed(record, asOf));
        const running = record.treatments.filter(
          ({ startedOn = asOf, stoppedOn }) =>
            startedOn <= asOf && (stoppedOn === undefined || stoppedOn > asOf),
        );
        const planned = record.treatments.filter(({ startedOn = asOf }) => startedOn > asOf);
        if (running.length + planned.length === 0) expect(keys).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('never end as time passes with nothing recorded', () => {
    fc.assert(
      fc.property(anyRecord, fc.integer({ min: 1, max: 3000 }), (record, ahead) => {
        const asOf = addDays(start, 1301);
        expect(keysOn(record, addDays(asOf, ahead))).toEqual(expect.arrayContaining(keysOn(record, asOf)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('The dose that a warning tells', () => {
  it('is converted before it is told', () => {
    const record = {
      ...THREE_WARNINGS_RECORD,
      treatments: [prednisone('2026-02-01', 16, { drug: 'methylprednisolone' })],
    };
    const [alert] = warningsOn(record, ASKED_ON);
    expect(alert && explainAlert(alert, { values: true }).lines.map(({ text }) => text)).toContain(
      'The dose is about 20 mg a day of prednisone or its equivalent: above 15 mg a day.',
    );
  });
});
