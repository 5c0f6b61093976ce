import { cautionCorrection, cautionRequest, cautionResponse, listOf } from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { CAUTION_READING } from './caution-reading.js';

export const CAUTION_ROUTES = factRoutes({
  name: 'Caution',
  path: 'cautions',
  words: { one: 'something that advice has to heed', many: 'cautions' },
  request: cautionRequest,
  correction: cautionCorrection,
  valuesOf: valuesOfCorrection,
  answer: cautionResponse,
  page: listOf(cautionResponse).meta({ id: 'CautionList' }),
  days: [{ field: 'on' }],
  inputOf: (values) => ({ kind: 'caution', values }),
  reading: CAUTION_READING,
});
