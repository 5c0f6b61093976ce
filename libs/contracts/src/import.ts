import { z } from 'zod';
import { listOf, listQuery } from './list.js';
import type { Permission } from './permissions.js';
import { line } from './text.js';
import { uuid } from './uuid.js';

/** What a file holds, by the name that the command line and the form use. */
export const importKind = z.enum([
  'patients',
  'pfts',
  'hrcts',
  'blood-tests',
  'symptom-reports',
  'treatments',
  'visits',
  'progression-decisions',
]);

export type ImportKind = z.output<typeof importKind>;

/** Clinic's choice: bounds the time and the memory that one file can take. */
export const MOST_IMPORT_BYTES = 64 * 1024 * 1024;
/** Clinic's choice, likewise. */
export const MOST_IMPORT_ROWS = 500_000;
/** Errors that one answer holds; `errorsAfter` leads on. */
export const MOST_ERRORS_PER_ANSWER = 1000;

/** What it takes, beside `import.run`, to hand in and to run a file of a kind: what it takes to enter one by hand. */
export function permissionToImport(kind: ImportKind): Permission {
  return kind === 'patients' ? 'patient.register' : 'fact.record';
}

/** The fields beside the file in the form. Fields come as text. */
export const importForm = z.strictObject({
  kind: importKind,
  dryRun: z
    .enum(['true', 'false'], { error: 'expected true or false' })
    .transform((text) => text === 'true')
    .default(false),
  siteId: uuid()
    .exactOptional()
    .meta({ description: 'The site that the patients belong to; needed when you work at several.' }),
});

export type ImportForm = z.output<typeof importForm>;

/** The name under which a file was handed in. */
export const importFileName = line(255);

export const importQueued = z.strictObject({ id: z.uuid() }).meta({ id: 'ImportQueued' });
export type ImportQueued = z.output<typeof importQueued>;

const importFields = {
  id: z.uuid(),
  siteId: z.uuid(),
  kind: importKind,
  fileName: z.string(),
  dryRun: z.boolean().meta({ description: 'True when the file is only checked: nothing is kept.' }),
  status: z.enum(['queued', 'running', 'completed', 'failed']).meta({
    description: 'failed: nothing more is written; errors and errorCode say why.',
  }),
  requestedAt: z.iso.datetime({ offset: true }),
  startedAt: z.iso.datetime({ offset: true }).exactOptional(),
  finishedAt: z.iso.datetime({ offset: true }).exactOptional(),
  rows: z.int().min(0).exactOptional().meta({ description: 'Rows of the file; absent until it was read.' }),
  rowsDone: z.int().min(0),
  created: z.int().min(0),
  unchanged: z.int().min(0).meta({ description: 'Rows that say what some version on record says (B-30).' }),
  failed: z.int().min(0).meta({ description: 'Rows that were refused; the others went in.' }),
  errorCode: z.string().exactOptional().meta({ description: 'Why the import as a whole failed.' }),
};

/** What is wrong with a row or with the file. Names the place and what was expected there, never the value. */
export const importError = z
  .strictObject({
    line: z.int().min(1).meta({ description: 'Line of the file, the header being line 1.' }),
    column: z.string().exactOptional(),
    detail: z.string(),
  })
  .meta({ id: 'ImportError' });

export type ImportError = z.output<typeof importError>;

/** How an import stands. */
export const importReport = z
  .strictObject({
    ...importFields,
    errors: z.array(importError).meta({
      description: `In the order of the rows, at most ${MOST_ERRORS_PER_ANSWER}; errorsAfter leads on.`,
    }),
    errorsTotal: z.int().min(0),
  })
  .meta({ id: 'ImportReport' });

export type ImportReport = z.output<typeof importReport>;

export const importReportQuery = z.strictObject({
  errorsAfter: z.coerce
    .number({ error: 'expected how many errors you have read already' })
    .int({ error: 'expected how many errors you have read already' })
    .min(0, { error: 'expected how many errors you have read already' })
    .default(0),
});

export type ImportReportQuery = z.output<typeof importReportQuery>;

export const importSummary = z.strictObject(importFields).meta({ id: 'ImportSummary' });
export type ImportSummary = z.output<typeof importSummary>;

/** The imports of your sites, the latest first. */
export const importList = listOf(importSummary).meta({ id: 'ImportList' });
export type ImportList = z.output<typeof importList>;

export const importListQuery = listQuery;
