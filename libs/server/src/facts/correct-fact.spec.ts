import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, symptomFact, type TestClinic } from '@interstice/test-support';
import { NotFoundError } from '../errors.js';
import { newId } from '../new-id.js';
import { correctFact, type Correction } from './correct-fact.js';
import { StaleFactError } from './fact-errors.js';
import type { FactInput } from './fact-input.js';
import { recordFact } from './record-fact.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const DAY = '2026-02-27';

describe('correcting a fact', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic({ connections: 8 });
  });
  afterAll(() => clinic.close());

  const correct = (
    patientId: string,
    lineageId: string,
    fact: FactInput,
    correction: Partial<Correction> = {},
  ) =>
    clinic.write((query, context) =>
      correctFact(query, patientId, lineageId, fact, { reason: 'misread', ...correction }, context),
    );
  const fvcOf = async (patientId: string) => (await clinic.load(patientId)).record.pfts.map(({ fvc }) => fvc);

  it('tells the second of two correctors which version stands now, and writes nothing', async () => {
    const patientId = await clinic.register();
    const seen = await clinic.record(patientId, pftFact(DAY, 2640));
    const first = await correct(patientId, seen.lineageId, pftFact(DAY, 2740), { versionId: seen.id });
    const { recordRevision } = await clinic.load(patientId);
    const second = correct(patientId, seen.lineageId, pftFact(DAY, 2840), { versionId: seen.id });

    await expect(second).rejects.toMatchObject({
      status: 409,
      code: 'fact-changed',
      lineageId: seen.lineageId,
      currentVersionId: first.id,
    });
    expect(await fvcOf(patientId)).toEqual([2740]);
    expect((await clinic.load(patientId)).recordRevision).toBe(recordRevision);
    const third = await correct(patientId, seen.lineageId, pftFact(DAY, 2840), { versionId: first.id });
    expect(third.unchanged).toBe(false);
    expect(await fvcOf(patientId)).toEqual([2840]);
  });

  it('answers a retry of the same correction with what stands', async () => {
    const patientId = await clinic.register();
    const seen = await clinic.record(patientId, pftFact(DAY, 2640));
    const send = () => correct(patientId, seen.lineageId, pftFact(DAY, 2740), { versionId: seen.id });
    const first = await send();
    expect(await send()).toEqual({ ...first, unchanged: true });
  });

  it('can go back to what was said first', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    await correct(patientId, lineageId, pftFact(DAY, 2740));
    await correct(patientId, lineageId, pftFact(DAY, 2640));
    expect(await fvcOf(patientId)).toEqual([2640]);
  });

  it('moves a fact to another day', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    await correct(patientId, lineageId, pftFact('2026-01-27', 2640));
    expect((await clinic.load(patientId)).record.pfts).toMatchObject([{ lineageId, testedOn: '2026-01-27' }]);
  });

  it('keeps limits that a laboratory prints apart from the result, and corrects them too', async () => {
    const patientId = await clinic.register();
    const blood = (high: number): FactInput => ({
      kind: 'blood-test',
      values: { collectedOn: DAY, alt: 28, referenceRanges: { alt: { high } } },
    });
    const { lineageId } = await clinic.record(patientId, blood(40));
    expect(await clinic.record(patientId, blood(45))).toMatchObject({ lineageId, unchanged: true });
    expect(await correct(patientId, lineageId, blood(45))).toMatchObject({ unchanged: false });
    expect(await correct(patientId, lineageId, blood(45))).toMatchObject({ unchanged: true });
    expect((await clinic.load(patientId)).record.bloodTests).toMatchObject([
      { referenceRanges: { alt: { high: 45 } } },
    ]);
  });

  it('refuses values that another result of the patient has, and names that one', async () => {
    const patientId = await clinic.register();
    const one = await clinic.record(patientId, pftFact(DAY, 2640));
    const other = await clinic.record(patientId, pftFact(DAY, 2740));
    await expect(correct(patientId, other.lineageId, pftFact(DAY, 2640))).rejects.toMatchObject({
      status: 409,
      code: 'same-result-stored',
      lineageId: one.lineageId,
    });
    await clinic.withdraw(patientId, 'pft', one.lineageId);
    expect(await correct(patientId, other.lineageId, pftFact(DAY, 2640))).toMatchObject({ unchanged: false });
  });

  it('refuses to correct what was withdrawn', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    await clinic.withdraw(patientId, 'pft', lineageId);
    await expect(correct(patientId, lineageId, pftFact(DAY, 2740))).rejects.toMatchObject({
      status: 409,
      code: 'fact-withdrawn',
    });
  });

  it('finds no fact of another kind, of another patient or of another site', async () => {
    const [patientId, otherId] = [await clinic.register(), await clinic.register()];
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    await expect(correct(patientId, lineageId, symptomFact(DAY, 'worse'))).rejects.toThrow(NotFoundError);
    await expect(correct(otherId, lineageId, pftFact(DAY, 2740))).rejects.toThrow(NotFoundError);
    const elsewhere = { ...clinic.user, siteIds: [newId(NOW)] };
    const context = { userId: clinic.user.userId, requestId: null, source: 'manual', now: NOW } as const;
    await expect(
      clinic.gateways.asUser(elsewhere, (query) =>
        correctFact(query, patientId, lineageId, pftFact(DAY, 2740), { reason: 'misread' }, context),
      ),
    ).rejects.toThrow(NotFoundError);
    expect(await fvcOf(patientId)).toEqual([2640]);
  });

  it('keeps a change within a treatment that stands', async () => {
    const patientId = await clinic.register();
    const course = (startedOn: string) =>
      clinic.record(patientId, {
        kind: 'treatment',
        values: { drug: 'rituximab', startedOn, indication: 'ild' },
      });
    const [first, second] = [await course('2025-01-01'), await course('2025-08-01')];
    const hold = (treatmentLineageId: string): FactInput => ({
      kind: 'treatment-change',
      values: { treatmentLineageId, on: '2025-09-01', kind: 'hold' },
    });
    await expect(clinic.record(patientId, hold(newId(NOW)))).rejects.toThrow(NotFoundError);
    const { lineageId } = await clinic.record(patientId, hold(first.lineageId));
    await correct(patientId, lineageId, hold(second.lineageId));
    const changes = async () =>
      new Map(
        (await clinic.load(patientId)).record.treatments.map((one) => [one.lineageId, one.changes.length]),
      );
    expect(await changes()).toEqual(
      new Map([
        [first.lineageId, 0],
        [second.lineageId, 1],
      ]),
    );
    await clinic.withdraw(patientId, 'treatment', second.lineageId);
    expect(await changes()).toEqual(new Map([[first.lineageId, 0]]));
    await expect(clinic.record(patientId, hold(second.lineageId))).rejects.toThrow(NotFoundError);
  });

  it('leaves one fact of a kind from a day about the person', async () => {
    const patientId = await clinic.register();
    const height = (on: string, heightCm: number): FactInput => ({
      kind: 'person-fact',
      values: { kind: 'height', on, value: { heightCm } },
    });
    await clinic.record(patientId, height('2026-01-10', 165));
    const { lineageId } = await clinic.record(patientId, height('2026-02-10', 156));
    await expect(correct(patientId, lineageId, height('2026-01-10', 164))).rejects.toMatchObject({
      code: 'same-day-stored',
    });
    await expect(
      correct(patientId, lineageId, {
        kind: 'person-fact',
        values: { kind: 'sex', on: '2026-02-10', value: { sex: 'male' } },
      }),
    ).rejects.toMatchObject({ status: 400, errors: [{ pointer: '/kind' }] });
    expect(await correct(patientId, lineageId, height('2026-02-11', 165))).toMatchObject({
      unchanged: false,
    });
  });

  it('gives the sender of a result its key back when the result is corrected or comes back', async () => {
    const patientId = await clinic.register();
    const send = (fvcMl: number, source: 'manual' | 'import' = 'import') =>
      clinic.write(
        (query, context) => recordFact(query, patientId, pftFact(DAY, fvcMl), context, 'order-77'),
        { source },
      );
    const { lineageId } = await send(2640);
    await correct(patientId, lineageId, pftFact(DAY, 2740));
    await expect(send(2840)).rejects.toMatchObject({ code: 'source-key-reused' });
    expect(await send(2640)).toMatchObject({ lineageId, unchanged: true });
    await clinic.withdraw(patientId, 'pft', lineageId);
    expect(await send(2740, 'import')).toMatchObject({ lineageId, unchanged: true });
    expect(await send(2740, 'manual')).toMatchObject({ unchanged: false });
  });

  it('lets one of eight correctors at once win and tells seven what stands', async () => {
    const patientId = await clinic.register();
    const seen = await clinic.record(patientId, pftFact(DAY, 2640));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        correct(patientId, seen.lineageId, pftFact(DAY, 2700 + index), { versionId: seen.id }),
      ),
    );
    const won = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const told = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(won).toHaveLength(1);
    expect(told).toHaveLength(7);
    for (const error of told) {
      expect(error).toBeInstanceOf(StaleFactError);
      expect(error).toMatchObject({ currentVersionId: won[0]?.id });
    }
    expect((await clinic.load(patientId)).record.pfts.map(({ id }) => id)).toEqual([won[0]?.id]);
  });
});
