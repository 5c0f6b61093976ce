import type { PatientRecord } from '@interstice/clinical';
import type { CriterionAssessment, SetAssessment } from './assessment.js';
import { assessProgression } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';

export * from '@interstice/test-support/records';

export function assessedSet(record: PatientRecord, setId = 'inbuild'): SetAssessment {
  const set = assessProgression(record, CRITERION_SETS).sets.find((assessed) => assessed.setId === setId);
  if (!set) throw new Error(`no set ${setId}`);
  return set;
}

export function assessedCriterion(record: PatientRecord, criterionId: string): CriterionAssessment {
  const set = assessedSet(record, criterionId.split('.')[0]);
  const criterion = set.criteria.find((assessed) => assessed.criterionId === criterionId);
  if (!criterion) throw new Error(`no criterion ${criterionId}`);
  return criterion;
}
