import { Inject, Injectable } from '@nestjs/common';
import type {
  AlertCard,
  AlertList,
  AlertListQuery,
  AlertResponse,
  InboxAlert,
  PatientAlerts,
} from '@interstice/contracts';
import { findLimit, isAboutGlucocorticoids, MONITORED_DRUGS, outsideText } from '@interstice/guideline';
import { JUDGED_SETS } from '@interstice/progression';
import { Clock, Database, NotFoundError, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { findListedOptions } from '../options/listed-options.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import {
  findReviewStanding,
  reviewStandingOf,
  STANDING_COLUMNS,
  type StandingRow,
} from '../review/review-standing.js';
import { listedSites } from '../worklist/listed-sites.js';
import { recordListing } from '../worklist/record-listing.js';
import {
  ALERT_COLUMNS,
  alertOf,
  explainedAlert,
  readBeside,
  type AlertRow,
  type BesideAlerts,
} from './alert-answer.js';
import { seenOf } from './evidence-differs-error.js';
import { countOf, countUndecided, orderOf, pageOf } from './inbox-page.js';

type InboxRow = AlertRow &
  StandingRow &
  Omit<InboxAlert['patient'], 'siteId'> & { readonly timeZone: string };

/** An alert with its patient; joined by {@link OF_PATIENT} to rows called `alert`. */
const INBOX_COLUMNS = `${ALERT_COLUMNS}, ${STANDING_COLUMNS}, patient.mrn, patient.family_name AS "familyName",
  patient.given_name AS "givenName", patient.birth_date AS "birthDate", site.time_zone AS "timeZone"`;

const OF_PATIENT = `JOIN patient ON patient.id = alert.patient_id
  JOIN patient_review_state AS state ON state.patient_id = alert.patient_id
  JOIN site ON site.id = alert.site_id`;

/** By id, each named once. */
const CRITERIA = new Map(JUDGED_SETS.flatMap(({ criteria }) => criteria.map(({ id, title }) => [id, title])));

/** What was met: a criterion of a definition, or a limit of a drug. */
function titleOf(id: string): string {
  const limit = findLimit(id);
  return limit === undefined
    ? (CRITERIA.get(id) ?? id)
    : `${MONITORED_DRUGS[limit.drug].title}: ${outsideText(limit.limit)}`;
}

/** By id. */
const SETS = new Map(JUDGED_SETS.map(({ id, title }) => [id, title]));

