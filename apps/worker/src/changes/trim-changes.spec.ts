import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { trimChanges } from './trim-changes.js';

describe('the feed of changes', () => {
  let clinic: TestClinic;
  let patientId: string;

  const write = (age: string, rows: number) =>
    clinic.gateways.asUser(clinic.user, (query) =>
      query(
        `INSERT INTO change (site_id, patient_id, kind, at)
         SELECT $1, $2, 'fact', CURRENT_TIMESTAMP - $3::interval FROM generate_series(1, $4::int)`,
        [clinic.siteId, patientId, age, rows],
      ),
    );
  const count = async () => {
    const [row] = await clinic.gateways.asWorker((query) =>
      query<{ rows: number }>(`SELECT count(*) AS rows FROM change`),
    );
    return row?.rows;
  };

  beforeAll(async () => {
    clinic = await openTestClinic();
    patientId = await clinic.register();
    await clinic.gateways.asWorker((query) => query(`DELETE FROM change`));
  });
  afterAll(() => clinic.close());

  it('is kept for a week and then removed, however much it is, and only by the worker', async () => {
    expect(await trimChanges(clinic.gateways)).toBe(0);
    await write('7 days 1 hour', 5_001);
    await write('6 days 23 hours', 2);
    expect(await trimChanges(clinic.gateways)).toBe(5_001);
    expect(await count()).toBe(2);
    expect(await trimChanges(clinic.gateways)).toBe(0);
    const asPerson = clinic.gateways.asUser(clinic.user, (query) => query(`DELETE FROM change`));
    await expect(asPerson).rejects.toMatchObject({ code: '42501' });
  });
});
