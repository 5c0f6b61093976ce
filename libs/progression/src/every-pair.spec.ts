import {
  addDays,
  parseIsoDate,
  type DecisionCode,
  type FibrosisChange,
  type IsoDate,
  type PersonFact,
  type SymptomChange,
} from '@interstice/clinical';
import fc from 'fast-check';
import { assessSet } from './assess-set.js';
import { JUDGED_SETS } from './criterion-sets.rules.js';
import { judgeByEveryPair } from './every-pair.spec-support.js';
import { progressionTimeline } from './progression-timeline.js';
import { comparedHrct, decision, exclusion, pft, recordOf, symptoms } from './record.spec-support.js';

const start = parseIsoDate('2022-01-01');

/** Days coincide, of tests and of findings. */
const tenthDay = fc.nat({ max: 100 }).map((tens) => tens * 10);

/** Values lie close together, so that thresholds, ties and disagreeing measures are common. */
const anyTest = fc.record(
  {
    day: tenthDay,
    ml: fc.integer({ min: 54, max: 64 }).map((fifties) => fifties * 50),
    pct: fc.integer({ min: 68, max: 86 }),
    dlcoPct: fc.integer({ min: 40, max: 60 }),
    hbCorrected: fc.boolean(),
    qualityGrade: fc.constantFrom('A', 'C', 'D', 'F'),
    referenceEquation: fc.constantFrom('GLI-2012', 'GLI-Global-2022'),
    dlcoReferenceEquation: fc.constantFrom('GLI-2017'),
    laboratory: fc.constantFrom('ground floor', 'elsewhere'),
    setting: fc.constantFrom('lab', 'home'),
    bronchodilator: fc.constantFrom('pre', 'post', 'unknown'),
  },
  { requiredKeys: ['day'] },
);
const anyDay = tenthDay.map((days) => addDays(start, days));
const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const anyRecord = (tests: { readonly minLength: number; readonly maxLength: number }) =>
  fc
    .record({
      tests: fc.array(anyTest, { ...tests, size: 'max' }),
      // Most records are of one series: pairs are what is to be found.
      oneSeries: fc.boolean(),
      reports: fc.array(
        fc.tuple(anyDay, fc.constantFrom<SymptomChange>('improved', 'stable', 'worse', 'unknown')),
        { maxLength: 6 },
      ),
      scans: fc.array(
        fc.tuple(
          anyDay,
          fc.constantFrom<FibrosisChange>('improved', 'stable', 'increased'),
          sometimes(anyDay),
        ),
        { maxLength: 3 },
      ),
      decisions: fc.array(
        fc.tuple(anyDay, fc.constantFrom<DecisionCode>('escalated', 'other-cause'), sometimes(anyDay)),
        { maxLength: 1 },
      ),
      acted: sometimes(fc.tuple(anyDay, fc.nat({ max: 12 }))),
      excluded: sometimes(fc.nat({ max: 12 })),
      heightCm: sometimes(fc.integer({ min: 150, max: 190 })),
    })
    .map(({ tests: given, oneSeries, reports, scans, decisions, acted, excluded, heightCm }) => ({
      ...recordOf({
        pfts: given.map(({ day, setting, bronchodilator, ...values }, index) =>
          pft(addDays(start, day), {
            ...values,
            ...(oneSeries || setting === undefined ? {} : { setting }),
            ...(oneSeries || bronchodilator === undefined ? {} : { bronchodilator }),
            lineageId: `pft ${index}`,
          }),
        ),
        symptoms: reports.map(([on, change], index) => symptoms(on, change, `report ${index}`)),
        hrcts: scans.map(([on, change, since], index) => comparedHrct(on, change, since, `scan ${index}`)),
        decisions: [
          ...decisions.map(([on, code, baselineOn]) => decision(on, code, baselineOn)),
          ...(acted === undefined ? [] : [actedOn(acted[0], given[acted[1]]?.day)]),
        ],
        exclusions: excluded === undefined ? [] : [exclusion(`pft ${excluded}`, start)],
      }),
      person: heightCm === undefined ? [] : personOf(heightCm),
    }));

/** Somebody whose percents can be recomputed. */
const personOf = (heightCm: number): PersonFact[] => {
  const of = (kind: string) => ({ on: start, lineageId: kind, id: `${kind} v1` });
  return [
    { kind: 'sex', value: { sex: 'male' }, ...of('sex') },
    { kind: 'birth-date', value: { birthDate: parseIsoDate('1960-05-05') }, ...of('birth date') },
    { kind: 'height', value: { heightCm }, ...of('height') },
  ];
};

/** A decision on a pair whose later test is of that day; on the day of deciding, when there is none. */
const actedOn = (on: IsoDate, testDay?: number) =>
  decision(on, 'accept-new-baseline', testDay === undefined ? on : addDays(start, testDay));

describe('Finding falls without comparing each pair', () => {
  it.each([
    ['short series', { minLength: 0, maxLength: 12 }, 200],
    ['series long enough to be halved', { minLength: 30, maxLength: 70 }, 25],
  ])('judges %s as comparing each pair does (B-10, B-11)', (_, tests, numRuns) => {
    const seen = { met: 0, nearMisses: 0, provisional: 0 };
    fc.assert(
      fc.property(anyRecord(tests), (record) => {
        const timeline = progressionTimeline(record);
        for (const set of JUDGED_SETS) {
          const { verdict, criteria, nearMisses, story } = assessSet(timeline, set);
          const { formerStories, ...plain } = judgeByEveryPair(record, set);
          expect({
            verdict,
            criteria: criteria.map((one) => ({ verdict: one.verdict, pair: one.pair })),
            nearMisses,
            story,
          }).toEqual(plain);
          seen.met += Number(story.supported);
          seen.nearMisses += nearMisses.length;
          seen.provisional += Number(story.certainty === 'provisional');
        }
      }),
      { numRuns, seed: 20_261_124, endOnFailure: true },
    );
    // Otherwise the records would say little.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(numRuns / 20);
  });
});
