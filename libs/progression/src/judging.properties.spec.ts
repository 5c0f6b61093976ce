import {
  addDays,
  millilitres,
  pctPredFromTenths,
  type FibrosisChange,
  type PatientRecord,
  type Pft,
  type SymptomChange,
} from '@interstice/clinical';
import fc from 'fast-check';
import { anyRecord } from './any-record.spec-support.js';
import { assessProgression } from './assess-progression.js';
import { JUDGED_SETS } from './criterion-sets.rules.js';
import { comparedHrct, symptoms } from './record.spec-support.js';

const judged = (record: PatientRecord) => assessProgression(record, JUDGED_SETS);

/** Every value of a test higher by so many tenths of a percent and tens of millilitres. */
const raised = (test: Pft, by: number): Pft => ({
  ...test,
  ...(test.fvc === undefined ? {} : { fvc: millilitres(test.fvc + by * 10) }),
  ...(test.fvcPctPred === undefined ? {} : { fvcPctPred: pctPredFromTenths(test.fvcPctPred + by) }),
  ...(test.dlcoPctPred === undefined ? {} : { dlcoPctPred: pctPredFromTenths(test.dlcoPctPred + by) }),
});

describe('Judging by every definition and advisory', () => {
  it('keeps a settled verdict whatever several reports, or several scans, say where there were none', () => {
    const said = fc.tuple(
      fc.nat({ max: 900 }),
      fc.constantFrom<SymptomChange>('improved', 'stable', 'worse'),
      fc.constantFrom<FibrosisChange>('improved', 'stable', 'increased'),
    );
    fc.assert(
      fc.property(
        anyRecord,
        fc.constantFrom('symptomReports', 'hrcts'),
        fc.array(said, { minLength: 1, maxLength: 3 }),
        (record, kind, answers) => {
          const silent = { ...record, [kind]: [] };
          const before = judged(silent);
          const { judgedOn } = before;
          if (judgedOn === null) return;
          const filled = answers.map(([ago, change, fibrosis], index) => {
            const on = addDays(judgedOn, -ago);
            return kind === 'hrcts'
              ? comparedHrct(on, fibrosis, addDays(on, -90), `filled ${index}`)
              : symptoms(on, change, `filled ${index}`);
          });
          const after = judged({ ...silent, [kind]: filled }).sets;
          before.sets.forEach(({ verdict, criteria }, index) => {
            if (verdict !== 'unknown') expect(after[index]?.verdict).toBe(verdict);
            criteria.forEach((criterion, place) => {
              if (criterion.verdict !== 'unknown')
                expect(after[index]?.criteria[place]?.verdict).toBe(criterion.verdict);
            });
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('meets nothing by a better latest test that a worse one did not meet', () => {
    fc.assert(
      fc.property(anyRecord, fc.integer({ min: 1, max: 300 }), (record, by) => {
        const before = judged(record);
        const last = before.judgedOn;
        const better = {
          ...record,
          pfts: record.pfts.map((test) => (test.testedOn === last ? raised(test, by) : test)),
        };
        const after = judged(better).sets;
        before.sets.forEach((set, index) => {
          if (set.verdict !== 'met') expect(after[index]?.verdict).not.toBe('met');
        });
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same whatever the order of its facts', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const reversed = {
          ...record,
          pfts: record.pfts.toReversed(),
          symptomReports: record.symptomReports.toReversed(),
          hrcts: record.hrcts.toReversed(),
          oxygenNeeds: record.oxygenNeeds.toReversed(),
          progressionDecisions: record.progressionDecisions.toReversed(),
          exclusions: record.exclusions.toReversed(),
        };
        expect(judged(reversed)).toEqual(judged(record));
      }),
    );
  });

  it('gives the same whichever of the two units DLCO was recorded in', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const [si, traditional] = (['mmol/min/kPa', 'mL/min/mmHg'] as const).map((dlcoUnit) =>
          judged({
            ...record,
            pfts: record.pfts.map((test) => (test.dlcoPctPred === undefined ? test : { ...test, dlcoUnit })),
          }),
        );
        expect(traditional).toEqual(si);
      }),
    );
  });

  it('gives the same, so many days on, when every day is moved by as many whole cycles of the calendar', () => {
    // 400 Gregorian years are 146 097 days: every month is as long as it was, 400 years later.
    const cycle = 146_097;
    fc.assert(
      fc.property(anyRecord, (record) => {
        const moved = JSON.parse(
          JSON.stringify(record).replace(/"(\d{4}-\d\d-\d\d)"/g, (_, day: string) =>
            JSON.stringify(addDays(day as Parameters<typeof addDays>[0], cycle)),
          ),
        ) as PatientRecord;
        const verdicts = (one: PatientRecord) => judged(one).sets.map(({ verdict }) => verdict);
        expect(verdicts(moved)).toEqual(verdicts(record));
      }),
    );
  });
});
