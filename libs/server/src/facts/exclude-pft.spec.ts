import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, symptomFact, type TestClinic } from '@interstice/test-support';
import { NotFoundError } from '../errors.js';
import { correctFact } from './correct-fact.js';
import { excludePft, liftExclusion } from './exclude-pft.js';

const DAY = '2026-02-27';

describe('keeping a test out of judging', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    // It is the second of March there already.
    clinic = await openTestClinic({ timeZone: 'Asia/Tokyo', now: '2026-03-01T20:00:00Z' });
  });
  afterAll(() => clinic.close());

  const exclude = (patientId: string, lineageId: string, reason = 'coughed throughout') =>
    clinic.write((query, context) => excludePft(query, patientId, lineageId, reason, context));
  const lift = (patientId: string, lineageId: string) =>
    clinic.write((query, context) => liftExclusion(query, patientId, lineageId, context));
  const exclusionsOf = async (patientId: string) => (await clinic.load(patientId)).record.exclusions;

  it('is on record with its reason and the day it is at the site, and makes the answers out of date (B-11)', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    const { recordRevision } = await clinic.load(patientId);
    const { exclusionId } = await exclude(patientId, lineageId);
    expect(await exclusionsOf(patientId)).toEqual([
      { id: exclusionId, pftLineageId: lineageId, reason: 'coughed throughout', on: '2026-03-02' },
    ]);
    expect((await clinic.load(patientId)).recordRevision).toBe(recordRevision + 1);
    expect((await clinic.load(patientId)).record.pfts).toHaveLength(1);
  });

  it('stands once, with the first reason, until it is lifted, and can be done again', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    const { exclusionId } = await exclude(patientId, lineageId);
    const { recordRevision } = await clinic.load(patientId);
    expect(await exclude(patientId, lineageId, 'another reason')).toEqual({ exclusionId, unchanged: true });
    expect((await clinic.load(patientId)).recordRevision).toBe(recordRevision);

    expect(await lift(patientId, lineageId)).toEqual({ unchanged: false });
    expect(await lift(patientId, lineageId)).toEqual({ unchanged: true });
    expect(await exclusionsOf(patientId)).toEqual([]);
    expect((await exclude(patientId, lineageId)).unchanged).toBe(false);
    const history = await clinic.write((query) =>
      query(
        `SELECT lifted_at IS NOT NULL AS lifted, lifted_by IS NOT NULL AS "byPerson" FROM exclusion
              WHERE patient_id = $1 ORDER BY id`,
        [patientId],
      ),
    );
    expect(history).toHaveLength(2);
    expect(history).toContainEqual({ lifted: true, byPerson: true });
    expect(history).toContainEqual({ lifted: false, byPerson: false });
  });

  it('stays through a correction of the test and says nothing once the test is withdrawn', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    await exclude(patientId, lineageId);
    await clinic.write((query, context) =>
      correctFact(query, patientId, lineageId, pftFact(DAY, 2740), { reason: 'misread' }, context),
    );
    expect(await exclusionsOf(patientId)).toHaveLength(1);
    await clinic.withdraw(patientId, 'pft', lineageId);
    expect(await exclusionsOf(patientId)).toEqual([]);
    await expect(exclude(patientId, lineageId)).rejects.toMatchObject({ code: 'fact-withdrawn' });
  });

  it('finds no test of another patient and nothing that is no test', async () => {
    const [patientId, otherId] = [await clinic.register(), await clinic.register()];
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    const report = await clinic.record(patientId, symptomFact(DAY, 'worse'));
    await expect(exclude(otherId, lineageId)).rejects.toThrow(NotFoundError);
    await expect(exclude(patientId, report.lineageId)).rejects.toThrow(NotFoundError);
    await expect(lift(otherId, lineageId)).rejects.toThrow(NotFoundError);
  });

  it('is told in the trail, the reason apart from the event', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact(DAY, 2640));
    await exclude(patientId, lineageId);
    await lift(patientId, lineageId);
    const events = await clinic.write((query) =>
      query<{ action: string; canonical: string }>(
        `SELECT action, canonical, payload."values" FROM audit_event JOIN audit_payload AS payload ON event_id = id
          WHERE patient_id = $1 AND action LIKE 'pft.exclu%' ORDER BY action`,
        [patientId],
      ),
    );
    expect(events).toMatchObject([
      { action: 'pft.excluded', values: { reason: 'coughed throughout' } },
      { action: 'pft.exclusion-lifted', values: { reason: 'coughed throughout' } },
    ]);
    for (const { canonical } of events) expect(canonical).not.toContain('cough');
  });
});
