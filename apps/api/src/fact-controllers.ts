import type { Type } from '@nestjs/common';
import { CAUTION_ROUTES } from './caution/caution-routes.js';
import { factController } from './fact/fact-controller.js';
import { HRCT_ROUTES } from './hrct/hrct-routes.js';
import { OXYGEN_NEED_ROUTES } from './oxygen-need/oxygen-need-routes.js';
import { PFT_ROUTES } from './pft/pft-routes.js';
import { PROGRESSION_DECISION_ROUTES } from './progression-decision/progression-decision-routes.js';
import { SYMPTOM_REPORT_ROUTES } from './symptom-report/symptom-report-routes.js';
import { TREATMENT_ROUTES } from './treatment/treatment-routes.js';
import { VISIT_ROUTES } from './visit/visit-routes.js';

/** The routes of every kind of fact. A new kind is one line here. */
export const FACT_CONTROLLERS: readonly Type[] = [
  factController(PFT_ROUTES),
  factController(HRCT_ROUTES),
  factController(SYMPTOM_REPORT_ROUTES),
  factController(TREATMENT_ROUTES),
  factController(VISIT_ROUTES),
  factController(OXYGEN_NEED_ROUTES),
  factController(CAUTION_ROUTES),
  factController(PROGRESSION_DECISION_ROUTES),
];
