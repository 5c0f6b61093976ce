import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { ForbiddenError } from '../errors.js';
import { newId } from '../new-id.js';
import { countOf, handIn, importFile, NOW, runOptions } from './import-file.spec-support.js';
import { runImport } from './run-import.js';

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
      'a,2026-01-02,joint,,',
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
