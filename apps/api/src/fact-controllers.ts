import type { Type } from '@nestjs/common';
import { BLOOD_TEST_ROUTES } from './blood-test/blood-test-routes.js';
import { CAUTION_ROUTES } from './caution/caution-routes.js';
import { factChangeController } from './fact/fact-change-controller.js';
import { factControllers } from './fact/fact-controllers.js';
import { HRCT_ROUTES } from './hrct/hrct-routes.js';
import { OXYGEN_NEED_ROUTES } from './oxygen-need/oxygen-need-routes.js';
import { PERSON_FACT_ROUTES } from './person-fact/person-fact-routes.js';
import { ExclusionController } from './pft/exclusion.controller.js';
import { PFT_ROUTES } from './pft/pft-routes.js';
import { PROGRESSION_DECISION_ROUTES } from './progression-decision/progression-decision-routes.js';
import { SYMPTOM_REPORT_ROUTES } from './symptom-report/symptom-report-routes.js';
import { TREATMENT_CHANGE_ROUTES } from './treatment/treatment-change-kind.js';
import { TreatmentChangeController } from './treatment/treatment-change.controller.js';
import { TREATMENT_ROUTES } from './treatment/treatment-routes.js';
import { VISIT_ROUTES } from './visit/visit-routes.js';

/** The routes of every kind of fact. A new kind is one line here. */
export const FACT_CONTROLLERS: readonly Type[] = [
  ...factControllers(PFT_ROUTES),
  ...factControllers(HRCT_ROUTES),
  ...factControllers(BLOOD_TEST_ROUTES),
  ...factControllers(SYMPTOM_REPORT_ROUTES),
  ...factControllers(TREATMENT_ROUTES),
  ...factControllers(VISIT_ROUTES),
  ...factControllers(OXYGEN_NEED_ROUTES),
  ...factControllers(CAUTION_ROUTES),
  ...factControllers(PROGRESSION_DECISION_ROUTES),
  ...factControllers(PERSON_FACT_ROUTES),
  factChangeController(TREATMENT_CHANGE_ROUTES),
  TreatmentChangeController,
  ExclusionController,
];
