import type { FACT_TABLES } from '@interstice/server';
import type { FoundPatient } from '../patient/find-patient.js';

/** Columns that every fact has, under the names of the answers. */
export const FACT_COLUMNS =
  'lineage_id AS "lineageId", id AS "versionId", recorded_at AS "recordedAt", source';

export interface FactRow extends Record<string, unknown> {
  readonly lineageId: string;
  readonly versionId: string;
  readonly recordedAt: Date;
  readonly source: string;
}

/** How one kind of fact is read: which columns, and how a row becomes an answer. */
export interface FactReading<Row extends FactRow, Answer> {
  readonly kind: keyof typeof FACT_TABLES;
  readonly columns: string;
  readonly answerOf: (row: Row, patient: FoundPatient) => Answer;
}

type Stated<Row> = {
  [Key in keyof Row as null extends Row[Key] ? never : Key]: Row[Key];
} & {
  [Key in keyof Row as null extends Row[Key] ? Key : never]?: Exclude<Row[Key], null>;
};

/** Leaves out what nobody stated: absent in an answer, never null. */
export function stated<Row extends object>(row: Row): Stated<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Stated<Row>;
}
