import {
  addDays,
  pctPredFromTenths,
  type FibrosisChange,
  type IsoDate,
  type PatientRecord,
  type SymptomChange,
} from '@interstice/clinical';
import fc from 'fast-check';
import { anyRecord, lastDay, withLater } from './any-record.spec-support.js';
import { assessProgression } from './assess-progression.js';
import { conditionsOf } from './compiled-set.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { assessedSet, comparedHrct, pft, symptoms } from './record.spec-support.js';

describe('Judging any record', () => {
  it('gives the same whatever the order of its facts', () => {
    fc.assert(
      fc.property(anyRecord, fc.func(fc.integer()), (record, key) => {
        const shuffled = <Fact extends { readonly id: string }>(facts: readonly Fact[]): Fact[] =>
          [...facts].sort((first, second) => key(first.id) - key(second.id));
        const other = {
          ...record,
          pfts: shuffled(record.pfts),
          symptomReports: shuffled(record.symptomReports),
          hrcts: shuffled(record.hrcts),
          oxygenNeeds: shuffled(record.oxygenNeeds),
          progressionDecisions: shuffled(record.progressionDecisions),
          exclusions: shuffled(record.exclusions),
        };
        expect(assessProgression(other, CRITERION_SETS)).toEqual(assessProgression(record, CRITERION_SETS));
      }),
    );
  });

  it('survives JSON', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const assessed = assessProgression(record, CRITERION_SETS);
        expect(JSON.parse(JSON.stringify(assessed))).toEqual(assessed);
      }),
    );
  });

  it('never takes back, by a later fact, what was once met', () => {
    fc.assert(
      fc.property(
        anyRecord,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 1500 }),
        fc.constantFrom('report', 'scan', 'test'),
        (record, days, tenths, what) => {
          const more = withLater(record, what, addDays(lastDay(record), days), tenths);
          for (const { id, window } of CRITERION_SETS) {
            const before = assessedSet(record, id).story;
            const after = assessedSet(more, id).story;
            expect(after.supported || !before.supported).toBe(true);
            if (before.supported) expect(after.firstMetOn).toBe(before.firstMetOn);
            // The limbs of an old decline make way for those of a new one, but never for a test that shows nothing.
            if (window === null || after.lastMetOn === before.lastMetOn)
              expect(after.criteria).toEqual(expect.arrayContaining([...before.criteria]));
          }
        },
      ),
    );
  });

  it('never lets the need for oxygen decide what is met: it only makes a fall certain (B-11)', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const silent = { ...record, oxygenNeeds: [] };
        for (const { id } of CRITERION_SETS) {
          const [one, other] = [assessedSet(record, id), assessedSet(silent, id)];
          const { certainty, certainFall, oxygen: beside, unrepeated, facts, ...met } = one.story;
          expect({ ...one, story: met, formerCertainFalls: [] }).toMatchObject({
            verdict: other.verdict,
            criteria: other.criteria,
            nearMisses: other.nearMisses,
            story: {
              firstMetOn: other.story.firstMetOn,
              lastMetOn: other.story.lastMetOn,
              worst: other.story.worst,
            },
          });
          if (other.story.certainty !== 'provisional') expect(certainty).toBe(other.story.certainty);
          if (certainty !== other.story.certainty) expect(beside?.alone).toBe(true);
          expect(facts).toEqual(expect.arrayContaining([...other.story.facts]));
          if (certainFall === null) expect(unrepeated).toEqual(other.story.unrepeated);
        }
      }),
    );
  });

  it('never makes a fall provisional again that has a rising need for oxygen beside it', () => {
    fc.assert(
      fc.property(
        anyRecord,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 1500 }),
        fc.constantFrom('report', 'scan', 'test', 'need'),
        (record, days, tenths, what) => {
          const more = withLater(record, what, addDays(lastDay(record), days), tenths);
          for (const { id } of CRITERION_SETS) {
            const before = assessedSet(record, id).story;
            const after = assessedSet(more, id).story;
            if (before.oxygen === null || after.lastMetOn !== before.lastMetOn) continue;
            expect(after.certainty).toBe('confirmed');
            expect(after.oxygen?.rise).toEqual(before.oxygen.rise);
          }
        },
      ),
    );
  });

  it('finds no decline in a later test better than all before', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const on = addDays(lastDay(record), 30);
        const better = { ...record, pfts: [...record.pfts, pft(on, { pct: 150, ml: 9000 })] };
        for (const { id, criteria } of CRITERION_SETS) {
          const byFalls = criteria.filter((criterion) =>
            conditionsOf(criterion).some((one) => 'measure' in one),
          );
          for (const criterion of byFalls) {
            const judged = assessedSet(better, id).criteria.find(
              ({ criterionId }) => criterionId === criterion.id,
            );
            // DLCO of another test may still have fallen.
            if (judged?.pair?.measure !== 'dlco-pct') expect(judged?.verdict).not.toBe('met');
          }
        }
      }),
    );
  });

  it('keeps a settled verdict whatever unknown symptoms and scans turn out to say', () => {
    fc.assert(
      fc.property(
        anyRecord,
        fc.constantFrom<SymptomChange>('improved', 'stable', 'worse'),
        fc.constantFrom<FibrosisChange>('improved', 'stable', 'increased'),
        (record, change, fibrosis) => {
          const silent = { ...record, symptomReports: [], hrcts: [] };
          const on = assessProgression(silent, CRITERION_SETS).judgedOn;
          if (on === null) return;
          const filled = {
            ...silent,
            symptomReports: [symptoms(on, change)],
            hrcts: [comparedHrct(on, fibrosis, addDays(on, -90))],
          };
          for (const { id } of CRITERION_SETS) {
            const { verdict, criteria } = assessedSet(silent, id);
            const after = assessedSet(filled, id);
            if (verdict !== 'unknown') expect(after.verdict).toBe(verdict);
            criteria.forEach((criterion, index) => {
              if (criterion.verdict !== 'unknown')
                expect(after.criteria[index]?.verdict).toBe(criterion.verdict);
            });
          }
        },
      ),
    );
  });

  it('keeps a settled verdict whatever haemoglobin turns out to have done to DLCO', () => {
    fc.assert(
      fc.property(
        anyRecord,
        fc.array(fc.integer({ min: 300, max: 900 }), { minLength: 8, maxLength: 8 }),
        (record, corrected) => {
          const uncorrected = {
            ...record,
            pfts: record.pfts.map((test) => ({ ...test, hbCorrected: false })),
          };
          const filled = {
            ...record,
            pfts: record.pfts.map((test, index) =>
              test.dlcoPctPred === undefined
                ? test
                : { ...test, hbCorrected: true, dlcoPctPred: pctPredFromTenths(corrected[index] ?? 500) },
            ),
          };
          const { verdict } = assessedSet(uncorrected, 'ppf-2022');
          if (verdict !== 'unknown') expect(assessedSet(filled, 'ppf-2022').verdict).toBe(verdict);
        },
      ),
    );
  });

  it('is met by the one fact that it calls missing, when that fact says the worst', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const on = askedOn(record);
        if (on === null) return;
        for (const { id } of CRITERION_SETS) {
          for (const { what } of assessedSet(record, id).missing) {
            if (what === 'symptom-report')
              expect(verdictWith(record, id, { symptomReports: [symptoms(on, 'worse', 'asked')] })).toBe(
                'met',
              );
            if (what === 'hrct-comparison')
              expect(
                verdictWith(record, id, { hrcts: [comparedHrct(on, 'increased', addDays(on, -1), 'asked')] }),
              ).toBe('met');
          }
        }
      }),
    );
  });

  it('calls a symptom report missing whenever that alone would meet it', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const on = askedOn(record);
        if (on === null) return;
        for (const { id } of CRITERION_SETS) {
          const { verdict, missing } = assessedSet(record, id);
          const asked = verdictWith(record, id, { symptomReports: [symptoms(on, 'worse', 'asked')] });
          const answers = record.symptomReports.every(({ change }) => change === 'unknown');
          if (answers && verdict === 'unknown' && asked === 'met')
            expect(missing.map(({ what }) => what)).toContain('symptom-report');
        }
      }),
    );
  });
});

/** The last day judged, on which a fact moves no window; null where a decision names a later day as the start. */
function askedOn(record: PatientRecord): IsoDate | null {
  const { judgedOn, findingsAfter } = assessProgression(record, CRITERION_SETS);
  return judgedOn !== null && findingsAfter !== null && findingsAfter >= judgedOn ? null : judgedOn;
}

type Added = Partial<Pick<PatientRecord, 'symptomReports' | 'hrcts'>>;

function verdictWith(
  record: PatientRecord,
  setId: string,
  { symptomReports = [], hrcts = [] }: Added,
): string {
  return assessedSet(
    {
      ...record,
      symptomReports: [...record.symptomReports, ...symptomReports],
      hrcts: [...record.hrcts, ...hrcts],
    },
    setId,
  ).verdict;
}
