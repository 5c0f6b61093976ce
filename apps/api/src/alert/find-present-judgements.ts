import type { IsoDate } from '@interstice/clinical';
import {
  everyJudged,
  type BeforeTreatment,
  type ChangedCircumstance,
  type CumulativeDecline,
  type SetAssessment,
} from '@interstice/progression';
import { unpackOutput, type QueryFn, type StoredReviewOutput } from '@interstice/server';
import { lastReviewOf } from '../review/last-review.js';

/** What the last review says now of the story that an alert tells; it changes with every fact, the alert does not. */
export interface PresentJudgement {
  /** The fall over the whole record, whatever the episode (B-06). */
  readonly cumulative: CumulativeDecline | null;
  /** The fall since the last test before the treatment that runs now. */
  readonly beforeTreatment: BeforeTreatment | null;
  /** Where tests began to be done, or told, in another way. */
  readonly circumstances: readonly ChangedCircumstance[];
  /** The alert's criterion set, unless another episode has begun since. */
  readonly present: SetAssessment | null;
  /** A repeat that was asked for was not done by the day it closed (B-11). */
  readonly notRepeatedSince: IsoDate | null;
}

export const NOT_REVIEWED: PresentJudgement = {
  cumulative: null,
  beforeTreatment: null,
  circumstances: [],
  present: null,
  notRepeatedSince: null,
};

interface Row extends Record<string, unknown> {
  readonly alertId: string;
  readonly patientId: string;
  readonly key: string;
  readonly ruleId: string;
  readonly episodeId: string | null;
}

interface LastOutput extends Record<string, unknown> {
  readonly patientId: string;
  readonly output: Buffer;
}

/** By alert, from the stored output of each patient's last review, which is unpacked once for all alerts of the patient. */
export async function findPresentJudgements(
  query: QueryFn,
  alertIds: readonly string[],
  siteIds: readonly string[],
): Promise<ReadonlyMap<string, PresentJudgement>> {
  if (alertIds.length === 0) return new Map();
  const [alerts, lasts] = await Promise.all([
    query<Row>(
      `SELECT id AS "alertId", patient_id AS "patientId", key, rule_id AS "ruleId", episode_id AS "episodeId"
         FROM alert WHERE id = ANY ($1::uuid[]) AND site_id = ANY ($2)`,
      [alertIds, siteIds],
      'api-present-alerts',
    ),
    query<LastOutput>(
      `SELECT patient.id AS "patientId", last.output
         FROM (SELECT DISTINCT patient_id AS id FROM alert WHERE id = ANY ($1::uuid[]) AND site_id = ANY ($2)) AS patient
        CROSS JOIN LATERAL (${lastReviewOf('patient.id', '$2')}) AS last`,
      [alertIds, siteIds],
      'api-present-judgements',
    ),
  ]);
  const outputs = new Map(lasts.map(({ patientId, output }) => [patientId, unpackOutput(output)]));
  return new Map(
    alerts.flatMap((alert) => {
      const last = outputs.get(alert.patientId);
      return last === undefined ? [] : [[alert.alertId, presentOf(alert, last)]];
    }),
  );
}

function presentOf(
  { key, ruleId, episodeId }: Row,
  { progression, alerts }: StoredReviewOutput,
): PresentJudgement {
  const ofEpisode = progression.episodeId === episodeId ? everyJudged(progression) : [];
  return {
    cumulative: progression.cumulative,
    beforeTreatment: progression.beforeTreatment ?? null,
    circumstances: progression.circumstances ?? [],
    present: ofEpisode.find(({ setId }) => setId === ruleId) ?? null,
    notRepeatedSince: alerts.find((alert) => alert.key === key)?.notRepeatedSince ?? null,
  };
}
