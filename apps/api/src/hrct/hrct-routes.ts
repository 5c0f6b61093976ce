import { hrctCorrection, hrctRequest, hrctResponse, listOf } from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { HRCT_READING } from './hrct-reading.js';

export const HRCT_ROUTES = factRoutes({
  name: 'Hrct',
  path: 'hrcts',
  words: { one: 'a CT of the lungs', many: 'CTs' },
  request: hrctRequest,
  correction: hrctCorrection,
  valuesOf: valuesOfCorrection,
  answer: hrctResponse,
  page: listOf(hrctResponse).meta({ id: 'HrctList' }),
  days: [{ field: 'performedOn' }, { field: 'comparedWithOn' }],
  inputOf: (values) => ({ kind: 'hrct', values }),
  reading: HRCT_READING,
});
