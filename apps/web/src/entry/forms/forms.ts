import type { FactKind } from '../../api/facts';
import type { FactForm } from '../field';
import { BLOOD_TEST_FORM } from './blood-test-form';
import { CAUTION_FORM } from './caution-form';
import { HRCT_FORM } from './hrct-form';
import { OXYGEN_NEED_FORM } from './oxygen-need-form';
import { PFT_FORM } from './pft-form';
import { SYMPTOM_REPORT_FORM } from './symptom-report-form';
import { TREATMENT_FORM } from './treatment-form';
import { VISIT_FORM } from './visit-form';

/** Every form, in the order in which they are offered. */
export const FACT_FORMS: Readonly<Record<FactKind, FactForm>> = {
  pft: PFT_FORM,
  hrct: HRCT_FORM,
  'blood-test': BLOOD_TEST_FORM,
  'symptom-report': SYMPTOM_REPORT_FORM,
  treatment: TREATMENT_FORM,
  visit: VISIT_FORM,
  'oxygen-need': OXYGEN_NEED_FORM,
  caution: CAUTION_FORM,
};
