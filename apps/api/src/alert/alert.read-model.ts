import { Inject, Injectable } from '@nestjs/common';
import {
  COUNTED_EXACTLY,
  totalOf,
  type AlertList,
  type AlertListQuery,
  type AlertResponse,
  type InboxAlert,
  type PatientAlerts,
} from '@interstice/contracts';
import { explainAlert } from '@interstice/guideline';
import { Clock, Database, recordAudit, type QueryFn, type StoredAlertEvidence } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { explained } from '../review/explained.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import { findPresentJudgements, NOT_REVIEWED, type PresentJudgement } from './find-present-judgements.js';
import {
  findReviewStanding,
  reviewStandingOf,
  STANDING_COLUMNS,
  type StandingRow,
} from '../review/review-standing.js';

interface AlertRow extends Record<string, unknown> {
  readonly id: string;
  readonly patientId: string;
  readonly siteId: string;
  readonly kind: AlertResponse['kind'];
  readonly ruleId: string;
  readonly severity: AlertResponse['severity'];
  readonly status: AlertResponse['status'];
  readonly certainty: AlertResponse['certainty'];
  readonly owner: string | null;
  readonly dueBy: string | null;
  readonly seenAt: Date | null;
  readonly evidenceRevision: number;
  readonly evidence: StoredAlertEvidence;
  readonly openedAt: Date;
}

type InboxRow = AlertRow &
  StandingRow &
  Omit<InboxAlert['patient'], 'siteId'> & { readonly timeZone: string };

const ALERT_COLUMNS = `alert.id, alert.patient_id AS "patientId", alert.site_id AS "siteId", alert.kind,
  alert.rule_id AS "ruleId", alert.severity, alert.status, alert.certainty, alert.owner_id AS owner,
  alert.due_by AS "dueBy", alert.seen_at AS "seenAt", alert.evidence_revision AS "evidenceRevision",
  alert.evidence, alert.opened_at AS "openedAt"`;

/**
 * Which alerts of the site `place.site_id`, as a condition with its values from `$2` on; `$1` holds the sites. Without a
 * status: what nobody has decided yet.
 */
function conditionOf(access: Access, wanted: AlertListQuery): { condition: string; values: unknown[] } {
  const values: unknown[] = [access.siteIds];
  const conditions = ['alert.site_id = place.site_id'];
  if (wanted.status === undefined) conditions.push('alert.closed_at IS NULL');
  for (const [column, value] of [
    ['status', wanted.status],
    ['kind', wanted.kind],
    ['certainty', wanted.certainty],
    ['patient_id', wanted.patientId],
    ['owner_id', wanted.owner],
  ] as const) {
    if (value !== undefined) conditions.push(`alert.${column} = $${values.push(value)}`);
  }
  return { condition: conditions.join(' AND '), values };
}

/** A page of each site, read off its index in order, then the page of all of them. */
function pageOf(
  { condition, values }: ReturnType<typeof conditionOf>,
  { cursor, limit }: AlertListQuery,
): { text: string; values: unknown[] } {
  const all = [...values];
  const rows = `$${all.push(limit + 1)}`;
  const past =
    cursor === undefined
      ? ''
      : `AND (alert.opened_at, alert.id) < (
           SELECT opened_at, id FROM alert WHERE id = $${all.push(cursor)} AND site_id = ANY ($1))`;
  const text = `SELECT alert.* FROM unnest($1::uuid[]) AS place (site_id)
     CROSS JOIN LATERAL (
       SELECT alert.* FROM alert WHERE ${condition} ${past}
        ORDER BY alert.opened_at DESC, alert.id DESC LIMIT ${rows}) AS alert
    ORDER BY alert.opened_at DESC, alert.id DESC LIMIT ${rows}`;
  return { text, values: all };
}

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
      const judged = await findPresentJudgements(query, idsOf(rows), access.siteIds);
      return {
        items: rows.map((row) => alertOf(row, values, judged.get(row.id))),
        review: await findReviewStanding(query, patientId, {
          today: this.clock.today(timeZone),
          ruleSetSeq,
        }),
      };
    });
  }

  /** A page of the inbox, the latest opened first. */
  async inbox(access: Access, wanted: AlertListQuery): Promise<AlertList> {
    const ruleSetSeq = await this.rules.seq();
    const chosen = conditionOf(access, wanted);
    const page = pageOf(chosen, wanted);
    return this.database.asUser(access.context, async (query) => {
      const rows = await query<InboxRow>(
        `SELECT ${ALERT_COLUMNS}, ${STANDING_COLUMNS}, patient.mrn, patient.family_name AS "familyName",
                patient.given_name AS "givenName", patient.birth_date AS "birthDate", site.time_zone AS "timeZone"
           FROM (${page.text}) AS alert
           JOIN patient ON patient.id = alert.patient_id
           JOIN patient_review_state AS state ON state.patient_id = alert.patient_id
           JOIN site ON site.id = alert.site_id
          ORDER BY alert.opened_at DESC, alert.id DESC`,
        page.values,
      );
      const [count] = await query<{ counted: number }>(
        `SELECT count(*) AS counted FROM (
           SELECT 1 FROM unnest($1::uuid[]) AS place (site_id) JOIN alert ON ${chosen.condition}
            LIMIT ${COUNTED_EXACTLY + 1}) AS bounded`,
        chosen.values,
      );
      const shown = rows.slice(0, wanted.limit);
      await this.#recordReading(query, access, shown);
      const judged = await findPresentJudgements(query, idsOf(shown), access.siteIds);
      return {
        items: shown.map((row) =>
          this.#inboxAlertOf(row, { access, ruleSetSeq, judged: judged.get(row.id) }),
        ),
        nextCursor: rows.length > wanted.limit ? (shown.at(-1)?.id ?? null) : null,
        total: totalOf(count?.counted ?? 0),
      };
    });
  }

  #inboxAlertOf(
    row: InboxRow,
    {
      access,
      ruleSetSeq,
      judged,
    }: { access: Access; ruleSetSeq: number; judged: PresentJudgement | undefined },
  ): InboxAlert {
    const { siteId, mrn, familyName, givenName, birthDate } = row;
    return {
      ...alertOf(row, access.holdsAt(siteId, 'value.read'), judged),
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

function idsOf(rows: readonly AlertRow[]): string[] {
  return rows.map(({ id }) => id);
}

function alertOf(row: AlertRow, values: boolean, judged: PresentJudgement = NOT_REVIEWED): AlertResponse {
  const { kind, ruleId, severity, certainty, evidence } = row;
  const explanation = explained(
    explainAlert(
      { kind, ruleId, severity, certainty, evidence, cites: evidence.cites },
      { values, ...judged },
    ),
    evidence.cites,
  );
  return {
    id: row.id,
    patientId: row.patientId,
    kind,
    ruleId,
    severity,
    status: row.status,
    certainty,
    headline: explanation.headline,
    because: explanation.because,
    cites: explanation.cites,
    owner: row.owner,
    dueBy: row.dueBy,
    seenAt: row.seenAt?.toISOString() ?? null,
    evidenceRevision: row.evidenceRevision,
    openedAt: row.openedAt.toISOString(),
  };
}
