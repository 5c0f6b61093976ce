import { hrctCorrection, hrctRequest, hrctResponse, listOf } from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { HRCT_READING } from './hrct-reading.js';

export const HRCT_ROUTES = factRoutes({
  name: 'Hrct',
  path: 'hrcts',
  one: 'a CT of the lungs',
  many: 'CTs',
  request: hrctRequest,
  correction: hrctCorrection,
  answer: hrctResponse,
  page: listOf(hrctResponse).meta({ id: 'HrctList' }),
  days: [{ field: 'performedOn' }, { field: 'comparedWithOn' }],
  inputOf: (values) => ({ kind: 'hrct', values }),
  correctedInputOf: (corrected) => ({ kind: 'hrct', values: valuesOfCorrection(corrected) }),
  reading: HRCT_READING,
});
