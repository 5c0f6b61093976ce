import { pftCorrection, pftRequest, pftResponse, listOf } from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { PFT_READING } from './pft-reading.js';

export const PFT_ROUTES = factRoutes({
  name: 'Pft',
  path: 'pfts',
  words: { one: 'a pulmonary function test', many: 'pulmonary function tests' },
  request: pftRequest,
  correction: pftCorrection,
  valuesOf: valuesOfCorrection,
  answer: pftResponse,
  page: listOf(pftResponse).meta({ id: 'PftList' }),
  days: [{ field: 'testedOn' }],
  instants: [{ field: 'testedAt', of: 'testedOn' }],
  inputOf: (values) => ({ kind: 'pft', values }),
  reading: PFT_READING,
});
