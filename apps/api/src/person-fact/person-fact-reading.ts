import { personFactResponse, type PersonFactResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

export interface PersonFactRow extends FactRow {
  readonly kind: string;
  readonly on: string;
  readonly value: unknown;
  readonly reason: string | null;
}

export const PERSON_FACT_READING: FactReading<PersonFactRow, PersonFactResponse> = {
  kind: 'person-fact',
  columns: `${FACT_COLUMNS}, kind, valid_on AS "on", value, reason`,
  // The value is one JSON column for all kinds: the contract tells which it is.
  answerOf: (row) => personFactResponse.parse(stated({ ...row, recordedAt: row.recordedAt.toISOString() })),
};
