import { addDays, parseIsoDate, type PatientRecord, type SymptomChange } from '@interstice/clinical';
import fc from 'fast-check';
import { assessProgression } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { assessedSet, pft, recordOf, symptoms } from './record.spec-support.js';

const start = parseIsoDate('2023-01-01');
const anyDay = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(start, days));
const grade = fc.constantFrom('A', 'C', 'D', 'F', undefined);
const equation = fc.constantFrom('GLI-2012', 'GLI-Global-2022', undefined);
const anyPft = fc
  .tuple(
    anyDay,
    fc.integer({ min: 1500, max: 4000 }),
    fc.integer({ min: 400, max: 1100 }),
    fc.integer({ min: 0, max: 2 }),
    grade,
    equation,
  )
  .map(([on, ml, tenths, has, qualityGrade, referenceEquation]) => ({
    on,
    ...(has === 0 ? {} : { ml }),
    ...(has === 1 ? {} : { pct: tenths / 10 }),
    ...(qualityGrade === undefined ? {} : { qualityGrade }),
    ...(referenceEquation === undefined ? {} : { referenceEquation }),
  }));
const anyReport = fc.tuple(anyDay, fc.constantFrom<SymptomChange>('improved', 'stable', 'worse', 'unknown'));
const anyRecord = fc
  .tuple(fc.array(anyPft, { maxLength: 8 }), fc.array(anyReport, { maxLength: 6 }))
  .map(([pfts, reports]) =>
    recordOf({
      pfts: pfts.map(({ on, ...rest }, index) => pft(on, { ...rest, lineageId: `pft ${index}` })),
      symptoms: reports.map(([on, change], index) => symptoms(on, change, `report ${index}`)),
    }),
  );
const lastDay = (record: PatientRecord) =>
  [
    ...record.pfts.map(({ testedOn }) => testedOn),
    ...record.symptomReports.map(({ reportedOn }) => reportedOn),
    start,
  ]
    .sort()
    .at(-1) ?? start;

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
        fc.boolean(),
        (record, days, tenths, isReport) => {
          const on = addDays(lastDay(record), days);
          const more: PatientRecord = isReport
            ? { ...record, symptomReports: [...record.symptomReports, symptoms(on, 'improved')] }
            : { ...record, pfts: [...record.pfts, pft(on, { pct: tenths / 10, ml: tenths * 4 })] };
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

  it('finds no decline in a later test better than all before', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const on = addDays(lastDay(record), 30);
        const better = { ...record, pfts: [...record.pfts, pft(on, { pct: 150, ml: 9000 })] };
        for (const { id } of CRITERION_SETS) expect(assessedSet(better, id).verdict).not.toBe('met');
      }),
    );
  });

  it('keeps a settled verdict whatever the unknown symptoms turn out to be', () => {
    fc.assert(
      fc.property(
        anyRecord,
        fc.constantFrom<SymptomChange>('improved', 'stable', 'worse'),
        (record, change) => {
          const silent = { ...record, symptomReports: [] };
          const filled = { ...silent, symptomReports: [symptoms(lastDay(silent), change)] };
          for (const { id } of CRITERION_SETS) {
            const { verdict } = assessedSet(silent, id);
            if (verdict !== 'unknown') expect(assessedSet(filled, id).verdict).toBe(verdict);
          }
        },
      ),
    );
  });

  it('turns an unknown that lacks a symptom report into met when the report says worse', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        for (const { id } of CRITERION_SETS) {
          const set = assessedSet(record, id);
          if (!set.missing.some(({ what }) => what === 'symptom-report')) continue;
          const asked = {
            ...record,
            symptomReports: [...record.symptomReports, symptoms(addDays(lastDay(record), 1), 'worse')],
          };
          expect(assessedSet(asked, id).verdict).toBe('met');
        }
      }),
    );
  });
});
