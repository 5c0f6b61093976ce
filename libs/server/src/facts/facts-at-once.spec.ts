import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { mergePatients } from '../patients/merge-patients.js';
import { correctFact } from './correct-fact.js';
import { excludePft, liftExclusion } from './exclude-pft.js';
import { reassignFact } from './reassign-fact.js';
import type { RecordedFact } from './record-fact.js';
import { withdrawFact } from './withdraw-fact.js';

const DAY = '2026-02-27';

/** Eight people at once, each with a connection of their own. */
describe('eight at once', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic({ connections: 8 });
  });
  afterAll(() => clinic.close());

  const eightTimes = <T>(work: (index: number) => Promise<T>) =>
    Promise.allSettled(Array.from({ length: 8 }, (_, index) => work(index)));
  const fulfilled = <T>(outcomes: readonly PromiseSettledResult<T>[]): T[] =>
    outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const rejected = (outcomes: readonly PromiseSettledResult<unknown>[]): unknown[] =>
    outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const standing = async (patientIds: readonly string[]) =>
    (await Promise.all(patientIds.map((id) => clinic.load(id)))).map(({ record }) => record.pfts.length);
  const reassign = (fromPatientId: string, toPatientId: string, lineageId: string) =>
    clinic.write((query, context) =>
      reassignFact(
        query,
        { fromPatientId, toPatientId, kind: 'pft', lineageId, reason: 'wrong chart' },
        context,
      ),
    );

  it('posting different results lose none', async () => {
    const patientId = await clinic.register();
    const { recordRevision } = await clinic.load(patientId);
    const posted = await eightTimes((index) => clinic.record(patientId, pftFact(DAY, 2600 + index)));
    expect(fulfilled(posted).filter(({ unchanged }) => !unchanged)).toHaveLength(8);
    const after = await clinic.load(patientId);
    expect(after.record.pfts).toHaveLength(8);
    expect(after.recordRevision).toBe(recordRevision + 8);
  });

  it('withdrawing one result withdraw it once', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    const outcomes = await eightTimes(() => clinic.withdraw(patientId, 'pft', lineageId));
    expect(fulfilled(outcomes).filter(({ unchanged }) => !unchanged)).toHaveLength(1);
    expect(rejected(outcomes)).toEqual([]);
  });

  it('moving one result to eight patients: one gets it, seven are told that it is gone', async () => {
    const fromId = await clinic.register();
    const others: string[] = [];
    for (let index = 0; index < 8; index += 1) others.push(await clinic.register());
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    const outcomes = await eightTimes((index) => reassign(fromId, others[index] ?? '', lineageId));
    expect(fulfilled(outcomes)).toHaveLength(1);
    for (const error of rejected(outcomes)) expect(error).toMatchObject({ code: 'fact-withdrawn' });
    const counts = await standing([fromId, ...others]);
    expect(counts[0]).toBe(0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('moving results between two patients both ways neither lock each other out nor lose one', async () => {
    const [one, other] = [await clinic.register(), await clinic.register()];
    const own: RecordedFact[] = [];
    for (let index = 0; index < 4; index += 1) {
      own.push(await clinic.record(one, pftFact(DAY, 2600 + index)));
      own.push(await clinic.record(other, pftFact(DAY, 2700 + index)));
    }
    const outcomes = await eightTimes((index) => {
      const { lineageId } = own[index] ?? { lineageId: '' };
      return index % 2 === 0 ? reassign(one, other, lineageId) : reassign(other, one, lineageId);
    });
    expect(rejected(outcomes)).toEqual([]);
    expect(await standing([one, other])).toEqual([4, 4]);
  });

  it('excluding one test exclude it once', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    const outcomes = await eightTimes((index) =>
      clinic.write((query, context) => excludePft(query, patientId, lineageId, `reason ${index}`, context)),
    );
    expect(fulfilled(outcomes).filter(({ unchanged }) => !unchanged)).toHaveLength(1);
    expect(new Set(fulfilled(outcomes).map(({ exclusionId }) => exclusionId)).size).toBe(1);
  });

  it('doing eight different things to one result leave one answer, and every step on record', async () => {
    const [fromId, toId] = [await clinic.register(), await clinic.register()];
    const seen = await clinic.record(fromId, pftFact(DAY, 2640));
    const { lineageId } = seen;
    const correct = (fvcMl: number) =>
      clinic.write((query, context) =>
        correctFact(
          query,
          fromId,
          lineageId,
          pftFact(DAY, fvcMl),
          { reason: 'misread', versionId: seen.id },
          context,
        ),
      );
    const steps: (() => Promise<unknown>)[] = [
      () => correct(2700),
      () => correct(2701),
      () => reassign(fromId, toId, lineageId),
      () =>
        clinic.write((query, context) =>
          withdrawFact(query, fromId, 'pft', lineageId, 'entered twice', context),
        ),
      () => clinic.write((query, context) => excludePft(query, fromId, lineageId, 'coughed', context)),
      () => clinic.write((query, context) => liftExclusion(query, fromId, lineageId, context)),
      () => clinic.record(fromId, pftFact(DAY, 2640), 'import'),
      () => clinic.record(fromId, pftFact(DAY, 2640), 'import'),
    ];
    const outcomes = await Promise.allSettled(steps.map((step) => step()));
    for (const error of rejected(outcomes)) {
      expect(error).toMatchObject({ status: 409, code: expect.stringMatching(/^fact-(changed|withdrawn)$/) });
    }
    // It was either withdrawn here or moved there, never both; the file brought nothing back.
    const [left, arrived] = await standing([fromId, toId]);
    const [ends] = await clinic.write((query) =>
      query<{ withdrawn: number; moved: number; heads: number; versions: number }>(
        `SELECT (SELECT count(*) FROM fact_action WHERE patient_id = $1 AND kind = 'withdrawn') AS withdrawn,
                (SELECT count(*) FROM fact_action WHERE patient_id = $1 AND kind = 'moved-away') AS moved,
                (SELECT count(*) FROM pft WHERE patient_id = $1 AND superseded_at IS NULL) AS heads,
                (SELECT count(*) FROM pft WHERE patient_id = $1) AS versions`,
        [fromId],
      ),
    );
    expect(left).toBe(0);
    expect(arrived).toBe(ends?.moved);
    expect((ends?.withdrawn ?? 0) + (ends?.moved ?? 0)).toBe(1);
    expect(ends?.heads).toBe(1);
    const corrected = outcomes.slice(0, 2).filter(({ status }) => status === 'fulfilled').length;
    expect(ends?.versions).toBe(1 + corrected);
  });

  it('posting to a patient while the patient is merged away: everything is at the kept one or refused', async () => {
    const [keptPatientId, mergedPatientId] = [await clinic.register(), await clinic.register()];
    const outcomes = await eightTimes<unknown>((index) =>
      index === 3
        ? clinic.write((query, context) =>
            mergePatients(query, { keptPatientId, mergedPatientId, reason: 'one person' }, context),
          )
        : clinic.record(mergedPatientId, pftFact(DAY, 2600 + index)),
    );
    for (const error of rejected(outcomes)) expect(error).toMatchObject({ code: 'patient-merged' });
    expect(await standing([mergedPatientId, keptPatientId])).toEqual([0, fulfilled(outcomes).length - 1]);
  });
});
