import { FACT_TABLES } from '@interstice/server';
import type { TimelineVersion } from '@interstice/contracts';
import { foldedVersions, inOrder, type VersionRow } from './fold-versions.js';
import type { FoldedKind, TimelineKey } from './timeline-keys.js';
import type { TimelineScope } from './timeline-scope.js';

interface ActionRow extends Record<string, unknown> {
  readonly lineageId: string;
  readonly kind: 'withdrawn' | 'moved-away' | 'moved-here';
  readonly reason: string;
  readonly otherPatientId: string | null;
  readonly otherLineageId: string | null;
  readonly byUser: string | null;
  readonly at: Date;
}

/** What became of a fact beside its versions. */
export interface Fate {
  readonly withdrawn?: {
    at: string;
    by?: string;
    reason?: string;
    movedTo?: { patientId: string; lineageId: string };
  };
  readonly movedFrom?: { patientId: string; lineageId: string; at: string; by?: string; reason: string };
}

/** Versions and actions of all facts on a page, as they are stored. */
export interface HistoryRows {
  readonly versions: readonly VersionRow[];
  readonly actions: readonly ActionRow[];
}

/** Tells who did something, by display name. */
export type NameOf = (userId: string | null) => string | undefined;

/** Two statements, whatever the number of facts; changes of the treatments on the page are among them. */
export async function readHistory(scope: TimelineScope, keys: readonly TimelineKey[]): Promise<HistoryRows> {
  const versions = await readVersions(scope, keys);
  return { versions, actions: await readActions(scope, [...new Set(versions.map((it) => it.lineageId))]) };
}

/** The history of each fact on a page, as it is told. */
export class TimelineHistory {
  readonly #versions: ReadonlyMap<string, readonly VersionRow[]>;
  readonly #actions: ReadonlyMap<string, readonly ActionRow[]>;

  constructor(
    { versions, actions }: HistoryRows,
    readonly nameOf: NameOf,
  ) {
    this.#versions = byLineage(versions);
    this.#actions = byLineage(actions);
  }

  /** The version that stood. */
  lastOf(lineageId: string): VersionRow | undefined {
    return inOrder(this.#versions.get(lineageId) ?? []).at(-1);
  }

  versionsOf(kind: string, lineageId: string, answers: ReadonlyMap<string, object>): TimelineVersion[] {
    return foldedVersions(kind, this.#versions.get(lineageId) ?? [], answers, this.nameOf);
  }

  fateOf(lineageId: string, before: string): Fate {
    const actions = this.#actions.get(lineageId) ?? [];
    const came = actions.find(({ kind }) => kind === 'moved-here');
    const went = actions.findLast(({ kind }) => kind !== 'moved-here');
    const at = this.lastOf(lineageId)?.withdrawnAt ?? null;
    return {
      ...(at === null || !isBefore(at, before) ? {} : { withdrawn: withdrawalOf(at, went, this.nameOf) }),
      ...(came === undefined ? {} : arrivalOf(came, this.nameOf)),
    };
  }
}

function withdrawalOf(at: Date, went: ActionRow | undefined, nameOf: NameOf): NonNullable<Fate['withdrawn']> {
  const place = otherPlace(went);
  return {
    at: at.toISOString(),
    ...byWhom(nameOf(went?.byUser ?? null)),
    ...(went === undefined ? {} : { reason: went.reason }),
    ...(place === undefined ? {} : { movedTo: place }),
  };
}

function arrivalOf(came: ActionRow, nameOf: NameOf): Pick<Fate, 'movedFrom'> {
  const place = otherPlace(came);
  if (place === undefined) return {};
  const { reason, at, byUser } = came;
  return { movedFrom: { ...place, at: at.toISOString(), reason, ...byWhom(nameOf(byUser)) } };
}

function otherPlace(action: ActionRow | undefined): { patientId: string; lineageId: string } | undefined {
  const { otherPatientId = null, otherLineageId = null } = action ?? {};
  return otherPatientId === null || otherLineageId === null
    ? undefined
    : { patientId: otherPatientId, lineageId: otherLineageId };
}

/** Absent where nobody in person did it. */
export function byWhom(name: string | undefined): { by?: string } {
  return name === undefined ? {} : { by: name };
}

export function isBefore(instant: Date, before: string): boolean {
  return before === 'infinity' || instant < new Date(before);
}

async function readVersions(scope: TimelineScope, keys: readonly TimelineKey[]): Promise<VersionRow[]> {
  const kinds = new Set(keys.map(({ kind }) => kind));
  const read = (table: string, lineage: string) =>
    `SELECT lineage_id AS "lineageId", id AS "versionId", supersedes, recorded_at AS "recordedAt",
            recorded_by AS "recordedBy", source, reason, withdrawn_at AS "withdrawnAt" FROM ${table}
      WHERE patient_id = $1 AND site_id = ANY ($2) AND recorded_at < $3::timestamptz AND ${lineage} = ANY ($4)`;
  const parts = [...kinds]
    .filter((kind): kind is FoldedKind => kind in FACT_TABLES)
    .map((kind) => read(FACT_TABLES[kind], 'lineage_id'));
  if (kinds.has('treatment')) parts.push(read('treatment_change', 'treatment_lineage_id'));
  if (parts.length === 0) return [];
  return scope.query<VersionRow>(parts.join(' UNION ALL '), [
    scope.patient.id,
    scope.siteIds,
    scope.before,
    keys.map(({ id }) => id),
  ]);
}

async function readActions(scope: TimelineScope, lineageIds: readonly string[]): Promise<ActionRow[]> {
  if (lineageIds.length === 0) return [];
  return scope.query<ActionRow>(
    `SELECT lineage_id AS "lineageId", kind, reason, other_patient_id AS "otherPatientId",
            other_lineage_id AS "otherLineageId", by_user AS "byUser", at FROM fact_action
      WHERE patient_id = $1 AND site_id = ANY ($2) AND at < $3::timestamptz AND lineage_id = ANY ($4)
      ORDER BY at, id`,
    [scope.patient.id, scope.siteIds, scope.before, lineageIds],
  );
}

function byLineage<Row extends { readonly lineageId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const known = grouped.get(row.lineageId);
    if (known === undefined) grouped.set(row.lineageId, [row]);
    else known.push(row);
  }
  return grouped;
}
