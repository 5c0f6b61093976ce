import type { FactColumns } from '../facts/fact-columns.js';
import type { ImportedFact } from './parse-row.js';

/** A row whose patient is known and locked. */
export interface FactRow {
  readonly line: number;
  readonly siteId: string;
  /** To whom the fact is added. */
  readonly patientId: string;
  /** Whom the file names: another one where that patient was merged into the first. */
  readonly namedId: string;
  readonly fact: ImportedFact;
  readonly columns: FactColumns;
  readonly digest: string;
}

/** A result of a patient, by all that it says. */
export function keyOf(patientId: string, digest: string): string {
  return `${patientId} ${digest}`;
}
