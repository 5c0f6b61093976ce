import { cautionCorrection, cautionRequest, cautionResponse, listOf } from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { CAUTION_READING } from './caution-reading.js';

export const CAUTION_ROUTES = factRoutes({
  name: 'Caution',
  path: 'cautions',
  one: 'something that advice has to heed',
  many: 'cautions',
  request: cautionRequest,
  correction: cautionCorrection,
  answer: cautionResponse,
  page: listOf(cautionResponse).meta({ id: 'CautionList' }),
  days: [{ field: 'on' }],
  inputOf: (values) => ({ kind: 'caution', values }),
  correctedInputOf: (corrected) => ({ kind: 'caution', values: valuesOfCorrection(corrected) }),
  reading: CAUTION_READING,
});
