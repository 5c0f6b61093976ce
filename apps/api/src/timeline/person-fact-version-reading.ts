import type { PersonFactResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

interface PersonFactRow extends FactRow {
  readonly on: string;
  readonly kind: PersonFactResponse['kind'];
  readonly value: unknown;
  readonly reason: string | null;
}

/** What the database checked for each kind when it was written. */
function answerOf(row: PersonFactRow): PersonFactResponse {
  return stated({ ...row, recordedAt: row.recordedAt.toISOString() }) as unknown as PersonFactResponse;
}

export const PERSON_FACT_READING: FactReading<PersonFactRow, PersonFactResponse> = {
  kind: 'person-fact',
  columns: `${FACT_COLUMNS}, valid_on AS "on", kind, value, reason`,
  answerOf,
};
