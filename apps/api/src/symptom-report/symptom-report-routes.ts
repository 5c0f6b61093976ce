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
  words: { one: 'what the patient says of their breathing', many: 'symptom reports' },
  request: symptomReportRequest,
  correction: symptomReportCorrection,
  valuesOf: valuesOfCorrection,
  answer: symptomReportResponse,
  page: listOf(symptomReportResponse).meta({ id: 'SymptomReportList' }),
  days: [{ field: 'reportedOn' }, { field: 'comparedWithOn' }],
  inputOf: (values) => ({ kind: 'symptom-report', values }),
  reading: SYMPTOM_REPORT_READING,
});
