import { bloodTestCorrection, bloodTestRequest, bloodTestResponse, listOf } from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { BLOOD_TEST_READING } from './blood-test-reading.js';

export const BLOOD_TEST_ROUTES = factRoutes({
  name: 'BloodTest',
  path: 'blood-tests',
  one: 'a blood test',
  many: 'blood tests',
  request: bloodTestRequest,
  correction: bloodTestCorrection,
  answer: bloodTestResponse,
  page: listOf(bloodTestResponse).meta({ id: 'BloodTestList' }),
  days: [{ field: 'collectedOn' }],
  instants: [{ field: 'collectedAt', of: 'collectedOn' }],
  inputOf: (values) => ({ kind: 'blood-test', values }),
  correctedInputOf: (corrected) => ({ kind: 'blood-test', values: valuesOfCorrection(corrected) }),
  reading: BLOOD_TEST_READING,
});
