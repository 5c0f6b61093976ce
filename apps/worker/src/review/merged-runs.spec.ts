import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { count, openLateClinic, type LateClinic } from './late-results.spec-support.js';

const key = (lineageId: string) => `blood.neutrophils:${lineageId}`;

describe('two runs that a late test makes one (B-01)', () => {
  let late: LateClinic;

  beforeAll(async () => {
    late = await openLateClinic();
  });
  afterAll(() => late.clinic.close());

  /** 1.2, normal, 1.2: two alerts, the first of them recovered. */
  async function twoRuns(first = 1.2, second = 1.2) {
    const patientId = await late.onMycophenolate();
    const before = await late.record(patientId, count('2026-02-06', first));
    await late.review(patientId);
    await late.record(patientId, count('2026-02-13', 2.1));
    const after = await late.record(patientId, count('2026-02-20', second));
    const [earlier, later] = await late.review(patientId);
    if (earlier === undefined || later === undefined) throw new Error('no alerts');
    expect([earlier.key, later.key]).toEqual([key(before), key(after)]);
    return { patientId, earlier, later };
  }
  /** Of one day without times the worse value stands, so that the normal one ends the run no more (B-23). */
  const merge = (patientId: string, value = 1.25) => late.record(patientId, count('2026-02-13', value));

  it('go on in the earlier alert where both are undecided, which is open again (B-02)', async () => {
    const { patientId, earlier, later } = await twoRuns();
    expect([earlier.status, later.status]).toEqual(['recovered', 'open']);
    await merge(patientId);
    expect(await late.review(patientId)).toMatchObject([
      { id: earlier.id, key: earlier.key, status: 'open', seenAt: null },
      { id: later.id, status: 'withdrawn' },
    ]);
  });

  it('go on in the earlier alert, open again, where both had returned to normal and none of it is so any more (B-02)', async () => {
    const { patientId, earlier, later } = await twoRuns();
    const normal = await late.record(patientId, count('2026-02-27', 2.2));
    expect(await late.review(patientId)).toMatchObject([{ status: 'recovered' }, { status: 'recovered' }]);
    await merge(patientId);
    expect(await late.review(patientId)).toMatchObject([{ status: 'recovered' }, { status: 'recovered' }]);
    await late.clinic.withdraw(patientId, 'blood-test', normal);
    expect(await late.review(patientId)).toMatchObject([
      { id: earlier.id, key: earlier.key, status: 'open', seenAt: null },
      { id: later.id, status: 'withdrawn' },
    ]);
  });

  it('keep asking about the later one where only the earlier one was decided, until somebody decides (B-07)', async () => {
    const { patientId, earlier, later } = await twoRuns();
    await late.decide(earlier, { decision: 'recovery-signed' });
    const between = await merge(patientId);
    const [decided, asking] = await late.review(patientId);
    expect(decided).toMatchObject({ id: earlier.id, key: earlier.key, status: 'acted', changed: null });
    expect(asking).toMatchObject({ id: later.id, key: later.key, status: 'open', evidenceRevision: 2 });
    expect(await late.review(patientId)).toMatchObject([{ status: 'acted' }, { evidenceRevision: 2 }]);

    // The end of the run reaches whoever is asked.
    await late.record(patientId, count('2026-02-27', 2.4));
    expect(await late.review(patientId)).toMatchObject([{ status: 'acted' }, { status: 'recovered' }]);

    // What was merged by mistake is as it was.
    await late.clinic.withdraw(patientId, 'blood-test', between);
    expect(await late.review(patientId)).toMatchObject([
      { id: earlier.id, key: earlier.key, status: 'acted', changed: null },
      { id: later.id, key: later.key, status: 'recovered' },
    ]);
  });

  it('speak again in the earlier one where the later one is worse than what was decided on (B-02)', async () => {
    const { patientId, earlier, later } = await twoRuns(1.2, 0.9);
    await late.decide(earlier, { decision: 'recovery-signed' });
    await merge(patientId);
    expect(await late.review(patientId)).toMatchObject([
      { id: earlier.id, status: 'open', seenAt: null },
      { id: later.id, status: 'withdrawn' },
    ]);
  });

  it('leave both decisions to stand where both were made, also where the later values are worse (B-07)', async () => {
    const { patientId, earlier, later } = await twoRuns(1.2, 0.9);
    await late.decide(earlier, { decision: 'recovery-signed' });
    await late.decide(later, { decision: 'treatment-changed' });
    await merge(patientId);
    const standing = [
      { id: earlier.id, status: 'acted', changed: null },
      { id: later.id, status: 'acted', changed: null },
    ];
    expect(await late.review(patientId)).toMatchObject(standing);
    await late.record(patientId, count('2026-02-27', 0.8));
    expect(await late.review(patientId)).toMatchObject([{ id: earlier.id, status: 'open' }, standing[1]]);
  });
});
