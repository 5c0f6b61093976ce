import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportKind } from '@interstice/contracts';
import { describeWithReferenceData, openTestClinic, type TestClinic } from '@interstice/test-support';
import { countOf, importFile } from './import-file.spec-support.js';
import { readHeader, type ImportHeader } from './import-header.js';
import type { ImportProblem } from './import-problem.js';
import { parseRow } from './parse-row.js';
import { readRows } from './read-rows.js';

/** More than one batch; of the larger files the rest is read and not stored. */
const STORED = 600;

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
    const beginning = async () =>
      (await bytes())
        .toString('utf8')
        .split('\n')
        .slice(0, STORED + 1);
    const stored = Math.min(rows, STORED);

    it('is understood row by row, and no bound of plausibility refuses one', async () => {
      let header: ImportHeader | undefined;
      let understood = 0;
      const problems: ImportProblem[] = [];
      const file = await bytes();
      for await (const row of readRows(once(file))) {
        if (header === undefined) {
          header = readHeader(kind, row, false);
          continue;
        }
        const parsed = parseRow(header, row);
        if ('problems' in parsed) problems.push(...parsed.problems);
        else understood += 1;
      }
      expect({ problems, understood }).toEqual({ problems: [], understood: rows });
    });

    it('is stored row by row, and changes nothing the second time', async () => {
      const before = await countOf(clinic, table);
      const first = await importFile(clinic, kind, await beginning());
      expect(first).toMatchObject({ status: 'completed', rows: stored, created: stored, errors: [] });
      const again = await importFile(clinic, kind, await beginning());
      expect(again).toMatchObject({ status: 'completed', rows: stored, created: 0, unchanged: stored });
      expect(await countOf(clinic, table)).toBe(before + stored);
    });
  });
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}
