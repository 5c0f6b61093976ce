import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import type { ImportKind } from '@interstice/contracts';
import { ForbiddenError } from '../errors.js';
import { newId } from '../new-id.js';
import { countOf, handIn, importFile, NOW, runOptions } from './import-file.spec-support.js';
import { runImport } from './run-import.js';

describe('a file of every kind', () => {
  let clinic: TestClinic;
  let patientId: string;

  beforeAll(async () => {
    clinic = await openTestClinic();
    patientId = await clinic.register({ mrn: 'A' });
  });
  afterAll(() => clinic.close());

  const recordOf = async () => (await clinic.load(patientId)).record;

  it.each<[ImportKind, string[], (record: Awaited<ReturnType<typeof recordOf>>) => unknown, unknown]>([
    [
      'pfts',
      [
        'mrn,tested_on,fvc_ml,fvc_pct_pred,fev1_ml,dlco,dlco_unit,dlco_pct_pred,reference_equation,quality_grade,' +
          'bronchodilator,laboratory,setting,device,height_cm,hb_corrected,haemoglobin_g_per_l,' +
          'dlco_reference_equation,tested_at,not_done',
        'A,2026-01-05,2640,80.5,2100,5.123,mmol/min/kPa,62.5,GLI 2022,B,pre,Lab,lab,Spiro 9,164.5,true,128.4,GLI 2017,' +
          '2026-01-05T10:15:00+01:00,',
        'A,2026-01-12,,,,,,,,,,,,,,,,,,unable',
      ],
      ({ pfts }) => pfts.map(({ lineageId: _, id: __, ...said }) => said),
      [
        {
          testedOn: '2026-01-05',
          fvc: 2640,
          fvcPctPred: 805,
          fev1: 2100,
          dlco: 5123,
          dlcoUnit: 'mmol/min/kPa',
          dlcoPctPred: 625,
          hbCorrected: true,
          haemoglobin: 1284,
          referenceEquation: 'GLI 2022',
          dlcoReferenceEquation: 'GLI 2017',
          qualityGrade: 'B',
          bronchodilator: 'pre',
          setting: 'lab',
          laboratory: 'Lab',
          device: 'Spiro 9',
          height: 1645,
        },
        { testedOn: '2026-01-12', bronchodilator: 'unknown', notDone: 'unable' },
      ],
    ],
    [
      'hrcts',
      [
        'mrn,performed_on,fibrosis_extent_pct,fibrosis_band,ild_extent_pct,pattern,fibrosis_change,compared_with_on',
        'A,2026-01-05,12.5,under-20,20,NSIP,stable,2025-01-05',
      ],
      ({ hrcts }) =>
        hrcts.map(({ performedOn, pattern, fibrosisChange }) => ({ performedOn, pattern, fibrosisChange })),
      [{ performedOn: '2026-01-05', pattern: 'NSIP', fibrosisChange: 'stable' }],
    ],
    [
      'blood-tests',
      [
        'mrn,collected_on,wbc_10e9_per_l,neutrophils_10e9_per_l,lymphocytes_10e9_per_l,eosinophils_10e9_per_l,' +
          'haemoglobin_g_per_l,platelets_10e9_per_l,mcv_fl,albumin_g_per_l,alt_u_per_l,ast_u_per_l,' +
          'bilirubin_umol_per_l,creatinine_umol_per_l,crp_mg_per_l,igg_g_per_l,laboratory,collected_at,insufficient',
        'A,2026-01-05,6.4,4.1,1.8,0.2,131,245,91,38,28,30,13.7,88.4,12,9.5,Lab,2026-01-05T08:00:00Z,false',
        'A,2026-01-12,,,,,,,,,,,,,,,Lab,,true',
      ],
      ({ bloodTests }) => bloodTests.map(({ collectedOn, insufficient }) => ({ collectedOn, insufficient })),
      [
        { collectedOn: '2026-01-05', insufficient: false },
        { collectedOn: '2026-01-12', insufficient: true },
      ],
    ],
    [
      'symptom-reports',
      ['mrn,reported_on,change,compared_with_on,instrument,score', 'A,2026-01-05,worse,2025-10-01,mMRC,2'],
      ({ symptomReports }) => symptomReports.map(({ reportedOn, change }) => ({ reportedOn, change })),
      [{ reportedOn: '2026-01-05', change: 'worse' }],
    ],
    [
      'treatments',
      [
        'mrn,drug,route,planned_start_on,started_on,stopped_on,stop_reason,indication',
        'A,mycophenolate-mofetil,oral,,2025-01-05,2025-06-05,intolerance,ild',
        'A,nintedanib,oral,2026-04-01,,,,ild',
      ],
      ({ treatments }) => treatments.map(({ drug }) => drug).sort(),
      ['mycophenolate-mofetil', 'nintedanib'],
    ],
    [
      'visits',
      ['mrn,on,specialty', 'A,2026-01-05,joint'],
      ({ visits }) => visits.map(({ on, specialty }) => ({ on, specialty })),
      [{ on: '2026-01-05', specialty: 'joint' }],
    ],
    [
      'progression-decisions',
      ['mrn,decided_on,decision,baseline_on', 'A,2025-11-04,escalated,2025-10-20', 'A,2025-12-04,referred,'],
      ({ progressionDecisions }) => progressionDecisions.map(({ decision }) => decision),
      ['escalated', 'referred'],
    ],
  ])(
    '%s is stored as if entered by hand, with its trail, and makes the answers out of date',
    async (kind, rows, read, expected) => {
      const before = await clinic.load(patientId);
      const events = await countOf(clinic, 'audit_event', `action LIKE '%.recorded'`);
      const imported = await importFile(clinic, kind, rows);
      expect(imported).toMatchObject({
        status: 'completed',
        created: rows.length - 1,
        unchanged: 0,
        errors: [],
      });
      const after = await clinic.load(patientId);
      expect(read(after.record)).toEqual(expected);
      expect(after.recordRevision).toBe(before.recordRevision + 1);
      expect(await countOf(clinic, 'audit_event', `action LIKE '%.recorded'`)).toBe(events + rows.length - 1);
      const trail = `request_id = 'import:${imported.importId}' AND action LIKE '%.recorded'`;
      expect(
        await countOf(clinic, `audit_event JOIN audit_payload ON event_id = audit_event.id`, trail),
      ).toBe(rows.length - 1);

      expect(await importFile(clinic, kind, rows)).toMatchObject({
        created: 0,
        unchanged: rows.length - 1,
        errors: [],
      });
      expect((await clinic.load(patientId)).recordRevision).toBe(after.recordRevision);
    },
  );
});

