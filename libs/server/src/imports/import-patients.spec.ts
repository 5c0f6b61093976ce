import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { countOf, importFile } from './import-file.spec-support.js';

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

  it.each([{ dryRun: true }, { dryRun: false }])(
    'takes one record number in other capitals for the same person, in one file and on record ($dryRun) (B-31)',
    async ({ dryRun }) => {
      const row = 'Ç-Demo-7,Seventh,Ed,1970-01-01,male,,sle,,';
      const again = row.replace('Ç-Demo-7', 'ç-demo-7');
      const other = again.replace('Ed', 'Flo');
      const imported = await importFile(clinic, 'patients', [HEADER, row, again, other], { dryRun });
      expect(imported).toMatchObject({ created: 1, unchanged: 1, failed: 1 });
      expect(imported.errors).toEqual([expect.stringMatching(/^4 given_name: /)]);
      if (dryRun) return;
      expect(await importFile(clinic, 'patients', [HEADER, again])).toMatchObject({
        created: 0,
        unchanged: 1,
      });
      expect(await importFile(clinic, 'patients', [HEADER, other])).toMatchObject({ failed: 1 });
      expect(await countOf(clinic, 'patient', `lower(mrn) LIKE '%demo-7'`)).toBe(1);
      expect(await idOf('Ç-Demo-7')).not.toBe('');
    },
  );

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
      '4 sex: expected one of female, male, unknown',
      '4 ctd: expected one of ssc, ra, iim, mctd, sjd, sle, undifferentiated',
      expect.stringMatching(/^4 height_cm: expected centimetres/),
    ]);
  });
});
