import { oxygenNeedCorrection, oxygenNeedRequest, oxygenNeedResponse, listOf } from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { OXYGEN_NEED_READING } from './oxygen-need-reading.js';

export const OXYGEN_NEED_ROUTES = factRoutes({
  name: 'OxygenNeed',
  path: 'oxygen-needs',
  one: 'the need for oxygen on a day',
  many: 'needs for oxygen',
  request: oxygenNeedRequest,
  correction: oxygenNeedCorrection,
  answer: oxygenNeedResponse,
  page: listOf(oxygenNeedResponse).meta({ id: 'OxygenNeedList' }),
  days: [{ field: 'on' }],
  inputOf: (values) => ({ kind: 'oxygen-need', values }),
  correctedInputOf: (corrected) => ({ kind: 'oxygen-need', values: valuesOfCorrection(corrected) }),
  reading: OXYGEN_NEED_READING,
});
