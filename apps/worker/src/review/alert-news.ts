import {
  isWorse,
  type AlertEvidence,
  type AlertSeverity,
  type BloodEvidence,
  type CtcaeGrades,
} from '@interstice/guideline';

type ProgressionEvidence = NonNullable<AlertEvidence['progression']>;

const SEVERITIES: readonly AlertSeverity[] = ['info', 'warning', 'critical'];

/**
 * A further limb or limit, a greater fall, a worse blood value or grade, a lower FVC or DLCO, a further increase of fibrosis, a graver severity (B-02), or another fall
 * after the known one. A fall counted from a later test may be smaller than the one before and still end lower than any test
 * known.
 */
export function isWorseNews(
  before: { readonly severity: AlertSeverity; readonly evidence: AlertEvidence },
  after: { readonly severity: AlertSeverity; readonly evidence: AlertEvidence },
): boolean {
  const known = new Set(before.evidence.criteria);
  return (
    after.evidence.criteria.some((criterion) => !known.has(criterion)) ||
    (after.evidence.worstDeclineTenths ?? -Infinity) > (before.evidence.worstDeclineTenths ?? -Infinity) ||
    isLower(after.evidence.progression?.lowestFvcMl, before.evidence.progression?.lowestFvcMl) ||
    isLower(after.evidence.progression?.lowestPctTenths, before.evidence.progression?.lowestPctTenths) ||
    isLower(after.evidence.progression?.lowestDlcoTenths, before.evidence.progression?.lowestDlcoTenths) ||
    isAnotherFall(after.evidence.progression, before.evidence.progression) ||
    isLater(after.evidence.progression?.lastIncreaseOn, before.evidence.progression?.lastIncreaseOn) ||
    isWorseBlood(after.evidence.blood, before.evidence.blood) ||
    isReviewDue(after.evidence.drug, before.evidence.drug) ||
    SEVERITIES.indexOf(after.severity) > SEVERITIES.indexOf(before.severity)
  );
}

/**
 * A fall that begins where the known one ended, or after a recovery from it. Counted from the best test it may be the smaller
 * one, so the newest test that it fell from tells.
 */
function isAnotherFall(found: ProgressionEvidence | null, known: ProgressionEvidence | null): boolean {
  if (!found?.latest || !known?.latest) return false;
  return (found.latestFromOn ?? found.latest.earlier.on) >= known.latest.later.on;
}

/** A worse value of the run, or a worse grade of it by either version. A further limit crossed is a further criterion. */
function isWorseBlood(found: BloodEvidence | undefined, known: BloodEvidence | undefined): boolean {
  if (found === undefined || known === undefined) return false;
  return (
    isWorse(found.analyte, found.worst, known.worst) ||
    (['ctcae-v5', 'ctcae-v6'] as const).some((version) => gradeIn(found, version) > gradeIn(known, version))
  );
}

function gradeIn({ run }: BloodEvidence, version: keyof CtcaeGrades): number {
  return Math.max(0, ...run.map(({ grades }) => grades[version] ?? 0));
}

/** The day has come to which it was decided to live with a warning (B-33). */
function isReviewDue(found: AlertEvidence['drug'], known: AlertEvidence['drug']): boolean {
  return found?.reviewReachedOn !== undefined && found.reviewReachedOn > (known?.reviewReachedOn ?? '');
}

/** A first increase of fibrosis comes with a further limb. */
function isLater(on: string | undefined, known: string | undefined): boolean {
  return on !== undefined && known !== undefined && on > known;
}

/** A first value of its kind is news of another kind: nothing is known that it could be lower than. */
function isLower(value: number | null | undefined, known: number | null | undefined): boolean {
  return typeof value === 'number' && typeof known === 'number' && value < known;
}
