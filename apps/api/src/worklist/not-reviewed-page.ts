import { COUNTED_EXACTLY, type NotReviewedCause } from '@interstice/contracts';
import type { Statement } from './worklist-page.js';

/** What "not of the present" is measured against. */
export interface NotReviewedBounds {
  /** Each site with the last day whose beginning lies back longer than a review may be owed. */
  readonly sites: readonly { readonly siteId: string; readonly owedDay: string }[];
  /** What was recorded later may still be waited for. */
  readonly owedUntil: Date;
  /** Answers by an earlier rule set count as old; null while the present one is too young to wonder. */
  readonly ruleSetSeq: number | null;
}

const FAILED = 'last_error_code IS NOT NULL';
const RECORDED = 'reviewed_revision < record_revision AND owed_since <= place.owed_until';
const DAY_REACHED = 'next_review_on <= place.owed_day';
// Whoever was never reviewed is owed their first review, by whatever rules.
const RULES = 'patient_review_state.rule_set_seq < place.rule_set_seq AND reviewed_revision >= 0';

/** Each patient has one cause, the first that holds, so that the parts can be added up. Each part has an index. */
const CONDITIONS: Readonly<Record<NotReviewedCause, string>> = {
  failed: FAILED,
  recorded: `${RECORDED} AND last_error_code IS NULL`,
  'day-reached': `${DAY_REACHED} AND last_error_code IS NULL AND NOT (${RECORDED})`,
  rules: `${RULES} AND last_error_code IS NULL AND NOT (${RECORDED}) AND (${DAY_REACHED}) IS NOT TRUE`,
};

const CAUSES = Object.keys(CONDITIONS) as NotReviewedCause[];

function placesOf({ sites, owedUntil, ruleSetSeq }: NotReviewedBounds): Statement {
  return {
    text: `(SELECT site_id, owed_day, $3::timestamptz AS owed_until, $4::integer AS rule_set_seq
              FROM unnest($1::uuid[], $2::date[]) AS place (site_id, owed_day)) AS place`,
    values: [sites.map(({ siteId }) => siteId), sites.map(({ owedDay }) => owedDay), owedUntil, ruleSetSeq],
  };
}

/** Every patient that is not current, with the one cause. Found by what is wrong, not by id: usually there are none. */
function foundOf(bounds: NotReviewedBounds, causes: readonly NotReviewedCause[]): Statement {
  const { text: places, values } = placesOf(bounds);
  const parts = causes.map(
    (cause) => `SELECT patient_id, '${cause}' AS cause FROM patient_review_state
       WHERE patient_review_state.site_id = place.site_id AND ${CONDITIONS[cause]}`,
  );
  return { text: `${places} CROSS JOIN LATERAL (${parts.join(' UNION ALL ')}) AS found`, values };
}

/** The patients of a page with their cause, in the order in which they were entered. */
export function notReviewedPage(
  bounds: NotReviewedBounds,
  causes: readonly NotReviewedCause[] = CAUSES,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Statement {
  const { text: found, values } = foundOf(bounds, causes);
  // Neither order nor end inside: for the few rows of a page the planner would read every patient in the order of ids.
  const past = cursor === undefined ? '' : `WHERE patient_id > $${values.push(cursor)}::uuid`;
  return {
    text: `SELECT patient_id, cause FROM (SELECT found.* FROM ${found} OFFSET 0) AS found ${past}
            ORDER BY patient_id LIMIT $${values.push(limit + 1)}`,
    values,
  };
}

/** How many there are, up to one more than is counted exactly. */
export function notReviewedCount(
  bounds: NotReviewedBounds,
  causes: readonly NotReviewedCause[] = CAUSES,
): Statement {
  const { text: found, values } = foundOf(bounds, causes);
  return {
    text: `SELECT count(*) AS counted FROM (SELECT 1 FROM ${found} LIMIT ${COUNTED_EXACTLY + 1}) AS bounded`,
    values,
  };
}
