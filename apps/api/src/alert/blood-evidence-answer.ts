import { ANALYTES } from '@interstice/clinical';
import type { BloodEvidenceResponse } from '@interstice/contracts';
import { findLimit, limitSentence, outsideText, type BloodEvidence } from '@interstice/guideline';
import { pointOf, valueOf } from '../blood-series/blood-point.js';

/** @param values - whether the reader sees the patient's figures, and so the drugs whose limits they are (B-34) */
export function bloodEvidenceOf(blood: BloodEvidence, values: boolean): BloodEvidenceResponse {
  const { analyte, run, worst, before, recoveredBy, limits } = blood;
  const { title, unit } = ANALYTES[analyte];
  return {
    analyte,
    title,
    unit,
    firstOn: run[0].on,
    lastOn: (run.at(-1) ?? run[0]).on,
    tests: run.length,
    run: values ? run.map(pointOf) : [],
    worst: values ? pointOf(worst) : null,
    before: values && before !== null ? valueOf(before) : null,
    recoveredOn: recoveredBy?.on ?? null,
    recoveredBy: values && recoveredBy !== null ? valueOf(recoveredBy) : null,
    limits: values ? limits.map(lineOf) : [],
  };
}

function lineOf({ id, drug, crossedOn, stoppedOn }: BloodEvidence['limits'][number]) {
  const found = findLimit(id);
  return {
    id,
    drug,
    ...(found === undefined ? {} : { says: outsideText(found.limit), sentence: limitSentence(found) }),
    crossedOn,
    ...(stoppedOn === undefined ? {} : { stoppedOn }),
  };
}
