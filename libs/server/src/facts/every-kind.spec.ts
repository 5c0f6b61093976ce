import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { correctFact } from './correct-fact.js';
import { samplesOf } from './every-kind.spec-support.js';
import { factColumns } from './fact-columns.js';
import type { FactInput, RecordedFactKind } from './fact-input.js';
import { FACT_KINDS, FACT_TABLES, FACT_VALUE_COLUMNS } from './fact-tables.js';
import { withdrawFact } from './withdraw-fact.js';

/** What every version carries, whatever it says. */
const CARRIED = [
  'id',
  'patient_id',
  'site_id',
  'lineage_id',
  'supersedes',
  'superseded_at',
  'withdrawn_at',
  'recorded_at',
  'recorded_by',
  'source',
  'source_key',
  'content_digest',
  'reason',
];

let clinic: TestClinic;

beforeAll(async () => {
  clinic = await openTestClinic();
});
afterAll(() => clinic.close());

/** A patient for whom a fact of the kind can be recorded, and two things that it may say. */
async function patientFor(kind: RecordedFactKind): Promise<[string, FactInput, FactInput]> {
  const patientId = await clinic.register();
  const treatment = await clinic.record(patientId, {
    kind: 'treatment',
    values: { drug: 'rituximab', startedOn: '2025-05-01', indication: 'ctd' },
  });
  return [patientId, ...samplesOf(kind, treatment.lineageId)];
}

interface VersionRow extends Record<string, unknown> {
  readonly id: string;
  readonly supersedes: string | null;
  readonly superseded: boolean;
  readonly withdrawn: boolean;
  readonly reason: string | null;
  readonly recordedBy: string;
}

const versionsOf = (patientId: string, kind: RecordedFactKind, lineageId: string) =>
  clinic.write((query) =>
    query<VersionRow>(
      `SELECT id, supersedes, superseded_at IS NOT NULL AS superseded, withdrawn_at IS NOT NULL AS withdrawn, reason,
              recorded_by AS "recordedBy"
         FROM ${FACT_TABLES[kind]} WHERE patient_id = $1 AND lineage_id = $2 ORDER BY supersedes NULLS FIRST`,
      [patientId, lineageId],
    ),
  );

const valuesOf = async (patientId: string, kind: RecordedFactKind, id: string) => {
  const columns = FACT_VALUE_COLUMNS[kind].map((column) => `'${column}', ${column}`).join(', ');
  const [row] = await clinic.write((query) =>
    query<{ stored: Record<string, unknown> }>(
      `SELECT json_build_object(${columns}) AS stored FROM ${FACT_TABLES[kind]} WHERE patient_id = $1 AND id = $2`,
      [patientId, id],
    ),
  );
  return row?.stored;
};

/** JSON columns as objects and instants as PostgreSQL writes them, so that they compare with what was read. */
function asStored(fact: FactInput): Record<string, unknown> {
  const stored = Object.entries(factColumns(fact)).map(([name, value]) => {
    if (name.endsWith('_at') && typeof value === 'string') return [name, value.replace('.000Z', '+00:00')];
    if (['value', 'reference_ranges', 'reported'].includes(name)) return [name, JSON.parse(String(value))];
    return [name, value];
  });
  return Object.fromEntries(stored) as Record<string, unknown>;
}

