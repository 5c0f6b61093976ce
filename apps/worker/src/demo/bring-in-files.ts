import type { IsoDate } from '@interstice/clinical';
import type { ImportKind } from '@interstice/contracts';
import { queueImport, runImport, type FactInput } from '@interstice/server';
import { asStaff, type DemoClinic } from './demo-clinic.js';
import { dayOf, type DemoPatient } from './demo-patient.js';
import { writeCsv, type CsvRow } from './write-csv.js';

/** Kinds of fact for which there are files. */
const FILE_OF: Partial<Record<FactInput['kind'], ImportKind>> = {
  pft: 'pfts',
  hrct: 'hrcts',
  'blood-test': 'blood-tests',
  'symptom-report': 'symptom-reports',
  treatment: 'treatments',
  visit: 'visits',
  'progression-decision': 'progression-decisions',
};

/** A day's files by kind, patients first: results name them by record number. */
export function filesOf(
  patients: readonly DemoPatient[],
  after: IsoDate | null,
  until: IsoDate,
): ReadonlyMap<ImportKind, readonly CsvRow[]> {
  const isNew = (day: string) => day <= until && (after === null || day > after);
  const files = new Map<ImportKind, CsvRow[]>();
  const add = (kind: ImportKind, row: CsvRow) => {
    const rows = files.get(kind);
    if (rows === undefined) files.set(kind, [row]);
    else rows.push(row);
  };
  for (const { patient, registeredOn } of patients) {
    if (!isNew(registeredOn)) continue;
    const { mrn, ...values } = patient;
    add('patients', { mrn, values });
  }
  for (const { patient, registeredOn, facts } of patients) {
    for (const fact of facts) {
      const kind = FILE_OF[fact.kind];
      if (kind === undefined) throw new Error(`There are no files of ${fact.kind}: it has to be an act.`);
      // What is older than the patient's time here comes with the first file after they were registered.
      const day = dayOf(fact);
      if (isNew(day < registeredOn ? registeredOn : day))
        add(kind, { mrn: patient.mrn, values: fact.values });
    }
  }
  return files;
}

/** Hands files in as the nurse, and has them imported at once. */
export async function bringInFiles(
  clinic: DemoClinic,
  files: ReadonlyMap<ImportKind, readonly CsvRow[]>,
  day: IsoDate,
): Promise<void> {
  const { database, clock, logger, siteId, nurseId } = clinic;
  for (const [kind, rows] of files) {
    const bytes = [Buffer.from(writeCsv(kind, rows))];
    const file = { siteId, kind, fileName: `${kind}-${day}.csv`, bytes, dryRun: false };
    const { importId } = await asStaff(clinic, nurseId, (query, context) =>
      queueImport(query, file, { ...context, userId: nurseId }),
    );
    const requester = { userId: nurseId, siteId };
    const outcome = await runImport(database, importId, { clock, logger, requester });
    if (outcome.status !== 'completed' || outcome.failed > 0) {
      const [problem] = await asStaff(clinic, nurseId, (query) =>
        query<{ line: number; column: string | null; detail: string }>(
          `SELECT line, column_name AS "column", detail FROM import_error WHERE import_id = $1 ORDER BY seq LIMIT 1`,
          [importId],
        ),
      );
      throw new Error(
        `The demo file ${file.fileName} was not imported whole: ${outcome.failed} of ${rows.length} rows refused; ` +
          `line ${problem?.line ?? 1} ${problem?.column ?? ''}: ${problem?.detail ?? outcome.errorCode ?? ''}`,
      );
    }
  }
}
