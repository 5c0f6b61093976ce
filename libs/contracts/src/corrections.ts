import type { z } from 'zod';
import { bloodTestRequest } from './blood-test.js';
import { cautionRequest } from './caution.js';
import { correctionFields, writtenReason } from './fact-change.js';
import { hrctRequest } from './hrct.js';
import { oxygenNeedRequest } from './oxygen-need.js';
import { pftRequest } from './pft.js';
import { progressionDecisionRequest } from './progression-decision.js';
import { symptomReportRequest } from './symptom-report.js';
import { treatmentChangeRequest, treatmentRequest } from './treatment.js';
import { visitRequest } from './visit.js';

/** A correction reads like the fact it corrects, with the reason. */
function described(request: z.ZodType, id: string) {
  const example: unknown = request.meta()?.['example'];
  return { id, example: { ...(typeof example === 'object' ? example : {}), reason: 'Typing error.' } };
}

export const pftCorrection = pftRequest
  .safeExtend(correctionFields)
  .meta(described(pftRequest, 'PftCorrectionRequest'));

export const hrctCorrection = hrctRequest
  .safeExtend(correctionFields)
  .meta(described(hrctRequest, 'HrctCorrectionRequest'));

export const bloodTestCorrection = bloodTestRequest
  .safeExtend(correctionFields)
  .meta(described(bloodTestRequest, 'BloodTestCorrectionRequest'));

export const symptomReportCorrection = symptomReportRequest
  .safeExtend(correctionFields)
  .meta(described(symptomReportRequest, 'SymptomReportCorrectionRequest'));

export const treatmentCorrection = treatmentRequest
  .safeExtend(correctionFields)
  .meta(described(treatmentRequest, 'TreatmentCorrectionRequest'));

/** Here `reason` is why it is corrected, as everywhere; why the treatment was changed is `why`. */
export const treatmentChangeCorrection = treatmentChangeRequest
  .safeExtend({
    ...correctionFields,
    why: writtenReason.exactOptional().meta({ description: 'Why the treatment was changed.' }),
  })
  .meta(described(treatmentChangeRequest, 'TreatmentChangeCorrectionRequest'));

export const visitCorrection = visitRequest
  .safeExtend(correctionFields)
  .meta(described(visitRequest, 'VisitCorrectionRequest'));

export const oxygenNeedCorrection = oxygenNeedRequest
  .safeExtend(correctionFields)
  .meta(described(oxygenNeedRequest, 'OxygenNeedCorrectionRequest'));

export const cautionCorrection = cautionRequest
  .safeExtend(correctionFields)
  .meta(described(cautionRequest, 'CautionCorrectionRequest'));

export const progressionDecisionCorrection = progressionDecisionRequest
  .safeExtend(correctionFields)
  .meta(described(progressionDecisionRequest, 'ProgressionDecisionCorrectionRequest'));