describe('a file of patients', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  const HEADER = 'mrn,family_name,given_name,birth_date,sex,height_cm,ctd,ild_diagnosed_on,ctd_diagnosed_on';
  const ADA = 'P-1,Example,Ada,1961-05-04,female,165,ssc,2024-02-01,2020-01-01';
  const idOf = async (mrn: string) => {
    const [row] = await clinic.gateways.asUser(clinic.user, (query) =>
      query<{ id: string }>(`SELECT id FROM patient WHERE mrn = $1`, [mrn]),
    );
    return row?.id ?? '';
  };

  it('registers those who are new, from today on, with all that was said of them', async () => {
    const rows = [HEADER, ADA, 'P-2,Other,Bo,1955-01-01,male,,ra,,'];
    expect(await importFile(clinic, 'patients', rows)).toMatchObject({
      status: 'completed',
      created: 2,
      errors: [],
    });
    const { record } = await clinic.load(await idOf('P-1'));
    expect(record.registeredOn).toBe('2026-03-02');
    const facts = Object.fromEntries(record.person.map(({ kind, on, value }) => [kind, { on, ...value }]));
    expect(facts).toMatchObject({
      sex: { on: '1961-05-04', sex: 'female' },
      'birth-date': { birthDate: '1961-05-04' },
      height: { on: '2026-03-02', heightCm: 165 },
      ctd: { on: '2020-01-01', primary: 'ssc' },
      'ild-diagnosis': { diagnosedOn: '2024-02-01' },
      'ctd-diagnosis': { diagnosedOn: '2020-01-01' },
      status: { status: 'active' },
    });
    expect(await importFile(clinic, 'patients', rows)).toMatchObject({
      created: 0,
      unchanged: 2,
      errors: [],
    });
  });

  it('names the columns in which a known patient differs, without a value, and changes nothing', async () => {
    const before = await clinic.load(await idOf('P-1'));
    const imported = await importFile(clinic, 'patients', [
      HEADER,
      ADA.replace('Example', 'Exampel').replace('165', '170'),
    ]);
    expect(imported).toMatchObject({ status: 'completed', created: 0, unchanged: 0, failed: 1 });
    const detail = 'differs from what is on record for this mrn: change it there if the file is right (B-26)';
    expect(imported.errors).toEqual([`2 family_name: ${detail}`, `2 height_cm: ${detail}`]);
    expect(await clinic.load(await idOf('P-1'))).toEqual(before);
  });

  it('leaves a row of a patient unchanged that says less, and one that said the same before a change by hand', async () => {
    const patientId = await idOf('P-1');
    await clinic.record(patientId, {
      kind: 'person-fact',
      values: { kind: 'height', on: '2026-03-02', value: { heightCm: 164 } },
    });
    await clinic.write((query) =>
      query(`UPDATE patient SET family_name = 'Married' WHERE id = $1`, [patientId]),
    );
    const rows = [HEADER, ADA, 'P-1,Married,Ada,1961-05-04,female,,ssc,,'];
    expect(await importFile(clinic, 'patients', rows)).toMatchObject({ unchanged: 2, errors: [] });
  });

  it('tells two rows with one record number apart: the same once more is unchanged, another is refused', async () => {
    const rows = [
      HEADER,
      'P-3,Third,Cy,1970-01-01,male,,sle,,',
      'P-3,Third,Cy,1970-01-01,male,,sle,,',
      'P-3,Fourth,Di,1970-01-01,male,,sle,,',
    ];
    const imported = await importFile(clinic, 'patients', rows);
    expect(imported).toMatchObject({ created: 1, unchanged: 1, failed: 1 });
    expect(imported.errors.map((error) => error.split(':')[0])).toEqual(['4 family_name', '4 given_name']);
  });

  it('refuses what no form would take, with the column', async () => {
    const imported = await importFile(clinic, 'patients', [
      HEADER,
      'P-4,,Ada,1961-05-04,female,165,ssc,,',
      'P-5,Example,Ada,2026-03-03,female,165,ssc,,',
      'P-6,Example,Ada,1961-05-04,F,1.65,lupus,1950-01-01,',
    ]);
    expect(imported).toMatchObject({ created: 0, failed: 3 });
    expect(imported.errors).toEqual([
      '2 family_name: expected a value: this column may not be empty',
      '3 birth_date: expected a day no later than today at the site, 2026-03-02',
      expect.stringMatching(/^4 sex: expected one of "female"\|"male"\|"unknown"$/),
      expect.stringMatching(/^4 ctd: expected one of/),
      expect.stringMatching(/^4 height_cm: expected centimetres/),
    ]);
  });
});

