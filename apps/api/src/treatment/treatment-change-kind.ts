import {
  treatmentChangeCorrection,
  treatmentChangeResponse,
  type TreatmentChangeRequest,
} from '@interstice/contracts';
import type { InputError, QueryFn } from '@interstice/server';
import type { FactChangeRoutes, RecordedKind } from '../fact/fact-kind.js';
import type { FactRow } from '../fact/fact-reading.js';
import { TREATMENT_CHANGE_READING, type TreatmentChangeRow } from './treatment-change-reading.js';
import type { z } from 'zod';

type Answer = z.output<typeof treatmentChangeResponse>;
type Corrected = z.output<typeof treatmentChangeCorrection>;
type Row = FactRow & TreatmentChangeRow;

/** How a change is corrected: within its course, which it never leaves. */
export const TREATMENT_CHANGE_ROUTES: FactChangeRoutes<TreatmentChangeRequest, Row, Answer, Corrected> = {
  name: 'TreatmentChange',
  path: 'treatment-changes',
  one: 'a change within a course',
  correction: treatmentChangeCorrection,
  answer: treatmentChangeResponse,
  days: [{ field: 'on' }],
  reading: TREATMENT_CHANGE_READING,
  check: async (query, change, { patient, standing }) =>
    standing === undefined
      ? []
      : outsideItsCourse(query, { patientId: patient.id, lineageId: standing.treatmentLineageId }, change.on),
  correctedInputOf: ({ reason, versionId, why, ...values }, { treatmentLineageId }) => {
    void [reason, versionId];
    return {
      kind: 'treatment-change',
      values: { ...values, treatmentLineageId, ...(why === undefined ? {} : { reason: why }) },
    };
  },
};

/** How a change within one course is recorded. */
export function changeWithin(treatmentLineageId: string): RecordedKind<TreatmentChangeRequest, Row, Answer> {
  return {
    days: TREATMENT_CHANGE_ROUTES.days,
    reading: TREATMENT_CHANGE_READING,
    check: (query, change, { patient }) =>
      outsideItsCourse(query, { patientId: patient.id, lineageId: treatmentLineageId }, change.on),
    inputOf: (values) => ({ kind: 'treatment-change', values: { ...values, treatmentLineageId } }),
  };
}

/** A course is changed between its first day and its stop; before and after there is nothing to change. */
async function outsideItsCourse(
  query: QueryFn,
  { patientId, lineageId }: { readonly patientId: string; readonly lineageId: string },
  on: string,
): Promise<InputError[]> {
  const [course] = await query<{ startedOn: string | null; stoppedOn: string | null }>(
    `SELECT started_on AS "startedOn", stopped_on AS "stoppedOn" FROM treatment
      WHERE patient_id = $1 AND lineage_id = $2 AND superseded_at IS NULL`,
    [patientId, lineageId],
  );
  // A course that is not there is not found by what writes.
  if (course === undefined) return [];
  if (course.startedOn === null) {
    return [{ pointer: '/on', detail: 'expected a course that has begun: this one is only planned' }];
  }
  if (on < course.startedOn)
    return [{ pointer: '/on', detail: 'expected a day on or after the first of the course' }];
  if (course.stoppedOn !== null && on > course.stoppedOn) {
    return [{ pointer: '/on', detail: 'expected a day on or before the stop of the course' }];
  }
  return [];
}
