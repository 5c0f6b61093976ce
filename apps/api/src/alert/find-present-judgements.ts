import type { IsoDate } from '@interstice/clinical';
import type { CumulativeDecline, SetAssessment } from '@interstice/progression';
import type { QueryFn } from '@interstice/server';
import { lastReviewOf } from '../review/last-review.js';

/** What the last review says now of the story that an alert tells; it changes with every fact, the alert does not. */
export interface PresentJudgement {
  /** The fall over the whole record, whatever the episode (B-06). */
  readonly cumulative: CumulativeDecline | null;
  /** The alert's criterion set, unless another episode has begun since. */
  readonly present: SetAssessment | null;
  /** A repeat that was asked for was not done by the day it closed (B-11). */
  readonly notRepeatedSince: IsoDate | null;
}

export const NOT_REVIEWED: PresentJudgement = { cumulative: null, present: null, notRepeatedSince: null };

type Row = PresentJudgement & { readonly alertId: string } & Record<string, unknown>;

/** By alert, from the stored output of each patient's last review: of each only the parts that are told. */
export async function findPresentJudgements(
  query: QueryFn,
  alertIds: readonly string[],
  siteIds: readonly string[],
): Promise<ReadonlyMap<string, PresentJudgement>> {
  if (alertIds.length === 0) return new Map();
  const rows = await query<Row>(
    `SELECT alert.id AS "alertId", last.progression -> 'cumulative' AS cumulative,
            CASE WHEN last.progression ->> 'episodeId' IS NOT DISTINCT FROM alert.episode_id::text
              THEN jsonb_path_query_first(last.progression, '$.sets[*] ? (@.setId == $set)',
                                          jsonb_build_object('set', alert.rule_id)) END AS present,
            jsonb_path_query_first(last.alerts, '$[*] ? (@.key == $key).notRepeatedSince',
                                   jsonb_build_object('key', alert.key)) AS "notRepeatedSince"
       FROM alert
      CROSS JOIN LATERAL (
        SELECT output -> 'progression' AS progression, output -> 'alerts' AS alerts
          FROM (${lastReviewOf('alert.patient_id', '$2')}) AS review
      ) AS last
      WHERE alert.id = ANY ($1::uuid[]) AND alert.site_id = ANY ($2)`,
    [alertIds, siteIds],
    'api-present-judgements',
  );
  return new Map(
    rows.map(({ alertId, cumulative, present, notRepeatedSince }) => [
      alertId,
      { cumulative, present, notRepeatedSince },
    ]),
  );
}
