import {
  progressionDecisionCorrection,
  progressionDecisionRequest,
  progressionDecisionResponse,
  listOf,
} from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { PROGRESSION_DECISION_READING } from './progression-decision-reading.js';

export const PROGRESSION_DECISION_ROUTES = factRoutes({
  name: 'ProgressionDecision',
  path: 'progression-decisions',
  one: 'a past decision about progression',
  many: 'past decisions about progression',
  request: progressionDecisionRequest,
  correction: progressionDecisionCorrection,
  answer: progressionDecisionResponse,
  page: listOf(progressionDecisionResponse).meta({ id: 'ProgressionDecisionList' }),
  days: [{ field: 'decidedOn' }, { field: 'baselineOn' }],
  inputOf: (values) => ({ kind: 'progression-decision', values }),
  correctedInputOf: (corrected) => ({ kind: 'progression-decision', values: valuesOfCorrection(corrected) }),
  reading: PROGRESSION_DECISION_READING,
});
