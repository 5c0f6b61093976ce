import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, symptomFact, type TestClinic } from '@interstice/test-support';
import { NotFoundError } from '../errors.js';
import type { QueryFn } from '../database/database.js';
import { correctFact } from '../facts/correct-fact.js';
import { samplesOf } from '../facts/every-kind.spec-support.js';
import { excludePft, liftExclusion } from '../facts/exclude-pft.js';
import type { FactInput } from '../facts/fact-input.js';
import { FACT_KINDS } from '../facts/fact-tables.js';
import { reassignFact } from '../facts/reassign-fact.js';
import { newId } from '../new-id.js';
import { mergePatients } from './merge-patients.js';
import { undoMerge } from './undo-merge.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const DAY = '2026-02-27';

describe('merging two records of one person', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  const pair = async () => [await clinic.register(), await clinic.register()] as const;
  const merge = (keptPatientId: string, mergedPatientId: string) =>
    clinic.write((query, context) =>
      mergePatients(query, { keptPatientId, mergedPatientId, reason: 'registered twice' }, context),
    );
  const undo = (keptPatientId: string, mergeId: string) =>
    clinic.write((query, context) =>
      undoMerge(query, { keptPatientId, mergeId, reason: 'two people after all' }, context),
    );
  const recordOf = async (patientId: string) => (await clinic.load(patientId)).record;
  const volumesOf = async (patientId: string) =>
    (await recordOf(patientId)).pfts.map(({ fvc }) => Number(fvc)).sort();
  const exclude = (patientId: string, lineageId: string, reason: string) =>
    clinic.write((query, context) => excludePft(query, patientId, lineageId, reason, context));

  /** What the record says, whatever the ids and the order of its rows. */
  const said = async (patientId: string) => {
    const { mergedInto, ...record } = await recordOf(patientId);
    expect(mergedInto).toBeUndefined();
    return withoutIds(record);
  };

  it('moves every kind of fact, leaves the rest about the person, and lets nothing be judged there any more (B-31)', async () => {
    const [kept, merged] = await pair();
    const course = await clinic.record(merged, samplesOf('treatment')[1]);
    for (const kind of FACT_KINDS.filter((one) => one !== 'treatment')) {
      await clinic.record(merged, samplesOf(kind, course.lineageId)[1]);
    }
    const before = { kept: await clinic.load(kept), merged: await clinic.load(merged) };
    const { moved } = await merge(kept, merged);
    const after = { kept: await clinic.load(kept), merged: await clinic.load(merged) };

    // Eleven kinds, of which one fact each was recorded.
    expect(moved).toBe(FACT_KINDS.length);
    for (const facts of [
      'pfts',
      'hrcts',
      'bloodTests',
      'symptomReports',
      'treatments',
      'visits',
      'oxygenNeeds',
      'cautions',
      'progressionDecisions',
    ] as const) {
      expect(after.kept.record[facts]).toHaveLength(1);
      expect(after.merged.record[facts]).toEqual([]);
    }
    expect(after.kept.record.treatments[0]?.changes).toMatchObject([{ doseAmount: 1000 }]);
    const kinds = (record: typeof after.kept.record) => record.person.map(({ kind }) => kind).sort();
    expect(kinds(after.kept.record)).toEqual([...kinds(before.kept.record), 'height'].sort());
    expect(after.merged.record.mergedInto).toBe(kept);
    expect(after.kept.record.mergedInto).toBeUndefined();
    expect(after.kept.recordRevision).toBe(before.kept.recordRevision + 1);
    expect(after.merged.recordRevision).toBe(before.merged.recordRevision + 1);
  });

  it('changes nothing when it is done again', async () => {
    const [kept, merged] = await pair();
    await clinic.record(merged, pftFact(DAY, 2640));
    const { mergeId } = await merge(kept, merged);
    const { recordRevision } = await clinic.load(kept);
    expect(await merge(kept, merged)).toEqual({ mergeId, moved: 0 });
    expect((await clinic.load(kept)).recordRevision).toBe(recordRevision);
  });

  it('keeps the height of a day that the kept patient has, and takes the others', async () => {
    const [kept, merged] = await pair();
    const height = (on: string, heightCm: number): FactInput => ({
      kind: 'person-fact',
      values: { kind: 'height', on, value: { heightCm } },
    });
    await clinic.record(kept, height('2026-01-10', 165));
    await clinic.record(merged, height('2026-01-10', 156));
    await clinic.record(merged, height('2026-02-10', 164));
    await merge(kept, merged);
    const heights = (await recordOf(kept)).person.filter(({ kind }) => kind === 'height');
    expect(heights.map(({ on, value }) => [on, value]).sort()).toEqual([
      ['2026-01-10', { heightCm: 165 }],
      ['2026-02-10', { heightCm: 164 }],
    ]);
  });

  it('can be undone: both records say what they said before', async () => {
    const [kept, merged] = await pair();
    const course = await clinic.record(merged, samplesOf('treatment')[1]);
    for (const kind of FACT_KINDS.filter((one) => one !== 'treatment')) {
      await clinic.record(merged, samplesOf(kind, course.lineageId)[1]);
    }
    const test = await clinic.record(merged, pftFact(DAY, 2640));
    await exclude(merged, test.lineageId, 'coughed throughout');
    await clinic.record(kept, pftFact('2026-01-27', 2800));
    const before = [await said(kept), await said(merged)];
    const { mergeId, moved } = await merge(kept, merged);
    expect(await said(kept)).not.toEqual(before[0]);
    expect(await undo(kept, mergeId)).toEqual({ moved });
    expect([await said(kept), await said(merged)]).toEqual(before);
    expect(await undo(kept, mergeId)).toEqual({ moved: 0 });
  });

  it('gives back to each what both had, with the exclusion that one of them had', async () => {
    const [kept, merged] = await pair();
    const course: FactInput = {
      kind: 'treatment',
      values: { drug: 'rituximab', startedOn: '2025-01-01', indication: 'ild' },
    };
    const hold = (treatmentLineageId: string, on: string): FactInput => ({
      kind: 'treatment-change',
      values: { treatmentLineageId, on, kind: 'hold' },
    });
    for (const patientId of [kept, merged]) {
      const { lineageId } = await clinic.record(patientId, course);
      await clinic.record(patientId, hold(lineageId, '2025-02-01'));
      if (patientId === merged) await clinic.record(patientId, hold(lineageId, '2025-03-01'));
      await clinic.record(patientId, pftFact(DAY, 2640));
    }
    const test = (await recordOf(merged)).pfts[0];
    await exclude(merged, test?.lineageId ?? '', 'coughed throughout');
    const before = [await said(kept), await said(merged)];

    const { mergeId } = await merge(kept, merged);
    const together = await recordOf(kept);
    expect(together.pfts).toHaveLength(1);
    expect(together.treatments.map(({ changes }) => changes.length)).toEqual([2]);
    await undo(kept, mergeId);
    expect([await said(kept), await said(merged)]).toEqual(before);
  });

  it('gives back what came by it as it stands then, and leaves what was decided since', async () => {
    const [kept, merged] = await pair();
    const [corrected, withdrawn, movedOn, excluded] = [
      await clinic.record(merged, pftFact('2025-01-01', 2100)),
      await clinic.record(merged, pftFact('2025-02-01', 2200)),
      await clinic.record(merged, pftFact('2025-03-01', 2300)),
      await clinic.record(merged, pftFact('2025-04-01', 2400)),
    ];
    await exclude(merged, excluded.lineageId, 'coughed throughout');
    const { mergeId } = await merge(kept, merged);
    const here = new Map((await recordOf(kept)).pfts.map(({ fvc, lineageId }) => [Number(fvc), lineageId]));
    const at = (fvcMl: number) => here.get(fvcMl) ?? '';
    const third = await clinic.register();
    await clinic.write(async (query, context) => {
      await correctFact(query, kept, at(2100), pftFact('2025-01-01', 2150), { reason: 'misread' }, context);
      await liftExclusion(query, kept, at(2400), context);
    });
    await clinic.withdraw(kept, 'pft', at(2200));
    await clinic.write((query, context) =>
      reassignFact(
        query,
        { fromPatientId: kept, toPatientId: third, kind: 'pft', lineageId: at(2300), reason: 'wrong chart' },
        context,
      ),
    );
    await clinic.record(kept, pftFact('2025-05-01', 2500));
    await undo(kept, mergeId);

    expect(await volumesOf(merged)).toEqual([2150, 2400]);
    expect(await volumesOf(kept)).toEqual([2500]);
    expect(await volumesOf(third)).toEqual([2300]);
    expect((await recordOf(merged)).exclusions).toEqual([]);
    expect([corrected, withdrawn, movedOn].every(({ unchanged }) => !unchanged)).toBe(true);
    // A file with the rows as they first came changes nothing at either patient.
    for (const fvcMl of [2100, 2200, 2300]) {
      const day = `2025-0${Math.round(fvcMl / 100) - 20}-01`;
      expect(await clinic.record(merged, pftFact(day, fvcMl), 'import')).toMatchObject({ unchanged: true });
      expect(await clinic.record(kept, pftFact(day, fvcMl), 'import')).toMatchObject({ unchanged: true });
    }
  });

  it('lets nothing be written to the merged record until it is undone', async () => {
    const [kept, merged] = await pair();
    const { mergeId } = await merge(kept, merged);
    const refused = { code: 'patient-merged', keptPatientId: kept };
    await expect(clinic.record(merged, symptomFact(DAY, 'worse'))).rejects.toMatchObject(refused);
    await expect(
      clinic.record(merged, {
        kind: 'person-fact',
        values: { kind: 'sex', on: DAY, value: { sex: 'male' } },
      }),
    ).rejects.toMatchObject(refused);
    await undo(kept, mergeId);
    expect(await clinic.record(merged, symptomFact(DAY, 'worse'))).toMatchObject({ unchanged: false });
  });

  it('refuses chains, patients of another site, the same patient and a merge that is not there', async () => {
    const [kept, merged] = await pair();
    const third = await clinic.register();
    await merge(kept, merged);
    await expect(merge(third, merged)).rejects.toMatchObject({ code: 'patient-merged', keptPatientId: kept });
    await expect(merge(merged, third)).rejects.toMatchObject({ code: 'patient-merged', keptPatientId: kept });
    await expect(merge(third, kept)).rejects.toMatchObject({ code: 'holds-merged-patient' });
    await expect(merge(kept, kept)).rejects.toMatchObject({ errors: [{ pointer: '/mergedPatientId' }] });
    await expect(undo(kept, newId(NOW))).rejects.toThrow(NotFoundError);

    const elsewhere = await openTestClinic({ database: clinic.database });
    const stranger = await elsewhere.register();
    await expect(merge(kept, stranger)).rejects.toThrow(NotFoundError);
    const both = { ...clinic.user, siteIds: [clinic.siteId, elsewhere.siteId] };
    const context = { userId: clinic.user.userId, requestId: null, source: 'manual', now: NOW } as const;
    await expect(
      clinic.gateways.asUser(both, (query) =>
        mergePatients(query, { keptPatientId: kept, mergedPatientId: stranger, reason: 'one' }, context),
      ),
    ).rejects.toMatchObject({ code: 'other-site' });
    await elsewhere.close();
  });

  it('is told in both trails with its reason', async () => {
    const [kept, merged] = await pair();
    await clinic.record(merged, pftFact(DAY, 2640));
    const { mergeId } = await merge(kept, merged);
    await undo(kept, mergeId);
    const told = (patientId: string) =>
      clinic.write((query) =>
        query<{ action: string; values: object }>(
          `SELECT action, payload."values" FROM audit_event JOIN audit_payload AS payload ON event_id = id
            WHERE patient_id = $1 AND action LIKE 'patient.merge%' ORDER BY action DESC`,
          [patientId],
        ),
      );
    for (const [patientId, otherPatientId] of [
      [kept, merged],
      [merged, kept],
    ] as const) {
      const shared = { mergeId, otherPatientId, keptPatientId: kept, moved: 1 };
      expect(await told(patientId)).toEqual([
        { action: 'patient.merged', values: { ...shared, reason: 'registered twice' } },
        { action: 'patient.merge-undone', values: { ...shared, reason: 'two people after all' } },
      ]);
    }
  });

  it('takes as many statements for hundreds of tests as for a few, there and back', async () => {
    const counted = async (tests: number) => {
      const [kept, merged] = await pair();
      await clinic.write((query) =>
        query(
          `INSERT INTO pft (patient_id, site_id, id, lineage_id, recorded_at, source, content_digest, tested_on, fvc_ml, bronchodilator)
           SELECT $1, $2, id, id, $3, 'import', id::text, date '2010-01-01' + n, 2000, 'pre'
             FROM (SELECT n, uuidv7() AS id FROM generate_series(1, $4::integer) AS n) AS made`,
          [merged, clinic.siteId, NOW, tests],
        ),
      );
      let statements = 0;
      const counting = (query: QueryFn): QueryFn => {
        return (...statement) => {
          statements += 1;
          return query(...statement);
        };
      };
      const both = { keptPatientId: kept, mergedPatientId: merged, reason: 'registered twice' };
      const done = await clinic.write((query, context) => mergePatients(counting(query), both, context));
      expect([done.moved, (await recordOf(kept)).pfts.length]).toEqual([tests, tests]);
      const undone = await clinic.write((query, context) =>
        undoMerge(counting(query), { ...both, mergeId: done.mergeId }, context),
      );
      expect([undone.moved, (await recordOf(merged)).pfts.length]).toEqual([tests, tests]);
      return statements;
    };
    expect(await counted(500)).toEqual(await counted(2));
  });
});

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(withoutIds(one))).sort();
  if (typeof value === 'string') return ID.test(value) ? 'id' : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]): [string, unknown] => [key, withoutIds(one)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
