import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { excludePft, liftExclusion } from '../facts/exclude-pft.js';
import type { PersonFactInput } from '../facts/fact-input.js';
import { reassignFact } from '../facts/reassign-fact.js';
import { mergePatients } from './merge-patients.js';
import { undoMerge } from './undo-merge.js';

const DAY = '2026-02-27';
const MERGED_AT = new Date('2026-03-02T10:00:00Z');
const LATER = new Date('2026-03-02T11:00:00Z');

describe('merging two records that tell of one person differently', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  const pair = async () => [await clinic.register(), await clinic.register()] as const;
  const merge = (keptPatientId: string, mergedPatientId: string, now = MERGED_AT) =>
    clinic.write(
      (query, context) =>
        mergePatients(query, { keptPatientId, mergedPatientId, reason: 'registered twice' }, context),
      { now },
    );
  const undo = (keptPatientId: string, mergeId: string, now = LATER) =>
    clinic.write(
      (query, context) =>
        undoMerge(query, { keptPatientId, mergeId, reason: 'two people after all' }, context),
      { now },
    );
  const exclude = (patientId: string, lineageId: string, reason: string) =>
    clinic.write((query, context) => excludePft(query, patientId, lineageId, reason, context));
  const lift = (patientId: string, lineageId: string) =>
    clinic.write((query, context) => liftExclusion(query, patientId, lineageId, context));
  const recordOf = async (patientId: string) => (await clinic.load(patientId)).record;
  const reasons = async (patientId: string) =>
    (await recordOf(patientId)).exclusions.map(({ reason }) => reason);
  const say = (patientId: string, values: PersonFactInput) =>
    clinic.record(patientId, { kind: 'person-fact', values });

  describe('where both have the same test', () => {
    async function sameTest() {
      const [kept, merged] = await pair();
      const [atKept, atMerged] = [
        (await clinic.record(kept, pftFact(DAY, 2640))).lineageId,
        (await clinic.record(merged, pftFact(DAY, 2640))).lineageId,
      ];
      return { kept, merged, atKept, atMerged };
    }

    it('keeps it excluded where one of them excluded it, from the merge on, and tells of it', async () => {
      const { kept, merged, atKept, atMerged } = await sameTest();
      await exclude(merged, atMerged, 'coughed throughout');
      const { mergeId } = await merge(kept, merged);
      const { pfts, exclusions } = await recordOf(kept);
      expect(pfts).toHaveLength(1);
      expect(exclusions).toMatchObject([{ pftLineageId: atKept, reason: 'coughed throughout' }]);
      const before = await clinic.load(kept, { knownAt: new Date(MERGED_AT.getTime() - 1) });
      expect(before.record.exclusions).toEqual([]);

      await undo(kept, mergeId);
      expect(await reasons(kept)).toEqual([]);
      expect(await reasons(merged)).toEqual(['coughed throughout']);
      const told = await clinic.write((query) =>
        query<{ action: string; reason: string }>(
          `SELECT action, payload."values" ->> 'reason' AS reason
             FROM audit_event JOIN audit_payload AS payload ON event_id = id
            WHERE patient_id = $1 AND entity_id = $2 AND action LIKE 'pft.exclu%' ORDER BY at, action`,
          [kept, atKept],
        ),
      );
      expect(told).toEqual([
        { action: 'pft.excluded', reason: 'coughed throughout' },
        { action: 'pft.exclusion-lifted', reason: 'coughed throughout' },
      ]);
    });

    it('keeps the exclusion that the kept one has, and gives back each its own', async () => {
      const { kept, merged, atKept, atMerged } = await sameTest();
      await exclude(kept, atKept, 'wrong filter');
      await exclude(merged, atMerged, 'coughed throughout');
      const { mergeId } = await merge(kept, merged);
      expect(await reasons(kept)).toEqual(['wrong filter']);
      await undo(kept, mergeId);
      expect([await reasons(kept), await reasons(merged)]).toEqual([
        ['wrong filter'],
        ['coughed throughout'],
      ]);
    });

    it('lets it judge at both again when the exclusion was lifted before the merge was undone', async () => {
      const { kept, merged, atKept, atMerged } = await sameTest();
      await exclude(merged, atMerged, 'coughed throughout');
      const { mergeId } = await merge(kept, merged);
      await lift(kept, atKept);
      await undo(kept, mergeId);
      expect([await reasons(kept), await reasons(merged)]).toEqual([[], []]);
    });

    it('carries it anew when they are merged again, whatever became of it the first time', async () => {
      const { kept, merged, atMerged } = await sameTest();
      await exclude(merged, atMerged, 'coughed throughout');
      await undo(kept, (await merge(kept, merged)).mergeId);
      const again = await merge(kept, merged, new Date('2026-03-02T12:00:00Z'));
      expect(await reasons(kept)).toEqual(['coughed throughout']);
      await undo(kept, again.mergeId, new Date('2026-03-02T13:00:00Z'));
      expect([await reasons(kept), await reasons(merged)]).toEqual([[], ['coughed throughout']]);
    });

    it('keeps it excluded too when the test alone is reassigned', async () => {
      const { kept, merged, atKept, atMerged } = await sameTest();
      await exclude(merged, atMerged, 'coughed throughout');
      const wrong = { fromPatientId: merged, toPatientId: kept, lineageId: atMerged, reason: 'wrong chart' };
      await clinic.write((query, context) => reassignFact(query, { ...wrong, kind: 'pft' }, context));
      expect((await recordOf(kept)).exclusions).toMatchObject([
        { pftLineageId: atKept, reason: 'coughed throughout' },
      ]);
      expect(await reasons(merged)).toEqual([]);
    });
  });

  describe('where the status differs', () => {
    const died: PersonFactInput = { kind: 'status', on: DAY, value: { status: 'deceased', reason: 'died' } };

    it('is refused, whichever is to be kept, until both say the same', async () => {
      const [living, dead] = await pair();
      await say(dead, died);
      await clinic.record(dead, pftFact(DAY, 2640));
      await expect(merge(living, dead)).rejects.toMatchObject({
        code: 'merge-needs-status',
        message: expect.stringContaining(
          `says active since 2025-01-15, the other one says deceased since ${DAY}`,
        ),
      });
      await expect(merge(dead, living)).rejects.toMatchObject({ code: 'merge-needs-status' });
      expect((await recordOf(dead)).pfts).toHaveLength(1);
      await say(living, { ...died, on: '2026-02-28' });
      expect(await merge(living, dead)).toMatchObject({ moved: 1 });
    });

    it('is merged where they only say so since another day, or came back to the same', async () => {
      const [kept, merged] = await pair();
      await say(merged, {
        kind: 'status',
        on: '2025-06-01',
        value: { status: 'discharged', reason: 'abroad' },
      });
      await expect(merge(kept, merged)).rejects.toMatchObject({ code: 'merge-needs-status' });
      await say(merged, { kind: 'status', on: '2025-09-01', value: { status: 'active', reason: 'back' } });
      expect(await merge(kept, merged)).toMatchObject({ moved: 0 });
    });

    it('is told by the day it is at the site', async () => {
      const [kept, merged] = await pair();
      await say(merged, { ...died, on: '2026-03-03' });
      // A minute to midnight in Berlin, and midnight.
      const midnight = new Date('2026-03-02T23:00:00Z');
      await expect(merge(kept, merged, midnight)).rejects.toMatchObject({ code: 'merge-needs-status' });
      expect(await merge(kept, merged, new Date('2026-03-02T22:59:00Z'))).toMatchObject({ moved: 0 });
    });
  });

  describe('where only one says something about the person', () => {
    const SAID: readonly PersonFactInput[] = [
      { kind: 'ild-diagnosis', on: '2024-02-01', value: { diagnosedOn: parseIsoDate('2024-02-01') } },
      { kind: 'ctd-diagnosis', on: '2023-02-01', value: { diagnosedOn: parseIsoDate('2023-02-01') } },
      { kind: 'antibodies', on: '2025-02-01', value: { antibodies: ['Scl-70'] } },
      { kind: 'hrct-pattern', on: '2025-02-02', value: { pattern: 'NSIP' } },
      { kind: 'rapidly-progressive', on: '2026-01-01', value: { flag: true } },
      { kind: 'rapidly-progressive', on: '2026-02-01', value: { flag: false } },
      { kind: 'height', on: '2026-01-10', value: { heightCm: 164 } },
    ];
    const saidOf = async (patientId: string) =>
      (await recordOf(patientId)).person
        .filter(({ kind }) => !['sex', 'birth-date', 'ctd', 'status'].includes(kind))
        .map(({ kind, on, value }) => JSON.stringify({ kind, on, value }))
        .sort();
    const texts = (facts: readonly PersonFactInput[]) => facts.map((fact) => JSON.stringify(fact)).sort();

    it('gives it to the kept record, and takes it back when it is undone', async () => {
      const [kept, merged] = await pair();
      for (const fact of SAID) await say(merged, fact);
      const { mergeId, moved } = await merge(kept, merged);
      expect(moved).toBe(SAID.length);
      expect([await saidOf(kept), await saidOf(merged)]).toEqual([texts(SAID), []]);
      await undo(kept, mergeId);
      expect([await saidOf(kept), await saidOf(merged)]).toEqual([[], texts(SAID)]);
    });

    it('leaves with each what both say of a kind, be it of other days, and the sex, birth and disease', async () => {
      const [kept, merged] = await pair();
      const own: PersonFactInput = { kind: 'rapidly-progressive', on: '2025-05-01', value: { flag: false } };
      await say(kept, own);
      for (const fact of SAID) await say(merged, fact);
      await say(merged, { kind: 'sex', on: '2025-01-16', value: { sex: 'male' } });
      const given = SAID.filter(({ kind }) => kind !== own.kind);
      await merge(kept, merged);
      expect(await saidOf(kept)).toEqual(texts([...given, own]));
      expect(await saidOf(merged)).toEqual(texts(SAID.filter(({ kind }) => kind === own.kind)));
      const sexes = (await recordOf(kept)).person.filter(({ kind }) => kind === 'sex');
      expect(sexes).toMatchObject([{ value: { sex: 'female' } }]);
    });
  });
});