describe.each(FACT_KINDS)('a %s', (kind) => {
  it('is written and read by all the columns of its table (B-29)', async () => {
    const columns = await clinic.write((query) =>
      query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute
          WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [FACT_TABLES[kind]],
      ),
    );
    const said = columns.map(({ name }) => name).filter((name) => !CARRIED.includes(name));
    expect([...FACT_VALUE_COLUMNS[kind]].sort()).toEqual(said.sort());
    const [sample] = samplesOf(kind);
    expect(Object.keys(factColumns(sample)).sort()).toEqual(said);
  });

  it('is corrected without losing what was known, who changed it and why', async () => {
    const [patientId, wrong, right] = await patientFor(kind);
    const first = await clinic.record(patientId, wrong);
    const { recordRevision } = await clinic.load(patientId);
    const corrected = await clinic.write((query, context) =>
      correctFact(query, patientId, first.lineageId, right, { reason: 'digits swapped' }, context),
    );

    expect(corrected).toMatchObject({ lineageId: first.lineageId, unchanged: false });
    expect((await clinic.load(patientId)).recordRevision).toBe(recordRevision + 1);
    expect(await versionsOf(patientId, kind, first.lineageId)).toEqual([
      {
        id: first.id,
        supersedes: null,
        superseded: true,
        withdrawn: false,
        reason: null,
        recordedBy: clinic.user.userId,
      },
      {
        id: corrected.id,
        supersedes: first.id,
        superseded: false,
        withdrawn: false,
        reason: 'digits swapped',
        recordedBy: clinic.user.userId,
      },
    ]);
    expect(await valuesOf(patientId, kind, first.id)).toEqual(asStored(wrong));
    expect(await valuesOf(patientId, kind, corrected.id)).toEqual(asStored(right));
  });

  it('leaves before and after of a correction to the trail, apart from the event', async () => {
    const [patientId, wrong, right] = await patientFor(kind);
    const { lineageId } = await clinic.record(patientId, wrong);
    await clinic.write((query, context) =>
      correctFact(query, patientId, lineageId, right, { reason: 'digits swapped' }, context),
    );
    const events = await clinic.write((query) =>
      query(
        `SELECT canonical, payload."values" FROM audit_event JOIN audit_payload AS payload ON event_id = id
          WHERE patient_id = $1 AND action = $2 AND entity_id = $3`,
        [patientId, `${kind}.corrected`, lineageId],
      ),
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      values: { reason: 'digits swapped', before: asStored(wrong) },
      canonical: expect.not.stringContaining('digits'),
    });
  });

  it('is withdrawn with a reason, stays on record and is gone from what is judged', async () => {
    const [patientId, wrong] = await patientFor(kind);
    const empty = (await clinic.load(patientId)).record;
    const { lineageId, id } = await clinic.record(patientId, wrong);
    expect((await clinic.load(patientId)).record).not.toEqual(empty);
    await clinic.write((query, context) =>
      withdrawFact(query, patientId, kind, lineageId, 'entered twice', context),
    );

    expect((await clinic.load(patientId)).record).toEqual(empty);
    expect(await versionsOf(patientId, kind, lineageId)).toMatchObject([
      { id, withdrawn: true, superseded: false },
    ]);
    const actions = await clinic.write((query) =>
      query(
        `SELECT fact_kind AS "factKind", version_id AS "versionId", kind, reason, by_user AS "byUser"
           FROM fact_action WHERE patient_id = $1 AND lineage_id = $2`,
        [patientId, lineageId],
      ),
    );
    expect(actions).toEqual([
      {
        factKind: kind,
        versionId: id,
        kind: 'withdrawn',
        reason: 'entered twice',
        byUser: clinic.user.userId,
      },
    ]);
  });
});

describe.each(FACT_KINDS.filter((kind) => kind !== 'person-fact'))('a %s that comes again', (kind) => {
  it('is the same result in any form that it ever had (B-30)', async () => {
    const [patientId, wrong, right] = await patientFor(kind);
    const { lineageId } = await clinic.record(patientId, wrong);
    const { id } = await clinic.write((query, context) =>
      correctFact(query, patientId, lineageId, right, { reason: 'digits swapped' }, context),
    );
    for (const source of ['manual', 'import'] as const) {
      for (const sent of [wrong, right]) {
        expect(await clinic.record(patientId, sent, source)).toMatchObject({
          lineageId,
          id,
          unchanged: true,
        });
      }
    }
    expect(await versionsOf(patientId, kind, lineageId)).toHaveLength(2);
  });

  it('is not brought back by a file after it was withdrawn, but by a person who enters it again', async () => {
    const [patientId, wrong, right] = await patientFor(kind);
    const { lineageId } = await clinic.record(patientId, wrong);
    await clinic.write((query, context) =>
      correctFact(query, patientId, lineageId, right, { reason: 'digits swapped' }, context),
    );
    await clinic.withdraw(patientId, kind, lineageId);
    for (const sent of [wrong, right]) {
      expect(await clinic.record(patientId, sent, 'import')).toMatchObject({ lineageId, unchanged: true });
    }
    const again = await clinic.record(patientId, right, 'manual');
    expect(again.unchanged).toBe(false);
    expect(again.lineageId).not.toBe(lineageId);
    expect(await clinic.record(patientId, right, 'import')).toMatchObject({ id: again.id, unchanged: true });
  });
});
