import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportKind } from '@interstice/contracts';
import { describeWithReferenceData, openTestClinic, type TestClinic } from '@interstice/test-support';
import { countOf, importFile } from './import-file.spec-support.js';

describeWithReferenceData('real results of real people', (folder) => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  // Rows of the files, which have a line each: NHANES 2007 to 2012, Mayo PBC.
  describe.each<[string, ImportKind, string, number]>([
    ['nhanes-patients.csv', 'patients', 'patient', 3000],
    ['nhanes-pfts.csv', 'pfts', 'pft', 3000],
    ['pbc-patients.csv', 'patients', 'patient', 312],
    ['pbc-blood-tests.csv', 'blood-tests', 'blood_test', 1945],
  ])('%s', (name, kind, table, rows) => {
    const bytes = () => readFile(join(folder, 'imports', name));

    it('is taken row by row, and no bound of plausibility refuses one', async () => {
      const before = await countOf(clinic, table);
      const imported = await importFile(clinic, kind, await bytes());
      expect(imported).toMatchObject({ status: 'completed', rows, created: rows, failed: 0, errors: [] });
      expect(await countOf(clinic, table)).toBe(before + rows);
    });

    it('changes nothing the second time', async () => {
      const before = await countOf(clinic, table);
      const imported = await importFile(clinic, kind, await bytes());
      expect(imported).toMatchObject({ status: 'completed', rows, created: 0, unchanged: rows, failed: 0 });
      expect(await countOf(clinic, table)).toBe(before);
    });
  });
});
