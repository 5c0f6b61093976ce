import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseIsoDate, type PatientRecord } from '@interstice/clinical';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { correctFact } from '../facts/correct-fact.js';
import { samplesOf } from '../facts/every-kind.spec-support.js';
import { excludePft, liftExclusion } from '../facts/exclude-pft.js';
import { liftOverride, setOverride } from '../facts/override-interval.js';
import { FACT_KINDS } from '../facts/fact-tables.js';
import { reassignFact } from '../facts/reassign-fact.js';
import { recordFact } from '../facts/record-fact.js';
import { withdrawFact } from '../facts/withdraw-fact.js';
import { mergePatients } from '../patients/merge-patients.js';
import { undoMerge } from '../patients/undo-merge.js';
import { loadRecord } from './load-records.js';

/** Something is done at noon of each day; questions are asked in the evening. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const evening = (day: string) => new Date(`${day}T20:00:00Z`);
const DAY = '2026-02-27';

describe('the record as it was known', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic({ now: '2026-03-01T12:00:00Z' });
  });
  afterAll(() => clinic.close());

  it.each(FACT_KINDS)('holds of a %s what stood then: nothing, first, corrected, withdrawn', async (kind) => {
    const patientId = await clinic.register();
    const course = await clinic.record(patientId, {
      kind: 'treatment',
      values: { drug: 'rituximab', startedOn: '2025-05-01', indication: 'ctd' },
    });
    const [wrong, right] = samplesOf(kind, course.lineageId);
    const { lineageId, id } = await clinic.write(
      (query, context) => recordFact(query, patientId, wrong, context),
      { now: noon('2026-03-02') },
    );
    const load = async (knownAt?: Date) =>
      inOrder((await clinic.load(patientId, knownAt === undefined ? {} : { knownAt })).record);
    const first = await load();
    const corrected = await clinic.write(
      (query, context) => correctFact(query, patientId, lineageId, right, { reason: 'misread' }, context),
      { now: noon('2026-03-03') },
    );
    const second = await load();
    await clinic.write(
      (query, context) => withdrawFact(query, patientId, kind, lineageId, 'entered twice', context),
      { now: noon('2026-03-04') },
    );
    const empty = await load();

    expect(JSON.stringify(first)).toContain(id);
    expect(JSON.stringify(second)).toContain(corrected.id);
    expect(await load(evening('2026-03-01'))).toEqual(empty);
    expect(await load(evening('2026-03-02'))).toEqual(first);
    expect(await load(evening('2026-03-03'))).toEqual(second);
    expect(await load(evening('2026-03-04'))).toEqual(empty);
    // On the instant itself it is known.
    expect(await load(noon('2026-03-02'))).toEqual(first);
    expect(await load(new Date(noon('2026-03-02').getTime() - 1))).toEqual(empty);
    expect(await load(noon('2026-03-03'))).toEqual(second);
    expect(await load(noon('2026-03-04'))).toEqual(empty);
  });

  it('holds an exclusion from when it was made until it was lifted', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    await clinic.write((query, context) => excludePft(query, patientId, lineageId, 'coughed', context), {
      now: noon('2026-03-02'),
    });
    await clinic.write((query, context) => liftExclusion(query, patientId, lineageId, context), {
      now: noon('2026-03-03'),
    });
    const known = async (day: string) =>
      (await clinic.load(patientId, { knownAt: evening(day) })).record.exclusions.map(({ on }) => on);
    expect(await known('2026-03-01')).toEqual([]);
    expect(await known('2026-03-02')).toEqual(['2026-03-02']);
    expect(await known('2026-03-03')).toEqual([]);
  });

  it('holds the interval that a physician set from when it was set until it was replaced or lifted', async () => {
    const patientId = await clinic.register();
    const yearly = {
      test: 'pft',
      every: { months: 12 },
      until: parseIsoDate('2027-03-02'),
      reason: 'stable',
    } as const;
    const { every: _, ...ofTheTest } = yearly;
    const stopped = { ...ofTheTest, stop: 'declined' } as const;
    const at = (day: string) => ({ now: noon(day) });
    await clinic.write((query, context) => setOverride(query, patientId, yearly, context), at('2026-03-02'));
    await clinic.write((query, context) => setOverride(query, patientId, stopped, context), at('2026-03-03'));
    await clinic.write((query, context) => liftOverride(query, patientId, 'pft', context), at('2026-03-04'));
    const known = async (day: string) =>
      (await clinic.load(patientId, { knownAt: evening(day) })).record.overrides;
    const common = { id: expect.any(String) };
    expect(await known('2026-03-01')).toEqual([]);
    expect(await known('2026-03-02')).toEqual([{ ...common, ...yearly, setOn: '2026-03-02' }]);
    expect(await known('2026-03-03')).toEqual([{ ...common, ...stopped, setOn: '2026-03-03' }]);
    expect(await known('2026-03-04')).toEqual([]);
  });

  it('holds a fact at the patient at whom it was thought to be then', async () => {
    const [fromPatientId, toPatientId] = [await clinic.register(), await clinic.register()];
    const { lineageId } = await clinic.record(fromPatientId, pftFact(DAY, 2640));
    await clinic.write(
      (query, context) =>
        reassignFact(
          query,
          { fromPatientId, toPatientId, kind: 'pft', lineageId, reason: 'wrong chart' },
          context,
        ),
      { now: noon('2026-03-03') },
    );
    const known = async (day: string) =>
      Promise.all(
        [fromPatientId, toPatientId].map(
          async (id) => (await clinic.load(id, { knownAt: evening(day) })).record.pfts.length,
        ),
      );
    expect(await known('2026-03-02')).toEqual([1, 0]);
    expect(await known('2026-03-03')).toEqual([0, 1]);
  });

  it('holds two patients as one from the merge until it was undone', async () => {
    const [keptPatientId, mergedPatientId] = [await clinic.register(), await clinic.register()];
    await clinic.record(mergedPatientId, pftFact(DAY, 2640));
    const { mergeId } = await clinic.write(
      (query, context) =>
        mergePatients(query, { keptPatientId, mergedPatientId, reason: 'one person' }, context),
      { now: noon('2026-03-02') },
    );
    await clinic.write(
      (query, context) => undoMerge(query, { keptPatientId, mergeId, reason: 'two people' }, context),
      { now: noon('2026-03-03') },
    );
    const known = async (day: string) => {
      const asKnown = { knownAt: evening(day) };
      const [kept, merged] = [
        await clinic.load(keptPatientId, asKnown),
        await clinic.load(mergedPatientId, asKnown),
      ];
      return [kept.record.pfts.length, merged.record.pfts.length, merged.record.mergedInto];
    };
    expect(await known('2026-03-01')).toEqual([0, 1, undefined]);
    expect(await known('2026-03-02')).toEqual([1, 0, keptPatientId]);
    expect(await known('2026-03-03')).toEqual([0, 1, undefined]);
  });

  it('is not there before the patient was entered', async () => {
    const patientId = await clinic.register();
    const load = (knownAt: Date) =>
      clinic.gateways.asUser(clinic.user, (query) => loadRecord(query, patientId, { knownAt }));
    expect(await load(new Date('2026-03-01T11:59:59Z'))).toBeUndefined();
    expect(await load(new Date('2026-03-01T12:00:00Z'))).toBeDefined();
  });
});

/** Order of the arrays of a record carries no meaning. */
function inOrder(record: PatientRecord): unknown {
  return Object.fromEntries(
    Object.entries(record).map(([name, facts]: [string, unknown]) => [
      name,
      Array.isArray(facts) ? facts.map((fact) => JSON.stringify(fact)).sort() : facts,
    ]),
  );
}
