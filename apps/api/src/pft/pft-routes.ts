import { pftCorrection, pftRequest, pftResponse, listOf } from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { PFT_READING } from './pft-reading.js';

export const PFT_ROUTES = factRoutes({
  name: 'Pft',
  path: 'pfts',
  one: 'a pulmonary function test',
  many: 'pulmonary function tests',
  request: pftRequest,
  correction: pftCorrection,
  answer: pftResponse,
  page: listOf(pftResponse).meta({ id: 'PftList' }),
  days: [{ field: 'testedOn' }],
  instants: [{ field: 'testedAt', of: 'testedOn' }],
  inputOf: (values) => ({ kind: 'pft', values }),
  correctedInputOf: (corrected) => ({ kind: 'pft', values: valuesOfCorrection(corrected) }),
  reading: PFT_READING,
});
