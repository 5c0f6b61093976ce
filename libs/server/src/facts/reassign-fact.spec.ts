import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { correctFact } from './correct-fact.js';
import { excludePft } from './exclude-pft.js';
import { samplesOf } from './every-kind.spec-support.js';
import type { FactInput, RecordedFactKind } from './fact-input.js';
import { FACT_KINDS } from './fact-tables.js';
import { reassignFact } from './reassign-fact.js';
import { recordFact } from './record-fact.js';

const DAY = '2026-02-27';
const NOT_ALONE: readonly RecordedFactKind[] = ['treatment-change'];

describe('giving a fact to the patient it belongs to', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  const pair = async () => [await clinic.register(), await clinic.register()] as const;
  const reassign = (
    fromPatientId: string,
    toPatientId: string,
    lineageId: string,
    kind: RecordedFactKind = 'pft',
  ) =>
    clinic.write((query, context) =>
      reassignFact(query, { fromPatientId, toPatientId, kind, lineageId, reason: 'wrong chart' }, context),
    );
  const correct = (patientId: string, lineageId: string, fact: FactInput) =>
    clinic.write((query, context) =>
      correctFact(query, patientId, lineageId, fact, { reason: 'misread' }, context),
    );
  const actionsOf = (patientId: string) =>
    clinic.write((query) =>
      query(
        `SELECT kind, lineage_id AS "lineageId", other_patient_id AS "otherPatientId",
                other_lineage_id AS "otherLineageId", reason, by_user AS "byUser"
           FROM fact_action WHERE patient_id = $1 ORDER BY id`,
        [patientId],
      ),
    );

  it.each(FACT_KINDS.filter((kind) => !NOT_ALONE.includes(kind)))(
    'moves a %s with all that it says, and both records are to be reviewed again (B-31)',
    async (kind) => {
      const [fromId, toId] = await pair();
      const [wrong, right] = samplesOf(kind);
      const { lineageId } = await clinic.record(fromId, wrong);
      await correct(fromId, lineageId, right);
      const before = await clinic.load(fromId);
      const [emptyFrom, emptyTo] = [await clinic.load(await clinic.register()), await clinic.load(toId)];
      const { from, to } = await reassign(fromId, toId, lineageId, kind);

      const [left, arrived] = [await clinic.load(fromId), await clinic.load(toId)];
      const sizes = ({ record }: typeof left) =>
        Object.values(record).map((facts: unknown) => (Array.isArray(facts) ? facts.length : 0));
      expect(sizes(left)).toEqual(sizes(emptyFrom));
      expect(sizes(arrived)).toEqual(sizes(before));
      expect(left.recordRevision).toBe(before.recordRevision + 1);
      expect(arrived.recordRevision).toBe(emptyTo.recordRevision + 1);
      expect(JSON.stringify(arrived.record).includes(to.lineageId)).toBe(true);
      expect(from).toMatchObject({ lineageId, unchanged: false });
      const shared = { reason: 'wrong chart', byUser: clinic.user.userId };
      expect(await actionsOf(fromId)).toEqual([
        { kind: 'moved-away', lineageId, otherPatientId: toId, otherLineageId: to.lineageId, ...shared },
      ]);
      expect(await actionsOf(toId)).toEqual([
        {
          kind: 'moved-here',
          lineageId: to.lineageId,
          otherPatientId: fromId,
          otherLineageId: lineageId,
          ...shared,
        },
      ]);
    },
  );

  it('changes nothing when it is done again, and says where the fact is', async () => {
    const [fromId, toId] = await pair();
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    const first = await reassign(fromId, toId, lineageId);
    const { recordRevision } = await clinic.load(toId);
    expect(await reassign(fromId, toId, lineageId)).toEqual({
      from: { ...first.from, unchanged: true },
      to: { ...first.to, unchanged: true },
    });
    expect((await clinic.load(toId)).recordRevision).toBe(recordRevision);
    await expect(reassign(fromId, await clinic.register(), lineageId)).rejects.toMatchObject({
      code: 'fact-withdrawn',
    });
  });

  it('can be taken back by moving it back', async () => {
    const [fromId, toId] = await pair();
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    const { to } = await reassign(fromId, toId, lineageId);
    const back = await reassign(toId, fromId, to.lineageId);
    expect((await clinic.load(fromId)).record.pfts).toMatchObject([
      { lineageId: back.to.lineageId, fvc: 2640 },
    ]);
    expect((await clinic.load(toId)).record.pfts).toEqual([]);
  });

  it('is recognised in a file at either patient, in every form it had at either (B-30)', async () => {
    const [fromId, toId] = await pair();
    const third = await clinic.register();
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    await correct(fromId, lineageId, pftFact(DAY, 2740));
    const { to } = await reassign(fromId, toId, lineageId);
    await correct(toId, to.lineageId, pftFact(DAY, 2840));
    const moved = await reassign(toId, third, to.lineageId);
    await correct(third, moved.to.lineageId, pftFact(DAY, 2940));

    const forms = { [fromId]: [2640, 2740], [toId]: [2640, 2740, 2840], [third]: [2640, 2740, 2840, 2940] };
    for (const [patientId, volumes] of Object.entries(forms)) {
      for (const fvcMl of volumes) {
        expect(await clinic.record(patientId, pftFact(DAY, fvcMl), 'import')).toMatchObject({
          unchanged: true,
        });
      }
    }
    const all = await Promise.all(
      [fromId, toId, third].map(async (id) => (await clinic.load(id)).record.pfts),
    );
    expect(all.map((pfts) => pfts.map(({ fvc }) => fvc))).toEqual([[], [], [2940]]);
    expect(await clinic.record(fromId, pftFact(DAY, 2840), 'import')).toMatchObject({ unchanged: false });
  });

  it('does not double what the other patient has already', async () => {
    const [fromId, toId] = await pair();
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    const there = await clinic.record(toId, pftFact(DAY, 2640));
    const { to } = await reassign(fromId, toId, lineageId);
    expect(to).toMatchObject({ lineageId: there.lineageId, id: there.id });
    expect((await clinic.load(toId)).record.pfts).toHaveLength(1);
    expect((await clinic.load(fromId)).record.pfts).toHaveLength(0);
  });

  it('takes the exclusion of a test along, with its reason and its day', async () => {
    const [fromId, toId] = await pair();
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    await clinic.write(
      (query, context) => excludePft(query, fromId, lineageId, 'coughed throughout', context),
      { now: new Date('2026-02-28T09:00:00Z') },
    );
    const { to } = await reassign(fromId, toId, lineageId);
    expect((await clinic.load(fromId)).record.exclusions).toEqual([]);
    expect((await clinic.load(toId)).record.exclusions).toMatchObject([
      { pftLineageId: to.lineageId, reason: 'coughed throughout', on: '2026-02-28' },
    ]);
  });

  it('takes the changes of a treatment along, but not those that were withdrawn', async () => {
    const [fromId, toId] = await pair();
    const course: FactInput = {
      kind: 'treatment',
      values: { drug: 'rituximab', startedOn: '2025-01-01', indication: 'ild' },
    };
    const treatment = await clinic.record(fromId, course);
    const hold = (on: string): FactInput => ({
      kind: 'treatment-change',
      values: { treatmentLineageId: treatment.lineageId, on, kind: 'hold' },
    });
    const wrong = await clinic.record(fromId, hold('2025-02-01'));
    const change = await clinic.record(fromId, hold('2025-03-01'));
    await clinic.withdraw(fromId, 'treatment-change', wrong.lineageId);
    await expect(reassign(fromId, toId, change.lineageId, 'treatment-change')).rejects.toMatchObject({
      code: 'not-reassignable',
    });

    const { to } = await reassign(fromId, toId, treatment.lineageId, 'treatment');
    expect((await clinic.load(toId)).record.treatments).toMatchObject([
      { lineageId: to.lineageId, drug: 'rituximab', changes: [{ on: '2025-03-01', kind: 'hold' }] },
    ]);
    // The change means the course where it is now: entering it there again changes nothing.
    expect(
      await clinic.record(toId, {
        kind: 'treatment-change',
        values: { treatmentLineageId: to.lineageId, on: '2025-03-01', kind: 'hold' },
      }),
    ).toMatchObject({ unchanged: true });
  });

  it("takes the sender's key along, unless another result there has it", async () => {
    const [fromId, toId] = await pair();
    const send = (patientId: string, day: string) =>
      clinic.write((query, context) => recordFact(query, patientId, pftFact(day, 2640), context, 'order-7'));
    const keysOf = async (patientId: string) => {
      const rows = await clinic.write((query) =>
        query<{ key: string | null }>(
          `SELECT source_key AS key FROM pft WHERE patient_id = $1 AND withdrawn_at IS NULL ORDER BY tested_on`,
          [patientId],
        ),
      );
      return rows.map(({ key }) => key);
    };
    const { lineageId } = await send(fromId, DAY);
    const { to } = await reassign(fromId, toId, lineageId);
    expect(await keysOf(toId)).toEqual(['order-7']);
    await send(fromId, '2026-01-27');
    await reassign(toId, fromId, to.lineageId);
    expect(await keysOf(fromId)).toEqual(['order-7', null]);
  });

  it('moves a height, but nothing else about the person, and no second height of a day', async () => {
    const [fromId, toId] = await pair();
    const height = (heightCm: number): FactInput => ({
      kind: 'person-fact',
      values: { kind: 'height', on: '2026-01-10', value: { heightCm } },
    });
    const { lineageId } = await clinic.record(fromId, height(156));
    await clinic.record(toId, height(165));
    await expect(reassign(fromId, toId, lineageId, 'person-fact')).rejects.toMatchObject({
      code: 'same-day-stored',
    });
    const sex = (await clinic.load(fromId)).record.person.find(({ kind }) => kind === 'sex');
    await expect(reassign(fromId, toId, sex?.lineageId ?? '', 'person-fact')).rejects.toMatchObject({
      code: 'not-reassignable',
    });
  });

  it('is told in both trails, with the values on the side that got them', async () => {
    const [fromId, toId] = await pair();
    const { lineageId } = await clinic.record(fromId, pftFact(DAY, 2640));
    const { to } = await reassign(fromId, toId, lineageId);
    const told = (patientId: string) =>
      clinic.write((query) =>
        query(
          `SELECT action, entity_id AS "entityId", payload."values"
             FROM audit_event JOIN audit_payload AS payload ON event_id = id
            WHERE patient_id = $1 AND action LIKE 'pft.reassigned-%'`,
          [patientId],
        ),
      );
    expect(await told(fromId)).toEqual([
      {
        action: 'pft.reassigned-away',
        entityId: lineageId,
        values: { reason: 'wrong chart', toPatientId: toId, toLineageId: to.lineageId },
      },
    ]);
    expect(await told(toId)).toMatchObject([
      {
        action: 'pft.reassigned-here',
        entityId: to.lineageId,
        values: { fromPatientId: fromId, fromLineageId: lineageId, values: { fvc_ml: 2640 } },
      },
    ]);
  });
});
