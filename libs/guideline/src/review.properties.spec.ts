import {
  addDays,
  daysBetween,
  parseIsoDate,
  type Analyte,
  type Ctd,
  type DecisionCode,
  type DrugCode,
  type FibrosisChange,
  type IsoDate,
  type PatientRecord,
  type PersonFact,
  type SymptomChange,
} from '@interstice/clinical';
import fc from 'fast-check';
import {
  bloodCount,
  change,
  comparedHrct,
  decision,
  diagnosis,
  exclusion,
  hrct,
  pft,
  PROTOCOL,
  recordOf,
  symptoms,
  treatment,
} from './record.spec-support.js';
import type { DueRule } from './review-result.js';
import { review } from './review.js';
import { BLOOD_PROTOCOLS, PROTOCOLS, protocolById } from './rule-set.js';

const start = parseIsoDate('2023-01-01');
const anyDay = fc.integer({ min: 0, max: 1400 }).map((days) => addDays(start, days));
// Few days, so that several tests of one day are common.
const testDay = fc.integer({ min: 0, max: 28 }).map((step) => addDays(start, step * 50));
const anyPft = fc.record(
  {
    on: testDay,
    pct: fc.integer({ min: 550, max: 900 }).map((tenths) => tenths / 10),
    ml: fc.integer({ min: 1800, max: 3200 }),
    qualityGrade: fc.constantFrom('A' as const, 'D' as const),
    setting: fc.constantFrom('lab' as const, 'home' as const),
    bronchodilator: fc.constantFrom('pre' as const, 'post' as const, 'unknown' as const),
    dlcoPct: fc.integer({ min: 400, max: 700 }).map((tenths) => tenths / 10),
    hbCorrected: fc.boolean(),
  },
  { requiredKeys: ['on'] },
);
const anyCourse = fc.record({
  on: anyDay,
  stopped: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
  drug: fc.constantFrom<DrugCode>(
    'mycophenolate-mofetil',
    'mycophenolic-acid',
    'methotrexate',
    'tocilizumab',
    'cyclophosphamide',
    'prednisolone',
  ),
  indication: fc.constantFrom('ild' as const, 'ctd' as const, 'unknown' as const),
  doses: fc.array(fc.tuple(fc.nat({ max: 500 }), fc.constantFrom(500, 1000, null)), { maxLength: 3 }),
});
const anyCount = fc.record({
  on: anyDay,
  neutrophils: fc.constantFrom(0.9, 1.3, 3),
  insufficient: fc.boolean(),
  without: fc.constantFrom<readonly Analyte[]>([], [], ['neutrophils']),
});
const earlier = (one: IsoDate, other: IsoDate): IsoDate => (one < other ? one : other);
const anyRecord: fc.Arbitrary<PatientRecord> = fc
  .tuple(
    anyDay,
    fc.array(anyPft, { maxLength: 7 }),
    fc.array(fc.tuple(anyDay, fc.constantFrom<SymptomChange>('improved', 'stable', 'worse', 'unknown')), {
      maxLength: 5,
    }),
    fc.array(fc.tuple(anyDay, fc.integer({ min: 5, max: 30 })), { maxLength: 2 }),
    fc.option(anyDay),
    fc.array(
      fc.tuple(
        anyDay,
        fc.constantFrom<FibrosisChange>('improved', 'stable', 'increased', 'unknown'),
        fc.option(anyDay, { nil: undefined }),
      ),
      { maxLength: 2 },
    ),
    fc.array(
      fc.tuple(
        anyDay,
        fc.constantFrom<DecisionCode>('escalated', 'accept-new-baseline', 'other-cause', 'watch-and-repeat'),
        fc.option(anyDay, { nil: undefined }),
      ),
      { maxLength: 2 },
    ),
    fc.option(fc.nat({ max: 6 }), { nil: undefined }),
    fc.record({
      courses: fc.array(anyCourse, { maxLength: 2 }),
      counts: fc.array(anyCount, { maxLength: 4 }),
      diagnosedOn: fc.option(anyDay, { nil: undefined }),
    }),
  )
  .map(([registeredOn, pfts, reports, scans, decidedOn, compared, decisions, excluded, more]) => {
    const tests = pfts.map(({ on, ...rest }, index) => pft(on, { ...rest, lineageId: `pft ${index}` }));
    // What is still to come would end the time in which nothing new is recorded.
    const last = addDays(start, 1400);
    return recordOf({
      registeredOn,
      pfts: tests,
      symptoms: reports.map(([on, change], index) => symptoms(on, change, `report ${index}`)),
      hrcts: [
        ...scans.map(([on, extent]) => hrct(on, extent)),
        ...compared.map(([on, change, since], index) => comparedHrct(on, change, since, `compared ${index}`)),
      ],
      decisions: [
        ...decisions.map(([on, code, baselineOn]) => decision(on, code, baselineOn)),
        ...(decidedOn === null || !tests[0] ? [] : [decision(decidedOn, 'escalated', tests[0].testedOn)]),
      ].map((one, index) => ({ ...one, lineageId: `decision ${index}`, id: `decision ${index} v1` })),
      treatments: more.courses.map(({ on, stopped, doses, ...course }, index) =>
        treatment(on, {
          ...course,
          lineageId: `treatment ${index}`,
          ...(stopped === undefined ? {} : { stoppedOn: earlier(addDays(on, stopped), last) }),
          changes: doses.map(([day, mg], place) =>
            change(earlier(addDays(on, day), last), mg, {
              lineageId: `change ${index} ${place}`,
              ...(mg === null ? { kind: 'hold' } : {}),
            }),
          ),
        }),
      ),
      bloodTests: more.counts.map(({ on, ...count }, index) =>
        bloodCount(on, { ...count, lineageId: `blood ${index}` }),
      ),
      person: more.diagnosedOn === undefined ? [] : [diagnosis(more.diagnosedOn)],
      exclusions: excluded === undefined ? [] : [exclusion(`pft ${excluded}`, start)],
    });
  });

