import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, symptomFact, type TestClinic } from '@interstice/test-support';
import { ConflictError, NotFoundError } from '../errors.js';
import { newId } from '../new-id.js';
import { loadRecord } from '../record/load-records.js';
import { recordFact } from './record-fact.js';

const NOW = new Date('2026-03-02T09:00:00Z');

describe('recording a fact', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  const load = async (patientId: string) => {
    const loaded = await clinic.gateways.asUser(clinic.user, (query) => loadRecord(query, patientId));
    if (loaded === undefined) throw new Error('no record');
    return loaded;
  };

  it('stores millilitres and tenths exactly and makes the stored answers out of date', async () => {
    const patientId = await clinic.register({ heightCm: 162.5 });
    const before = await load(patientId);
    const { lineageId, id, unchanged } = await clinic.record(patientId, pftFact('2026-02-27', 2701, 80.1));

    const { record, recordRevision } = await load(patientId);
    expect({ unchanged, lineageId: id }).toEqual({ unchanged: false, lineageId });
    expect(recordRevision).toBe(before.recordRevision + 1);
    expect(record.pfts).toEqual([
      {
        lineageId,
        id,
        testedOn: '2026-02-27',
        fvc: 2701,
        fvcPctPred: 801,
        referenceEquation: 'GLI Global 2022',
        qualityGrade: 'A',
        bronchodilator: 'pre',
        setting: 'lab',
        laboratory: 'Test laboratory',
      },
    ]);
    expect(record.person.find((fact) => fact.kind === 'height')?.value).toEqual({ heightCm: 162.5 });
  });

  it('stores the same result once, however often and however concurrently it arrives (B-30)', async () => {
    const patientId = await clinic.register();
    const { recordRevision } = await load(patientId);
    const recorded = await Promise.all(
      Array.from({ length: 8 }, () => clinic.record(patientId, pftFact('2026-02-27', 2640, 70.4))),
    );

    expect(recorded.filter((one) => !one.unchanged)).toHaveLength(1);
    expect(new Set(recorded.map((one) => one.lineageId)).size).toBe(1);
    const after = await load(patientId);
    expect(after.record.pfts).toHaveLength(1);
    expect(after.recordRevision).toBe(recordRevision + 1);
  });

  it('recognises a result whose instant is written in another time zone', async () => {
    const patientId = await clinic.register();
    const at = (testedAt: string) =>
      clinic.record(patientId, {
        kind: 'pft',
        values: { testedOn: '2026-02-27', testedAt, fvcMl: 2640, bronchodilator: 'pre' },
      });
    const first = await at('2026-02-27T09:30:00+01:00');
    expect(await at('2026-02-27T08:30:00Z')).toMatchObject({ id: first.id, unchanged: true });
  });

  it('stores two tests of one day with different values', async () => {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2026-02-27', 2640));
    await clinic.record(patientId, pftFact('2026-02-27', 2650));
    expect((await load(patientId)).record.pfts).toHaveLength(2);
  });

  it('does not let an import bring back a withdrawn result, but lets a person enter it again', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, symptomFact('2026-02-27', 'worse'));
    await clinic.withdraw(patientId, 'symptom-report', lineageId);
    expect((await load(patientId)).record.symptomReports).toHaveLength(0);

    const imported = await clinic.record(patientId, symptomFact('2026-02-27', 'worse'), 'import');
    expect(imported).toMatchObject({ unchanged: true, lineageId });
    expect((await load(patientId)).record.symptomReports).toHaveLength(0);

    await clinic.record(patientId, symptomFact('2026-02-27', 'worse'), 'manual');
    expect((await load(patientId)).record.symptomReports).toHaveLength(1);
  });

  it('withdraws once: a second withdrawal changes nothing', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact('2026-02-27', 2640));
    expect(await clinic.withdraw(patientId, 'pft', lineageId)).toMatchObject({ unchanged: false });
    const { recordRevision } = await load(patientId);
    expect(await clinic.withdraw(patientId, 'pft', lineageId)).toMatchObject({ unchanged: true });
    expect((await load(patientId)).recordRevision).toBe(recordRevision);
  });

  it('corrects a person fact of the same day and adds one of another day (B-26)', async () => {
    const patientId = await clinic.register();
    const height = (on: string, heightCm: number) =>
      clinic.record(patientId, { kind: 'person-fact', values: { kind: 'height', on, value: { heightCm } } });
    const first = await height('2026-01-10', 165);
    const corrected = await height('2026-01-10', 156);
    const back = await height('2026-01-10', 165);
    const repeated = await height('2026-01-10', 165);
    const other = await height('2026-02-10', 164);

    expect(corrected).toMatchObject({ lineageId: first.lineageId, unchanged: false });
    expect(back).toMatchObject({ lineageId: first.lineageId, unchanged: false });
    expect(repeated).toMatchObject({ id: back.id, unchanged: true });
    expect(other.lineageId).not.toBe(first.lineageId);
    const heights = (await load(patientId)).record.person.filter((fact) => fact.kind === 'height');
    expect(heights.map((fact) => [fact.on, fact.value]).sort()).toEqual([
      ['2026-01-10', { heightCm: 165 }],
      ['2026-02-10', { heightCm: 164 }],
    ]);
  });

  it('refuses other values under a key that the sender has used', async () => {
    const patientId = await clinic.register();
    const context = { userId: clinic.user.userId, requestId: null, source: 'import', now: NOW } as const;
    const send = (fvcMl: number) =>
      clinic.gateways.asUser(clinic.user, (query) =>
        recordFact(query, patientId, pftFact('2026-02-27', fvcMl), context, 'order-77'),
      );
    await send(2640);
    expect(await send(2640)).toMatchObject({ unchanged: true });
    await expect(send(2700)).rejects.toThrow(ConflictError);
  });

  it('does not find a patient of another site', async () => {
    const patientId = await clinic.register();
    const elsewhere = { ...clinic.user, siteIds: [newId(NOW)] };
    const context = { userId: clinic.user.userId, requestId: null, source: 'manual', now: NOW } as const;
    await expect(
      clinic.gateways.asUser(elsewhere, (query) =>
        recordFact(query, patientId, pftFact('2026-02-27', 2640), context),
      ),
    ).rejects.toThrow(NotFoundError);
  });

  it('refuses a second patient with the same MRN at the site', async () => {
    await clinic.register({ mrn: 'TAKEN' });
    await expect(clinic.register({ mrn: 'TAKEN' })).rejects.toMatchObject({ code: 'mrn-taken', status: 409 });
  });

  it('leaves one audit event for each write, without values in it', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, pftFact('2026-02-27', 2647));
    const events = await clinic.gateways.asUser(clinic.user, (query) =>
      query<{ action: string; canonical: string; entityId: string; values: { fvcMl: number } }>(
        `SELECT action, canonical, entity_id AS "entityId", payload."values"
           FROM audit_event JOIN audit_payload AS payload ON payload.event_id = audit_event.id
          WHERE patient_id = $1 AND action = 'pft.recorded'`,
        [patientId],
      ),
    );
    expect(events).toMatchObject([{ entityId: lineageId, values: { fvcMl: 2647 } }]);
    expect(events[0]?.canonical).not.toContain('2647');
  });
});
