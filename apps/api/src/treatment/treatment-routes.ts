import { treatmentCorrection, treatmentRequest, treatmentResponse, listOf } from '@interstice/contracts';
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
  reading: TREATMENT_READING,
});
