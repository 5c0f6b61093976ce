import type { PatientStatus } from '@interstice/clinical';
import type { AlertKind, ReviewResult } from './review-result.js';

/** Late results of discharged patients still alert; a graft's values are never compared with the old lung's (B-27). */
export const NO_PROGRESSION: ReadonlySet<PatientStatus> = new Set(['deceased', 'transplanted']);
/** Drugs and their blood are watched whoever follows the lung; only death ends it (B-27). */
export const NO_SAFETY: ReadonlySet<PatientStatus> = new Set(['deceased']);

/**
 * Whether alerts of a kind are raised at all: none on a record that was merged into another one, and none that the status
 * silences.
 *
 * @param kind - of the alert
 * @param standing - the status and the merge of the record, as a review found them
 * @returns false where nothing of the kind opens, speaks or is told
 * @source interstice-choices, B-27 and B-31
 * @example raisesAlerts('blood', { status: { status: 'transplanted', on, lineageId }, mergedInto: null }) //=> true
 */
export function raisesAlerts(
  kind: AlertKind,
  { status, mergedInto }: Pick<ReviewResult, 'status' | 'mergedInto'>,
): boolean {
  const silencing = kind === 'progression' || kind === 'advisory' ? NO_PROGRESSION : NO_SAFETY;
  return mergedInto === null && !silencing.has(status?.status ?? 'active');
}
