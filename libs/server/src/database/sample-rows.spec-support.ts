import pg from 'pg';

export type SampleRow = Readonly<Record<string, unknown>>;

/** Identities of one clinic's sample; two clinics share nothing. */
export interface SampleClinic {
  readonly number: number;
  readonly siteId: string;
  readonly userId: string;
  readonly patientId: string;
}

/** @param number - 1 to 9; ids are readable in a failure: the last group starts with it */
export function sampleClinic(number: number): SampleClinic {
  return { number, siteId: idOf(number, 1), userId: idOf(number, 2), patientId: idOf(number, 3) };
}

/** A UUIDv7 that says whose it is. */
export function idOf(clinic: number, item: number): string {
  return `019e0000-0000-7000-8000-${clinic}${String(item).padStart(11, '0')}`;
}

const AT = '2026-03-01T09:00:00Z';

/**
 * One row for every table that belongs to a site, in an order in which they can be inserted.
 * The isolation test fails for a table of the catalogue that is missing here.
 */
export function sampleRows(clinic: SampleClinic): Readonly<Record<string, SampleRow>> {
  const { number, siteId: site_id, userId, patientId: patient_id } = clinic;
  const id = (item: number) => idOf(number, item);
  const ofPatient = { patient_id, site_id };
  const fact = (item: number) => ({
    ...ofPatient,
    id: id(item),
    lineage_id: id(item),
    recorded_at: AT,
    recorded_by: userId,
    source: 'manual',
    content_digest: `digest ${item}`,
  });
  return {
    site: { id: site_id, name: `Clinic ${number}`, time_zone: 'Europe/Vienna' },
    user: {
      id: userId,
      email: `nurse${number}@clinic.example`,
      display_name: `Nurse ${number}`,
      password_hash: '$argon2id$none',
    },
    site_membership: { user_id: userId, site_id, role: 'nurse' },
    patient: {
      id: patient_id,
      site_id,
      mrn: `MRN-${number}`,
      family_name: 'Example',
      given_name: 'Pat',
      birth_date: '1960-05-04',
      registered_on: '2026-01-10',
    },
    patient_review_state: { ...ofPatient },
    person_fact: { ...fact(10), kind: 'sex', valid_on: '1960-05-04', value: { sex: 'female' } },
    pft: { ...fact(11), tested_on: '2026-02-01', fvc_ml: 3000, bronchodilator: 'unknown' },
    hrct: { ...fact(12), performed_on: '2026-02-02' },
    symptom_report: { ...fact(13), reported_on: '2026-02-03', change: 'stable' },
    blood_test: { ...fact(14), collected_on: '2026-02-04', insufficient: false, wbc_thousandths: 6500 },
    treatment: { ...fact(15), drug: 'mycophenolate-mofetil', started_on: '2026-01-12', indication: 'ild' },
    treatment_change: { ...fact(16), treatment_lineage_id: id(15), changed_on: '2026-02-05', kind: 'hold' },
    visit: { ...fact(17), visited_on: '2026-02-06', specialty: 'joint' },
    oxygen_need: { ...fact(18), assessed_on: '2026-02-07', litres_per_minute_tenths: 20 },
    caution: { ...fact(19), noted_on: '2026-02-08', kind: 'renal' },
    progression_decision: { ...fact(40), decided_on: '2026-02-09', decision: 'referred' },
    fact_action: {
      ...ofPatient,
      id: id(41),
      fact_kind: 'visit',
      lineage_id: id(17),
      version_id: id(17),
      kind: 'withdrawn',
      reason: 'entered twice',
      at: AT,
    },
    exclusion: {
      ...ofPatient,
      id: id(42),
      pft_lineage_id: id(11),
      reason: 'chest infection',
      excluded_at: AT,
    },
    interval_override: {
      ...ofPatient,
      id: id(46),
      test: 'pft',
      interval_count: 12,
      interval_unit: 'months',
      until: '2027-01-31',
      reason: 'stable for years',
      set_at: AT,
    },
    patient_merge: {
      ...ofPatient,
      id: id(44),
      merged_patient_id: id(43),
      reason: 'entered twice',
      merged_at: AT,
    },
    merge_claim: {
      ...ofPatient,
      merge_id: id(44),
      lineage_id: id(11),
      named_patient_id: id(43),
      fact_kind: 'pft',
      is_first: true,
      claimed_at: AT,
    },
    import: {
      id: id(45),
      site_id,
      kind: 'pfts',
      file_name: 'pfts.csv',
      file_bytes: 3,
      file_sha256: '0',
      dry_run: false,
      requested_by: userId,
      requested_at: AT,
    },
    import_part: { import_id: id(45), part: 0, site_id, bytes: Buffer.alloc(3) },
    import_error: { import_id: id(45), seq: 1, site_id, line: 2, detail: 'expected a day' },
    review: {
      ...ofPatient,
      id: id(20),
      record_revision: 0,
      rule_set_seq: 1,
      as_of: '2026-03-01',
      next_review_on: '2026-03-15',
      output: Buffer.from('packed'),
      changed_alert: false,
      reviewed_at: AT,
    },
    due_item: {
      ...ofPatient,
      id: id(21),
      test: 'pft',
      cycle: 'baseline',
      opens_on: '2026-01-10',
      target_on: '2026-01-24',
      closes_on: '2026-02-07',
      rule_ids: ['m-01'],
      detail: {},
      created_at: AT,
      updated_at: AT,
    },
    due_counter: { id: id(46), site_id, test: 'hrct', day: '2026-04-01', opening: 1, closing: 0 },
    alert: {
      ...ofPatient,
      id: id(22),
      key: 'progression:inbuild:none',
      kind: 'progression',
      rule_id: 'inbuild',
      severity: 'warning',
      status: 'open',
      certainty: 'provisional',
      evidence_revision: 1,
      evidence: {},
      opened_at: AT,
      updated_at: AT,
    },
    alert_action: {
      ...ofPatient,
      id: id(23),
      alert_id: id(22),
      kind: 'opened',
      evidence_revision: 1,
      at: AT,
    },
    audit_event: {
      id: id(30),
      site_id,
      patient_id,
      user_id: userId,
      action: 'pft.recorded',
      at: AT,
      canonical: '{}',
    },
    audit_payload: { event_id: id(30), site_id, salt: Buffer.alloc(16), values: {} },
    change: { ...ofPatient, kind: 'fact', entity_id: id(11) },
  };
}

