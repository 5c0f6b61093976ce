import {
  listOf,
  treatmentCorrection,
  treatmentRequest,
  treatmentResponse,
  type TreatmentRequest,
  type TreatmentResponse,
} from '@interstice/contracts';
import type { InputError, QueryFn } from '@interstice/server';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { TREATMENT_READING } from './treatment-reading.js';

export const TREATMENT_ROUTES = factRoutes({
  name: 'Treatment',
  path: 'treatments',
  one: 'a course of one drug',
  many: 'treatments',
  request: treatmentRequest,
  correction: treatmentCorrection,
  answer: treatmentResponse,
  page: listOf(treatmentResponse).meta({ id: 'TreatmentList' }),
  days: [{ field: 'plannedStartOn', isPlan: true }, { field: 'startedOn' }, { field: 'stoppedOn' }],
  inputOf: (values) => ({ kind: 'treatment', values }),
  correctedInputOf: (corrected) => ({ kind: 'treatment', values: valuesOfCorrection(corrected) }),
  check: leavesItsChangesInside,
  reading: TREATMENT_READING,
});

/** A course is not corrected so that what was changed within it would lie before its first day or after its stop. */
function leavesItsChangesInside(
  _query: QueryFn,
  { startedOn, stoppedOn }: TreatmentRequest,
  { standing }: { readonly standing?: TreatmentResponse },
): Promise<InputError[]> {
  const days = standing?.changes.map(({ on }) => on) ?? [];
  const errors: InputError[] = [];
  if (days.some((on) => startedOn === undefined || on < startedOn)) {
    errors.push({
      pointer: '/startedOn',
      detail: 'expected a day on or before the changes within the course',
    });
  }
  if (stoppedOn !== undefined && days.some((on) => on > stoppedOn)) {
    errors.push({
      pointer: '/stoppedOn',
      detail: 'expected a day on or after the changes within the course',
    });
  }
  return Promise.resolve(errors);
}
