import type { TimelineItem } from '@interstice/contracts';
import { explainAltered, type AlteredVerdicts } from '@interstice/guideline';
import { calendarDay } from '@interstice/server';
import type { TimelineKey } from './timeline-keys.js';
import type { TimelineScope } from './timeline-scope.js';

type AlteredItem = Extract<TimelineItem, { kind: 'altered-verdicts' }>;

export interface AlteredRow extends Record<string, unknown> {
  readonly id: string;
  readonly reviewedAt: Date;
  readonly altered: AlteredVerdicts;
}

/** The reviews on a page that found verdicts altered by facts about the person (B-26). */
export async function readAltered(
  { query, patient, siteIds }: TimelineScope,
  keys: readonly TimelineKey[],
): Promise<AlteredRow[]> {
  const ids = keys.filter(({ kind }) => kind === 'altered-verdicts').map(({ id }) => id);
  if (ids.length === 0) return [];
  return query<AlteredRow>(
    `SELECT id, reviewed_at AS "reviewedAt", altered FROM review
      WHERE patient_id = $1 AND site_id = ANY ($2) AND id = ANY ($3)`,
    [patient.id, siteIds, ids],
  );
}

/** In sentences, each found by the rules of its day; told by the words of today. */
export function alteredItems(
  rows: readonly AlteredRow[],
  { patient: { timeZone } }: TimelineScope,
): Map<string, AlteredItem> {
  return new Map(
    rows.map(({ id, reviewedAt, altered }) => [
      id,
      {
        kind: 'altered-verdicts',
        reviewId: id,
        on: calendarDay(reviewedAt, timeZone),
        at: reviewedAt.toISOString(),
        facts: altered.facts.map(({ kind, lineageId, on, did }) => ({ kind, lineageId, on, did })),
        headline: explainAltered(altered).headline,
        lines: [...explainAltered(altered).lines],
      },
    ]),
  );
}
