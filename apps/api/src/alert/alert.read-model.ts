import { Inject, Injectable } from '@nestjs/common';
import type {
  AlertList,
  AlertListQuery,
  AlertResponse,
  InboxAlert,
  PatientAlerts,
} from '@interstice/contracts';
import { Clock, Database, NotFoundError, recordAudit, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import {
  findReviewStanding,
  reviewStandingOf,
  STANDING_COLUMNS,
  type StandingRow,
} from '../review/review-standing.js';
import { ALERT_COLUMNS, alertOf, readBeside, type AlertRow, type BesideAlerts } from './alert-answer.js';
import { countOf, countUndecided, orderOf, pageOf } from './inbox-page.js';

type InboxRow = AlertRow &
  StandingRow &
  Omit<InboxAlert['patient'], 'siteId'> & { readonly timeZone: string };

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

  /** A page of the inbox, in one of its orders. */
  async inbox(access: Access, wanted: AlertListQuery): Promise<AlertList> {
    const ruleSetSeq = await this.rules.seq();
    const page = pageOf(access, wanted);
    return this.database.asUser(access.context, async (query) => {
      const rows = await query<InboxRow>(
        `SELECT ${ALERT_COLUMNS}, ${STANDING_COLUMNS}, patient.mrn, patient.family_name AS "familyName",
                patient.given_name AS "givenName", patient.birth_date AS "birthDate", site.time_zone AS "timeZone"
           FROM (${page.text}) AS alert
           JOIN patient ON patient.id = alert.patient_id
           JOIN patient_review_state AS state ON state.patient_id = alert.patient_id
           JOIN site ON site.id = alert.site_id
          ORDER BY ${orderOf(wanted.sort)}`,
        page.values,
      );
      const total = await countOf(query, access, wanted);
      const undecided = await countUndecided(query, access);
      const shown = rows.slice(0, wanted.limit);
      await this.#recordReading(query, access, shown);
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

  async #recordReading(query: QueryFn, access: Access, shown: readonly AlertRow[]): Promise<void> {
    for (const siteId of access.siteIds) {
      const here = shown.filter((row) => row.siteId === siteId);
      await recordAudit(
        query,
        {
          action: 'alert.listed',
          siteId,
          patientId: null,
          userId: access.userId,
          requestId: access.requestId,
          entityKind: 'alert',
          entityId: null,
          at: this.clock.now(),
        },
        { patientIds: [...new Set(here.map(({ patientId }) => patientId))] },
      );
    }
  }
}