describe('whose file it is', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
    await clinic.register({ mrn: 'A', birthDate: '1960-05-01', familyName: 'Müller' });
  });
  afterAll(() => clinic.close());

  const memberWith = async (role: string) => {
    const userId = newId(new Date(NOW));
    await clinic.write(async (query) => {
      await query(
        `INSERT INTO "user" (id, email, display_name, password_hash)
         SELECT $1, $2, 'Test', password_hash FROM "user" WHERE id = $3`,
        [userId, `${userId}@test.example`, clinic.user.userId],
      );
      await query(`INSERT INTO site_membership (user_id, site_id, role) VALUES ($1, $2, $3)`, [
        userId,
        clinic.siteId,
        role,
      ]);
    });
    return { ...clinic.user, userId };
  };

  it('a row that names another birth date or family name than the record number has is refused (B-31)', async () => {
    const imported = await importFile(clinic, 'visits', [
      'mrn,on,specialty,birth_date,family_name',
      'A,2026-01-01,joint,1960-05-01,MÜLLER',
      'A,2026-01-02,joint,,',
      'A,2026-01-03,joint,1960-05-02,Müller',
      'A,2026-01-04,joint,1960-05-01,Schmidt',
      'A,2026-01-05,joint,1.5.1960,Müller',
    ]);
    expect(imported).toMatchObject({ created: 2, failed: 3 });
    expect(imported.errors).toEqual([
      '4 birth_date: differs from the patient with this mrn: is this somebody else? (B-31)',
      '5 family_name: differs from the patient with this mrn: is this somebody else? (B-31)',
      '6 birth_date: expected a calendar day that exists, written YYYY-MM-DD',
    ]);
  });

  it('a site may require both with every result', async () => {
    await clinic.write((query) =>
      query(`UPDATE site SET settings = settings || '{"importsRequireIdentity": true}'`),
    );
    const without = await importFile(clinic, 'visits', ['mrn,on,specialty', 'A,2026-02-01,joint']);
    expect(without).toMatchObject({ status: 'failed', errorCode: 'header' });
    expect(without.errors).toEqual([
      '1 birth_date: expected this column',
      '1 family_name: expected this column',
    ]);
    const half = await importFile(clinic, 'visits', [
      'mrn,on,specialty,birth_date,family_name',
      'A,2026-02-01,joint,1960-05-01,',
    ]);
    expect(half.errors).toEqual([
      '2 family_name: expected a value: this site asks results to say whose they are (B-31)',
    ]);
    await clinic.write((query) => query(`UPDATE site SET settings = '{}'`));
  });

  it('a coordinator registers patients by file, and records no results', async () => {
    const user = await memberWith('coordinator');
    const patients = [
      'mrn,family_name,given_name,birth_date,sex,ctd',
      'C-1,Example,Ada,1961-05-04,female,ssc',
    ];
    expect(await importFile(clinic, 'patients', patients, { user })).toMatchObject({ created: 1 });
    await expect(handIn(clinic, 'visits', 'mrn,on,specialty', { user })).rejects.toThrow(ForbiddenError);
  });

  it('nothing is written for somebody who may no longer import when it runs', async () => {
    const user = await memberWith('nurse');
    const importId = await handIn(clinic, 'visits', ['mrn,on,specialty', 'A,2026-02-02,joint'], { user });
    await clinic.write((query) => query(`DELETE FROM site_membership WHERE user_id = $1`, [user.userId]));
    const visits = await countOf(clinic, 'visit');
    expect(await runImport(clinic.gateways, importId, runOptions)).toMatchObject({
      status: 'failed',
      errorCode: 'forbidden',
    });
    expect(await countOf(clinic, 'visit')).toBe(visits);
  });
});
