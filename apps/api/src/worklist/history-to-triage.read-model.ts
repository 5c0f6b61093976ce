import { Inject, Injectable } from '@nestjs/common';
import {
  COUNTED_EXACTLY,
  totalOf,
  type HistoryList,
  type HistoryPatient,
  type HistoryQuery,
} from '@interstice/contracts';
import { Clock, Database, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { ALERT_COLUMNS, alertOf, readBeside, type AlertRow } from '../alert/alert-answer.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import { reviewStandingOf, STANDING_COLUMNS, type StandingRow } from '../review/review-standing.js';
import { listedSites } from './listed-sites.js';
import { recordListing } from './record-listing.js';

type PatientRow = StandingRow &
  HistoryPatient['patient'] & { readonly patientId: string; readonly timeZone: string };

const IN_HISTORY = 'alert.closed_at IS NULL AND alert.in_history';

/** The history to triage: what came with a site's first import and is old (B-08). */
@Injectable()
export class HistoryToTriageReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnRuleSet) private readonly rules: OwnRuleSet,
  ) {}

  /** A page of patients in the order in which they were entered, each with all alerts of the history. */
  async page(access: Access, { site, cursor, limit }: HistoryQuery): Promise<HistoryList> {
    const ruleSetSeq = await this.rules.seq();
    const now = this.clock.now();
    return this.database.asUserSnapshot(access.context, async (query) => {
      const asked = await listedSites(query, access, site === undefined ? undefined : [site], now);
      const sites = asked.map(({ siteId }) => siteId);
      const patients = await query<PatientRow>(
        `SELECT patient.id AS "patientId", patient.site_id AS "siteId", mrn, family_name AS "familyName",
                given_name AS "givenName", birth_date AS "birthDate", site.time_zone AS "timeZone", ${STANDING_COLUMNS}
           FROM (
             SELECT there.patient_id FROM unnest($1::uuid[]) AS place (site_id)
              CROSS JOIN LATERAL (
                SELECT DISTINCT alert.patient_id FROM alert
                 WHERE alert.site_id = place.site_id AND ${IN_HISTORY} ${cursor === undefined ? '' : 'AND alert.patient_id > $3'}
                 ORDER BY alert.patient_id LIMIT $2) AS there
              ORDER BY there.patient_id LIMIT $2) AS page
           JOIN patient ON patient.id = page.patient_id
           JOIN patient_review_state AS state ON state.patient_id = patient.id
           JOIN site ON site.id = patient.site_id
          ORDER BY patient.id`,
        [sites, limit + 1, ...(cursor === undefined ? [] : [cursor])],
      );
      const shown = patients.slice(0, limit);
      const alerts = await query<AlertRow>(
        `SELECT ${ALERT_COLUMNS} FROM alert
          WHERE alert.site_id = ANY ($1) AND alert.patient_id = ANY ($2::uuid[]) AND ${IN_HISTORY}
          ORDER BY alert.opened_at, alert.id`,
        [sites, shown.map(({ patientId }) => patientId)],
      );
      const beside = await readBeside(query, alerts, sites);
      const total = await this.#count(query, sites);
      await recordListing(query, access, 'history-to-triage', { sites: asked, shown, at: now });
      return {
        items: shown.map(({ patientId, siteId, mrn, familyName, givenName, birthDate, ...row }) => ({
          patientId,
          patient: { siteId, mrn, familyName, givenName, birthDate },
          review: reviewStandingOf(row, { today: this.clock.today(row.timeZone), ruleSetSeq }),
          alerts: alerts
            .filter((alert) => alert.patientId === patientId)
            .map((alert) => alertOf(alert, access.holdsAt(siteId, 'value.read'), beside)),
        })),
        nextCursor: patients.length > limit ? (shown.at(-1)?.patientId ?? null) : null,
        total,
      };
    });
  }

  async #count(query: QueryFn, sites: readonly string[]): Promise<HistoryList['total']> {
    const [count] = await query<{ counted: number }>(
      `SELECT count(*) AS counted FROM (
         SELECT DISTINCT alert.patient_id FROM alert WHERE alert.site_id = ANY ($1) AND ${IN_HISTORY}
          LIMIT ${COUNTED_EXACTLY + 1}) AS bounded`,
      [sites],
      'api-history-patients-counted',
    );
    return totalOf(count?.counted ?? 0);
  }
}
