import type { TimelineItem } from '@interstice/contracts';
import { calendarDay } from '@interstice/server';
import { byWhom, isBefore, type NameOf } from './timeline-history.js';
import type { TimelineKey } from './timeline-keys.js';
import type { TimelineScope } from './timeline-scope.js';

export interface ExclusionRow extends Record<string, unknown> {
  readonly pftLineageId: string;
  readonly reason: string;
  readonly excludedAt: Date;
  readonly excludedBy: string | null;
  readonly liftedAt: Date | null;
  readonly liftedBy: string | null;
}

type AlertItem = Extract<TimelineItem, { kind: 'alert' }>;
type MergeItem = Extract<TimelineItem, { kind: 'merge' }>;
type PftItem = Extract<TimelineItem, { kind: 'pft' }>;

export interface AlertRow extends Record<string, unknown> {
  readonly id: string;
  readonly alertKind: AlertItem['alertKind'];
  readonly ruleId: string;
  readonly status: NonNullable<AlertItem['status']>;
  readonly severity: NonNullable<AlertItem['severity']>;
  readonly certainty: NonNullable<AlertItem['certainty']>;
  readonly openedAt: Date;
}

export interface AlertActionRow extends Record<string, unknown> {
  readonly alertId: string;
  readonly kind: string;
  readonly at: Date;
  readonly byUser: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly evidenceRevision: number;
}

export interface MergeRow extends Record<string, unknown> {
  readonly id: string;
  readonly keptPatientId: string;
  readonly mergedPatientId: string;
  readonly reason: string;
  readonly mergedAt: Date;
  readonly mergedBy: string | null;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneReason: string | null;
}

/** What people and reviews did that is no fact, for the items of a page. */
export interface EventRows {
  readonly exclusions: readonly ExclusionRow[];
  readonly alerts: readonly AlertRow[];
  readonly alertActions: readonly AlertActionRow[];
  readonly merges: readonly MergeRow[];
}

export async function readEvents(scope: TimelineScope, keys: readonly TimelineKey[]): Promise<EventRows> {
  const read = async <Row extends Record<string, unknown>>(kind: TimelineKey['kind'], text: string) => {
    const ids = keys.filter((key) => key.kind === kind).map(({ id }) => id);
    if (ids.length === 0) return [];
    return scope.query<Row>(text, [scope.patient.id, scope.siteIds, scope.before, ids]);
  };
  return {
    exclusions: await read<ExclusionRow>(
      'pft',
      `SELECT pft_lineage_id AS "pftLineageId", reason, excluded_at AS "excludedAt", excluded_by AS "excludedBy",
              lifted_at AS "liftedAt", lifted_by AS "liftedBy" FROM exclusion
        WHERE patient_id = $1 AND site_id = ANY ($2) AND excluded_at < $3::timestamptz AND pft_lineage_id = ANY ($4)
        ORDER BY excluded_at, id`,
    ),
    alerts: await read<AlertRow>(
      'alert',
      `SELECT id, kind AS "alertKind", rule_id AS "ruleId", status, severity, certainty, opened_at AS "openedAt"
         FROM alert WHERE patient_id = $1 AND site_id = ANY ($2) AND opened_at < $3::timestamptz AND id = ANY ($4)`,
    ),
    alertActions: await read<AlertActionRow>(
      'alert',
      `SELECT alert_id AS "alertId", kind, at, by_user AS "byUser", code, reason, note,
              evidence_revision AS "evidenceRevision" FROM alert_action
        WHERE patient_id = $1 AND site_id = ANY ($2) AND at < $3::timestamptz AND alert_id = ANY ($4)
        ORDER BY at, id`,
    ),
    merges: await read<MergeRow>(
      'merge',
      `SELECT id, patient_id AS "keptPatientId", merged_patient_id AS "mergedPatientId", reason,
              merged_at AS "mergedAt", merged_by AS "mergedBy", undone_at AS "undoneAt", undone_by AS "undoneBy",
              undone_reason AS "undoneReason" FROM patient_merge
        WHERE (patient_id = $1 OR merged_patient_id = $1) AND site_id = ANY ($2) AND merged_at < $3::timestamptz
          AND id = ANY ($4)`,
    ),
  };
}

/** Everybody who did one of these. */
export function peopleOfEvents({ exclusions, alertActions, merges }: EventRows): (string | null)[] {
  return [
    ...exclusions.flatMap(({ excludedBy, liftedBy }) => [excludedBy, liftedBy]),
    ...alertActions.map(({ byUser }) => byUser),
    ...merges.flatMap(({ mergedBy, undoneBy }) => [mergedBy, undoneBy]),
  ];
}

/** Exclusions of one test, oldest first, each with its end if that was known by then. */
export function exclusionsOf(
  rows: readonly ExclusionRow[],
  lineageId: string,
  { before, patient }: TimelineScope,
  nameOf: NameOf,
): NonNullable<PftItem['exclusions']> {
  return rows
    .filter((row) => row.pftLineageId === lineageId)
    .map(({ reason, excludedAt, excludedBy, liftedAt, liftedBy }) => ({
      reason,
      on: calendarDay(excludedAt, patient.timeZone),
      ...byWhom(nameOf(excludedBy)),
      ...(liftedAt === null || !isBefore(liftedAt, before)
        ? {}
        : { lifted: { on: calendarDay(liftedAt, patient.timeZone), ...byWhom(nameOf(liftedBy)) } }),
    }));
}

export function alertItems(
  { alerts, alertActions }: EventRows,
  { isPast, patient }: TimelineScope,
  nameOf: NameOf,
): Map<string, AlertItem> {
  return new Map(
    alerts.map(({ id, openedAt, alertKind, ruleId, status, severity, certainty }) => [
      id,
      {
        kind: 'alert',
        alertId: id,
        on: calendarDay(openedAt, patient.timeZone),
        at: openedAt.toISOString(),
        alertKind,
        ruleId,
        ...(isPast ? {} : { status, severity, certainty }),
        actions: alertActions
          .filter(({ alertId }) => alertId === id)
          .map(({ kind, at, byUser, code, reason, note, evidenceRevision }) => ({
            kind,
            at: at.toISOString(),
            ...byWhom(nameOf(byUser)),
            ...(code === null ? {} : { code }),
            ...(reason === null ? {} : { reason }),
            ...(note === null ? {} : { note }),
            evidenceRevision,
          })),
      },
    ]),
  );
}

export function mergeItems(
  { merges }: EventRows,
  { before, patient }: TimelineScope,
  nameOf: NameOf,
): Map<string, MergeItem> {
  return new Map(
    merges.map((row) => [
      row.id,
      {
        kind: 'merge',
        mergeId: row.id,
        on: calendarDay(row.mergedAt, patient.timeZone),
        at: row.mergedAt.toISOString(),
        ...byWhom(nameOf(row.mergedBy)),
        reason: row.reason,
        keptPatientId: row.keptPatientId,
        mergedPatientId: row.mergedPatientId,
        ...(row.undoneAt === null || !isBefore(row.undoneAt, before)
          ? {}
          : {
              undone: {
                at: row.undoneAt.toISOString(),
                ...byWhom(nameOf(row.undoneBy)),
                reason: row.undoneReason ?? '',
              },
            }),
      },
    ]),
  );
}