/** What is asked for only while an answer could open an alert, or still counts (B-14). */
const isBounded = ({ ruleId }: DueRule): boolean => ruleId.endsWith('.for-progression');

/** What a site can choose: every protocol of surveillance with every one of the blood. */
const anyProtocol = fc.constantFrom(
  ...PROTOCOLS.flatMap(({ id }) => BLOOD_PROTOCOLS.map((blood) => protocolById(id, blood.id))),
);
/** What ACR/CHEST 2023 goes by. */
const anyDisease = fc
  .constantFrom<Ctd | undefined>('ssc', 'ra', 'sle', undefined)
  .map((primary): PersonFact[] =>
    primary === undefined
      ? []
      : [{ kind: 'ctd', lineageId: 'ctd', id: 'ctd v1', on: start, value: { primary, secondary: [] } }],
  );
const withDisease = (record: PatientRecord, disease: readonly PersonFact[]): PatientRecord => ({
  ...record,
  person: [...record.person, ...disease],
});

describe('Reviewing any record', () => {
  it('gives the same on every day before the next review', () => {
    fc.assert(
      fc.property(anyRecord, anyDay, fc.nat(), (record, asOf, some) => {
        const { nextReviewOn, ...today } = review(record, PROTOCOL, asOf);
        const rest = daysBetween(asOf, nextReviewOn);
        expect(rest).toBeGreaterThan(0);
        expect(rest).toBeLessThanOrEqual(90);
        for (const other of [addDays(nextReviewOn, -1), addDays(asOf, some % rest)]) {
          const { nextReviewOn: next, ...then } = review(record, PROTOCOL, other);
          expect(then).toEqual(today);
          expect(next >= nextReviewOn).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never lets go of an alert as time passes with no new fact (B-03)', () => {
    fc.assert(
      fc.property(anyRecord, fc.integer({ min: 1, max: 4000 }), (record, ahead) => {
        const asOf = addDays(start, 1401);
        const before = review(record, PROTOCOL, asOf).alerts;
        const after = review(record, PROTOCOL, addDays(asOf, ahead)).alerts;
        const lasting = (alerts: typeof before) =>
          alerts.map(({ mayOpen: _, notRepeatedSince: __, ...alert }) => alert);
        // What a drug is warned of after so many months comes with time; nothing goes with it.
        const known = new Map(before.map((alert) => [alert.key, alert]));
        expect(lasting(after.filter(({ key, kind }) => known.has(key) || kind !== 'drug'))).toEqual(
          lasting(before),
        );
        for (const alert of after) {
          const then = known.get(alert.key);
          expect(then === undefined || then.mayOpen || !alert.mayOpen).toBe(true);
        }
      }),
    );
  });

  it('keeps a test due, on the same days, until something is recorded, and lets only questions about progression end (B-21)', () => {
    fc.assert(
      fc.property(
        anyRecord,
        anyProtocol,
        anyDisease,
        fc.integer({ min: 1, max: 600 }),
        (drawn, protocol, disease, ahead) => {
          const record = withDisease(drawn, disease);
          const asOf = addDays(start, 1401);
          const dueOn = (on: typeof asOf) => review(record, protocol, on).dueItems;
          const before = dueOn(asOf);
          const after = dueOn(addDays(asOf, ahead));
          const named = ({ test, cycle }: (typeof before)[number]) => `${test} ${cycle}`;
          const stays = before.filter(({ rules }) => !rules.every(isBounded)).map(named);
          expect(before.map(named)).toEqual(expect.arrayContaining(after.map(named)));
          expect(after.map(named)).toEqual(expect.arrayContaining(stays));
          // Only the end of "progressive" and of such a question moves the days, and then outwards.
          for (const item of after)
            expect(
              item.closesOn >= (before.find((known) => named(known) === named(item))?.closesOn ?? ''),
            ).toBe(true);
        },
      ),
    );
  });

  it('always wants a PFT, and gives the same whatever the order of facts', () => {
    fc.assert(
      fc.property(anyRecord, anyProtocol, anyDisease, anyDay, (drawn, protocol, disease, asOf) => {
        const record = withDisease(drawn, disease);
        const result = review(record, protocol, asOf);
        expect(result.dueItems.filter(({ test }) => test === 'pft')).toHaveLength(1);
        expect(result.cannotJudge).toEqual([]);
        const reversed: PatientRecord = {
          ...record,
          pfts: record.pfts.toReversed(),
          hrcts: record.hrcts.toReversed(),
          symptomReports: record.symptomReports.toReversed(),
          progressionDecisions: record.progressionDecisions.toReversed(),
          bloodTests: record.bloodTests.toReversed(),
          exclusions: record.exclusions.toReversed(),
          person: record.person.toReversed(),
          treatments: record.treatments
            .map((course) => ({ ...course, changes: course.changes.toReversed() }))
            .toReversed(),
        };
        expect(review(reversed, protocol, asOf)).toEqual(result);
      }),
    );
  });

  it('counts every window from a day that was recorded (B-19)', () => {
    fc.assert(
      fc.property(anyRecord, anyDay, (record, asOf) => {
        const recorded = JSON.stringify(record);
        for (const { rules } of review(record, PROTOCOL, asOf).dueItems)
          for (const { because } of rules)
            for (const { on } of because) expect(recorded).toContain(`"${on}"`);
      }),
    );
  });

  it('gives an answer that survives JSON and does not hold the day', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const asOf = parseIsoDate('2031-07-19');
        const result = review(record, PROTOCOL, asOf);
        const text = JSON.stringify(result);
        expect(JSON.parse(text)).toEqual(result);
        expect(text).not.toContain(asOf);
      }),
    );
  });
});
