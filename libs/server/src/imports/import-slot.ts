import type { FactColumns } from '../facts/fact-columns.js';
import { FACT_DAYS, FACT_TABLES } from '../facts/fact-tables.js';
import type { QueryFn } from '../database/database.js';
import type { ImportedFact } from './parse-row.js';

type Kind = ImportedFact['kind'];
type ColumnValue = FactColumns[string];

interface SlotColumns {
  /** What two results have in common when they could be one and the same test. */
  readonly same: readonly string[];
  /** Where both state it, it tells them apart. */
  readonly instant?: string;
}

/**
 * When two different results of one day could be one test, written twice (B-30). Visits have no slot: all they say is the
 * day and the specialty.
 */
const SLOTS: Readonly<Record<Kind, SlotColumns | undefined>> = {
  pft: { same: ['laboratory', 'setting', 'bronchodilator'], instant: 'tested_at' },
  'blood-test': { same: ['laboratory'], instant: 'collected_at' },
  hrct: { same: [] },
  'symptom-report': { same: ['instrument'] },
  treatment: { same: ['drug'] },
  visit: undefined,
  'progression-decision': { same: [] },
};

/** The results that stand, by what they could be mistaken for. */
export class TakenSlots {
  readonly #instants = new Map<string, (string | null)[]>();

  constructor(private readonly kind: Kind) {}

  /** Whether another result stands that this one could be a correction of. */
  has(patientId: string, columns: FactColumns): boolean {
    const slot = SLOTS[this.kind];
    if (slot === undefined) return false;
    const at = instantOf(columns, slot);
    const taken = this.#instants.get(keyOf(this.kind, patientId, columns, slot)) ?? [];
    return taken.some((other) => at === null || other === null || other === at);
  }

  take(patientId: string, columns: FactColumns): void {
    const slot = SLOTS[this.kind];
    if (slot === undefined) return;
    const key = keyOf(this.kind, patientId, columns, slot);
    const taken = this.#instants.get(key);
    if (taken === undefined) this.#instants.set(key, [instantOf(columns, slot)]);
    else taken.push(instantOf(columns, slot));
  }

  /** Adds what stands of these patients on these days. */
  async load(
    query: QueryFn,
    wanted: readonly { readonly patientId: string; readonly columns: FactColumns }[],
  ): Promise<void> {
    const slot = SLOTS[this.kind];
    if (slot === undefined) return;
    const day = FACT_DAYS[this.kind];
    const columns = [day, ...slot.same, ...(slot.instant === undefined ? [] : [slot.instant])];
    const rows = await query<{ patientId: string } & Record<string, string | Date | null>>(
      `SELECT patient_id AS "patientId", ${columns.join(', ')}
         FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::date[])) AS wanted (id, day)
        CROSS JOIN LATERAL (
          SELECT * FROM ${FACT_TABLES[this.kind]}
           WHERE patient_id = wanted.id AND ${day} = wanted.day
             AND superseded_at IS NULL AND withdrawn_at IS NULL
          OFFSET 0) AS standing`,
      [wanted.map(({ patientId }) => patientId), wanted.map(({ columns: said }) => dayOf(this.kind, said))],
    );
    for (const { patientId, ...stored } of rows) {
      this.take(patientId, Object.fromEntries(Object.entries(stored).map(([name, it]) => [name, plain(it)])));
    }
  }
}

/** An instant as {@link FactColumns} writes it. */
function plain(value: string | Date | null): ColumnValue {
  return value instanceof Date ? value.toISOString() : value;
}

function keyOf(kind: Kind, patientId: string, columns: FactColumns, slot: SlotColumns): string {
  return JSON.stringify([patientId, dayOf(kind, columns), ...slot.same.map((name) => columns[name] ?? null)]);
}

function instantOf(columns: FactColumns, { instant }: SlotColumns): string | null {
  const value = instant === undefined ? null : columns[instant];
  return typeof value === 'string' ? value : null;
}

/** A treatment's day is derived in the table: the first day, else the planned one. */
function dayOf(kind: Kind, columns: FactColumns): ColumnValue {
  const day = columns[FACT_DAYS[kind]];
  if (day !== undefined || kind !== 'treatment') return day ?? null;
  return columns['started_on'] ?? columns['planned_start_on'] ?? null;
}
