import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, symptomFact, type TestClinic } from '@interstice/test-support';
import { NotFoundError } from '../errors.js';
import { newId } from '../new-id.js';
import { mergePatients } from '../patients/merge-patients.js';
import { reassignFact } from './reassign-fact.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const DAY = '2026-02-27';

describe('giving a fact to another patient', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  const pair = async () => [await clinic.register(), await clinic.register()] as const;
  const reassign = (fromPatientId: string, toPatientId: string, lineageId: string) =>
    clinic.write((query, context) =>
      reassignFact(
        query,
        { fromPatientId, toPatientId, kind: 'pft', lineageId, reason: 'wrong chart' },
        context,
      ),
    );

  it('refuses the same patient, and what was withdrawn', async () => {
    const [fromId, toId] = await pair();
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    await expect(reassign(fromId, fromId, lineageId)).rejects.toMatchObject({
      status: 400,
      errors: [{ pointer: '/toPatientId' }],
    });
    await clinic.withdraw(fromId, 'pft', lineageId);
    await expect(reassign(fromId, toId, lineageId)).rejects.toMatchObject({ code: 'fact-withdrawn' });
  });

  it('finds neither patient at a site that the person does not see, and moves between sites they see', async () => {
    const elsewhere = await openTestClinic({ database: clinic.database });
    const [fromId, toId] = [await clinic.register(), await elsewhere.register()];
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    await expect(reassign(fromId, toId, lineageId)).rejects.toThrow(NotFoundError);
    await expect(reassign(toId, fromId, lineageId)).rejects.toThrow(NotFoundError);
    expect((await clinic.load(fromId)).record.pfts).toHaveLength(1);

    const both = { ...clinic.user, siteIds: [clinic.siteId, elsewhere.siteId] };
    const context = { userId: clinic.user.userId, requestId: null, source: 'manual', now: NOW } as const;
    await clinic.gateways.asUser(both, (query) =>
      reassignFact(
        query,
        { fromPatientId: fromId, toPatientId: toId, kind: 'pft', lineageId, reason: 'wrong site' },
        context,
      ),
    );
    expect((await elsewhere.load(toId)).record.pfts).toHaveLength(1);
    // The row is recognised there although the first site cannot be seen.
    expect(await elsewhere.record(toId, pftFact(DAY, 2640), 'import')).toMatchObject({ unchanged: true });
    await elsewhere.close();
  });

  it('gives nothing to a patient who was merged into another', async () => {
    const [fromId, toId] = await pair();
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    const keptPatientId = await clinic.register();
    await clinic.write((query, context) =>
      mergePatients(query, { keptPatientId, mergedPatientId: toId, reason: 'one person' }, context),
    );
    await expect(reassign(fromId, toId, lineageId)).rejects.toMatchObject({
      code: 'patient-merged',
      keptPatientId,
    });
    await expect(clinic.record(toId, symptomFact(DAY, 'worse'))).rejects.toMatchObject({
      code: 'patient-merged',
    });
    await expect(reassign(newId(NOW), toId, lineageId)).rejects.toThrow(NotFoundError);
  });
});