@Injectable()
export class AlertReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnRuleSet) private readonly rules: OwnRuleSet,
  ) {}

  /** All alerts of a patient, whatever became of them, the latest first. */
  async ofPatient(access: Access, patientId: string): Promise<PatientAlerts> {
    const ruleSetSeq = await this.rules.seq();
    return this.database.asUserSnapshot(access.context, async (query) => {
      const { siteId, timeZone } = await openPatient(query, access, patientId, {
        what: 'alert',
        clock: this.clock,
      });
      const rows = await query<AlertRow>(
        `SELECT ${ALERT_COLUMNS} FROM alert
          WHERE alert.patient_id = $1 AND alert.site_id = ANY ($2)
          ORDER BY alert.opened_at DESC, alert.id DESC`,
        [patientId, access.siteIds],
      );
      const values = access.holdsAt(siteId, 'value.read');
      const beside = await readBeside(query, rows, access.siteIds);
      return {
        items: rows.map((row) => alertOf(row, values, beside)),
        review: await findReviewStanding(query, patientId, {
          today: this.clock.today(timeZone),
          ruleSetSeq,
        }),
      };
    });
  }

  /** One alert as it stands, in the caller's transaction, for who has just changed it. */
  async one(query: QueryFn, access: Access, alertId: string): Promise<AlertResponse> {
    const [row] = await query<AlertRow>(
      `SELECT ${ALERT_COLUMNS} FROM alert WHERE alert.id = $1 AND alert.site_id = ANY ($2)`,
      [alertId, access.siteIds],
      'api-alert',
    );
    if (row === undefined) throw new NotFoundError('alert');
    const beside = await readBeside(query, [row], access.siteIds);
    return alertOf(row, access.holdsAt(row.siteId, 'value.read'), beside);
  }

  /** One alert with what it is decided on; also one of the history to triage, and one that was decided long ago. */
  async card(access: Access, alertId: string): Promise<AlertCard> {
    const ruleSetSeq = await this.rules.seq();
    return this.database.asUserSnapshot(access.context, async (query) => {
      const [row] = await query<InboxRow>(
        `SELECT ${INBOX_COLUMNS} FROM alert ${OF_PATIENT} WHERE alert.id = $1 AND alert.site_id = ANY ($2)`,
        [alertId, access.siteIds],
        'api-alert-card',
      );
      if (row === undefined) throw new NotFoundError('alert');
      const { timeZone } = await openPatient(query, access, row.patientId, {
        what: 'alert',
        clock: this.clock,
      });
      const today = this.clock.today(timeZone);
      const beside = await readBeside(query, [row], access.siteIds);
      const values = access.holdsAt(row.siteId, 'value.read');
      const seen = seenOf(row, values);
      return {
        ...this.#inboxAlertOf(row, { access, ruleSetSeq, beside }),
        evidence: seen,
        met: seen.criteria.map((id) => ({ criterionId: id, title: titleOf(id) })),
        firstMetOn: row.evidence.progression?.firstMetOn ?? row.evidence.blood?.run[0].on ?? null,
        missing: explainedAlert(row, values, beside).missing,
        people: await findNames(query, [row.owner, row.deputy, row.changed?.decision.by ?? null]),
        others: await findOthers(query, row),
        ...(row.kind === 'progression' && values
          ? { options: await findListedOptions(query, row.patientId, today) }
          : {}),
        isAboutGlucocorticoids: isAboutGlucocorticoids(row.ruleId),
        ruleSet: row.ruleSetSeq,
      };
    });
  }

  /** A page of the inbox of some sites, in one of its orders. */
  async inbox(access: Access, wanted: AlertListQuery): Promise<AlertList> {
    const ruleSetSeq = await this.rules.seq();
    const now = this.clock.now();
    return this.database.asUserSnapshot(access.context, async (query) => {
      const sites = await listedSites(query, access, wanted.site, now);
      const siteIds = sites.map(({ siteId }) => siteId);
      const page = pageOf(siteIds, wanted);
      const rows = await query<InboxRow>(
        `SELECT ${INBOX_COLUMNS} FROM (${page.text}) AS alert ${OF_PATIENT}
          ORDER BY ${orderOf(wanted.sort)}`,
        page.values,
      );
      const total = await countOf(query, siteIds, wanted);
      const undecided = await countUndecided(query, siteIds);
      const shown = rows.slice(0, wanted.limit);
      await recordListing(query, access, 'alert', { sites, shown, at: now });
      const beside = await readBeside(query, shown, access.siteIds);
      return {
        items: shown.map((row) => this.#inboxAlertOf(row, { access, ruleSetSeq, beside })),
        nextCursor: rows.length > wanted.limit ? (shown.at(-1)?.id ?? null) : null,
        total,
        undecided,
      };
    });
  }

  #inboxAlertOf(
    row: InboxRow,
    { access, ruleSetSeq, beside }: { access: Access; ruleSetSeq: number; beside: BesideAlerts },
  ): InboxAlert {
    const { siteId, mrn, familyName, givenName, birthDate } = row;
    return {
      ...alertOf(row, access.holdsAt(siteId, 'value.read'), beside),
      patient: { siteId, mrn, familyName, givenName, birthDate },
      review: reviewStandingOf(row, { today: this.clock.today(row.timeZone), ruleSetSeq }),
    };
  }
}

/** One fall may meet several definitions, and each is an alert of its own (B-01). */
async function findOthers(query: QueryFn, { id, patientId, siteId }: AlertRow): Promise<AlertCard['others']> {
  const rows = await query<Omit<AlertCard['others'][number], 'title'> & Record<string, unknown>>(
    `SELECT other.id, other.rule_id AS "ruleId", other.status
       FROM alert JOIN alert AS other ON other.patient_id = alert.patient_id AND other.site_id = alert.site_id
        AND other.episode_id IS NOT DISTINCT FROM alert.episode_id AND other.id <> alert.id
      WHERE alert.patient_id = $1 AND alert.id = $2 AND alert.site_id = $3 AND other.status <> 'withdrawn'
        AND alert.kind IN ('progression', 'advisory') AND other.kind IN ('progression', 'advisory')
      ORDER BY other.opened_at, other.id`,
    [patientId, id, siteId],
    'api-alert-others',
  );
  return rows.map((other) => ({ ...other, title: SETS.get(other.ruleId) ?? other.ruleId }));
}

async function findNames(query: QueryFn, ids: readonly (string | null)[]): Promise<AlertCard['people']> {
  return query<AlertCard['people'][number] & Record<string, unknown>>(
    `SELECT id, display_name AS "displayName" FROM "user" WHERE id = ANY ($1::uuid[])`,
    [ids.filter((id) => id !== null)],
    'api-alert-people',
  );
}
