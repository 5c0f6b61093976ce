import { fromScaledInteger, type EvidenceDifference, type EvidenceSeen } from '@interstice/contracts';
import { ConflictError, type EvidenceAt, type EvidenceMovedError } from '@interstice/server';
import { pairOf } from '../progression/progression.read-model.js';
import { bloodEvidenceOf } from './blood-evidence-answer.js';

/** The evidence moved since it was seen; the answer carries both (B-05). */
export class EvidenceDiffersError extends ConflictError {
  readonly difference: EvidenceDifference;

  /** @param values - whether the reader sees the patient's figures (B-34) */
  constructor(moved: EvidenceMovedError, values: boolean) {
    super(moved.code, moved.message);
    this.difference = {
      before: moved.before === undefined ? null : seenOf(moved.before, values),
      after: seenOf(moved.after, values),
    };
  }
}

/** @param values - whether the reader sees the patient's figures (B-34) */
export function seenOf(
  { evidenceRevision, severity, certainty, evidence }: Omit<EvidenceAt, 'facts'>,
  values: boolean,
): EvidenceSeen {
  const { criteria, worstDeclineTenths, progression, blood } = evidence;
  const { worst = null, latest = null } = progression ?? {};
  return {
    evidenceRevision,
    severity,
    certainty,
    // The limits of a drug name it.
    criteria: blood === undefined || values ? [...criteria] : [],
    ...(values && worstDeclineTenths !== null
      ? { worstDeclinePct: fromScaledInteger(worstDeclineTenths, 1) }
      : {}),
    worst: worst === null ? null : pairOf(worst, values),
    latest: latest === null ? null : pairOf(latest, values),
    ...(blood === undefined ? {} : { blood: bloodEvidenceOf(blood, values) }),
  };
}
