import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeWithReferenceData, openTestClinic, type TestClinic } from '@interstice/test-support';
import type { ImportKind } from '@interstice/contracts';
import { countOf, importFile } from './import-file.spec-support.js';

describeWithReferenceData('real results of real people', (folder) => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  // Rows of the files, which have one line each and a header: NHANES 2007 to 2012, Mayo PBC.
  it.each<[string, ImportKind, string, number]>([
    ['nhanes-patients.csv', 'patients', 'patient', 3000],
    ['nhanes-pfts.csv', 'pfts', 'pft', 3000],
    ['pbc-patients.csv', 'patients', 'patient', 312],
    ['pbc-blood-tests.csv', 'blood-tests', 'blood_test', 1945],
  ])(
    '%s is taken row by row, none refused, and changes nothing the second time',
    async (name, kind, table, rows) => {
      const file = await readFile(join(folder, 'imports', name));
      const before = await countOf(clinic, table);
      const first = await importFile(clinic, kind, file);
      expect(first).toMatchObject({
        status: 'completed',
        rows,
        created: rows,
        unchanged: 0,
        failed: 0,
        errors: [],
      });
      expect(await importFile(clinic, kind, file)).toMatchObject({
        rows,
        created: 0,
        unchanged: rows,
        failed: 0,
      });
      expect(await countOf(clinic, table)).toBe(before + rows);
    },
  );
});
