import {
  symptomReportCorrection,
  symptomReportRequest,
  symptomReportResponse,
  listOf,
} from '@interstice/contracts';
import { factRoutes, valuesOfCorrection } from '../fact/fact-kind.js';
import { SYMPTOM_REPORT_READING } from './symptom-report-reading.js';

export const SYMPTOM_REPORT_ROUTES = factRoutes({
  name: 'SymptomReport',
  path: 'symptom-reports',
  one: 'what the patient says of their breathing',
  many: 'symptom reports',
  request: symptomReportRequest,
  correction: symptomReportCorrection,
  answer: symptomReportResponse,
  page: listOf(symptomReportResponse).meta({ id: 'SymptomReportList' }),
  days: [{ field: 'reportedOn' }, { field: 'comparedWithOn' }],
  inputOf: (values) => ({ kind: 'symptom-report', values }),
  correctedInputOf: (corrected) => ({ kind: 'symptom-report', values: valuesOfCorrection(corrected) }),
  reading: SYMPTOM_REPORT_READING,
});