/** Statement and values that insert one row. */
export function insertOf(table: string, row: SampleRow): { text: string; values: unknown[] } {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const names = columns.map((column) => pg.escapeIdentifier(column));
  return {
    text: `INSERT INTO ${pg.escapeIdentifier(table)} (${names.join(', ')}) VALUES (${places.join(', ')})`,
    values: Object.values(row),
  };
}

/** Asks one question as one role. */
export function askAs<Row extends Record<string, unknown>>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return withRole(url, async (client) => (await client.query<Row>(text, values)).rows);
}

/** Runs statements as one role, each in a transaction of its own, and closes the connection. */
export async function withRole<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Tables whose rows take a second patient: see {@link seedMerges}. */
const OF_MERGES: readonly string[] = ['patient_merge', 'merge_claim'];

/** Clinics with a row in every table but those of merges. */
export async function seedClinics(ownerUrl: string, clinics: readonly SampleClinic[]): Promise<void> {
  await withRole(ownerUrl, async (client) => {
    for (const clinic of clinics) {
      for (const [table, row] of Object.entries(sampleRows(clinic))) {
        if (!OF_MERGES.includes(table)) await client.query(insertOf(table, row));
      }
    }
  });
}

/** A second patient for each clinic, merged into the first. */
export async function seedMerges(ownerUrl: string, clinics: readonly SampleClinic[]): Promise<void> {
  await withRole(ownerUrl, async (client) => {
    for (const clinic of clinics) {
      const { patient, patient_merge: merge, merge_claim: claim } = sampleRows(clinic);
      const second = { ...patient, id: merge?.['merged_patient_id'], mrn: `MRN-${clinic.number}-again` };
      await client.query(insertOf('patient', second));
      await client.query(insertOf('patient_merge', { ...merge }));
      await client.query(insertOf('merge_claim', { ...claim }));
    }
  });
}
