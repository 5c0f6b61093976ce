import { visitCorrection, visitRequest, visitResponse, listOf } from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { VISIT_READING } from './visit-reading.js';

export const VISIT_ROUTES = factRoutes({
  name: 'Visit',
  path: 'visits',
  one: 'a visit to a specialist',
  many: 'visits',
  request: visitRequest,
  correction: visitCorrection,
  answer: visitResponse,
  page: listOf(visitResponse).meta({ id: 'VisitList' }),
  days: [{ field: 'on' }],
  inputOf: (values) => ({ kind: 'visit', values }),
  correctedInputOf: (corrected) => ({ kind: 'visit', values: valuesOfCorrection(corrected) }),
  reading: VISIT_READING,
});
