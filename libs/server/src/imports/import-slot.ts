import type { FactColumns } from '../facts/fact-columns.js';
import { FACT_DAYS, FACT_TABLES, FACT_VALUE_COLUMNS } from '../facts/fact-tables.js';
import type { QueryFn } from '../database/database.js';
import type { ImportedFact } from './parse-row.js';

type Kind = ImportedFact['kind'];
type ColumnValue = FactColumns[string];

interface SlotColumns {
  /** What two results have in common when they could be one and the same test. */
  readonly same: readonly string[];
  /** The same where both state it. Where one does not, nobody knows that they are two tests. */
  readonly sameIfStated?: readonly string[];
  /** What may be stated beside the values of a test; with the values alone it is the same test, told in fewer words. */
  readonly besides?: readonly string[];
}

/**
 * When two different results of one day could be one test, written twice (B-30). Visits have no slot: all they say is the
 * day and the specialty.
 */
const SLOTS: Readonly<Record<Kind, SlotColumns | undefined>> = {
  pft: {
    same: [],
    sameIfStated: ['laboratory', 'setting', 'bronchodilator', 'tested_at'],
    besides: [
      'laboratory',
      'setting',
      'bronchodilator',
      'tested_at',
      'device',
      'reference_equation',
      'dlco_reference_equation',
      'quality_grade',
      'height_cm_tenths',
      'hb_corrected',
      'haemoglobin_g_per_l_tenths',
    ],
  },
  'blood-test': {
    same: [],
    sameIfStated: ['laboratory', 'collected_at'],
    besides: ['laboratory', 'collected_at'],
  },
  hrct: { same: [] },
  'symptom-report': { same: ['instrument'] },
  treatment: { same: ['drug'] },
  visit: undefined,
  'progression-decision': { same: [] },
};

/** What another result of the day makes of one that is not stored as it is. */
export type SlotAnswer =
  | { readonly is: 'free' }
  /** The stored result says all of it; under this digest. */
  | { readonly is: 'told-already'; readonly digest: string }
  /** It is the stored result with more stated, in these columns of a file. */
  | { readonly is: 'says-more'; readonly columns: readonly string[] }
  | { readonly is: 'differs' };

const FREE: SlotAnswer = { is: 'free' };
const WEIGHT = { free: 0, differs: 1, 'says-more': 2, 'told-already': 3 } as const;

/** The weightier of two: what is told already needs nobody, what says more has a plain remedy. */
export function weightier(one: SlotAnswer, other: SlotAnswer): SlotAnswer {
  return WEIGHT[other.is] > WEIGHT[one.is] ? other : one;
}

/** Clinic's choice: past so many results of one patient and day every other one is a question for a person. */
const MOST_OF_A_DAY = 1000;

interface Taken {
  /** What it states, or that as JSON. */
  readonly said: FactColumns | string;
  readonly digest: string;
  /** False for what was corrected, withdrawn or moved away: it can be repeated, and stands in nobody's way. */
  readonly stands: boolean;
}

/** The results of days, by what they could be mistaken for. */
export class TakenSlots {
  readonly #days = new Map<string, Taken[]>();

  /** @param kept - `text` takes the least memory: a dry run keeps half a million of them */
  constructor(
    private readonly kind: Kind,
    private readonly kept: 'objects' | 'text' = 'objects',
  ) {}

  /** Whether another result could be this one, differently written. */
  judge(patientId: string, columns: FactColumns): SlotAnswer {
    const slot = SLOTS[this.kind];
    const taken = this.#days.get(keyOf(this.kind, patientId, columns));
    if (slot === undefined || taken === undefined) return FREE;
    if (taken.length >= MOST_OF_A_DAY) return { is: 'differs' };
    let answer = FREE;
    for (const { said, digest, stands } of taken) {
      const stored = typeof said === 'string' ? (JSON.parse(said) as FactColumns) : said;
      if (!couldBeOne(slot, stored, columns)) continue;
      if (stands) answer = weightier(answer, { is: 'differs' });
      const more = saysMore(this.kind, slot, stored, columns);
      if (more === undefined) continue;
      const told = { is: 'told-already', digest } as const;
      answer = weightier(answer, more.length === 0 ? told : { is: 'says-more', columns: more });
    }
    return answer;
  }

  take(patientId: string, columns: FactColumns, digest: string, stands = true): void {
    if (SLOTS[this.kind] === undefined) return;
    const key = keyOf(this.kind, patientId, columns);
    const one = { said: this.kept === 'text' ? textOf(columns) : columns, digest, stands };
    const taken = this.#days.get(key);
    if (taken === undefined) this.#days.set(key, [one]);
    else taken.push(one);
  }

  /** Adds what is stored of these patients on these days. */
  async load(
    query: QueryFn,
    wanted: readonly { readonly patientId: string; readonly columns: FactColumns }[],
  ): Promise<void> {
    const slot = SLOTS[this.kind];
    if (slot === undefined || wanted.length === 0) return;
    const day = FACT_DAYS[this.kind];
    const columns = FACT_VALUE_COLUMNS[this.kind].filter((name) => !BESIDE_ALL.has(name));
    const onlyStanding = 'AND superseded_at IS NULL AND withdrawn_at IS NULL';
    const rows = await query<StoredRow & Record<string, string | number | boolean | Date | null>>(
      `SELECT patient_id AS "patientId", content_digest AS digest,
              superseded_at IS NULL AND withdrawn_at IS NULL AS stands, ${[...new Set([day, ...columns])].join(', ')}
         FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::date[])) AS wanted (id, day)
        CROSS JOIN LATERAL (
          SELECT * FROM ${FACT_TABLES[this.kind]}
           WHERE patient_id = wanted.id AND ${day} = wanted.day ${slot.besides === undefined ? onlyStanding : ''}
           ORDER BY id LIMIT ${MOST_OF_A_DAY}) AS stored`,
      [wanted.map(({ patientId }) => patientId), wanted.map(({ columns: said }) => dayOf(this.kind, said))],
    );
    for (const { patientId, digest, stands, ...stored } of rows) {
      const said = Object.entries(stored).map(([name, value]) => [name, plain(value)] as const);
      this.take(patientId, Object.fromEntries(said), digest, stands);
    }
  }
}

interface StoredRow {
  readonly patientId: string;
  readonly digest: string;
  readonly stands: boolean;
}

/** Limits that are printed beside a result and how it was written: no part of what it says. */
const BESIDE_ALL: ReadonlySet<string> = new Set(['reference_ranges', 'reported']);

function textOf(columns: FactColumns): string {
  return JSON.stringify(Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)));
}

/** What a column states; `unknown` states nothing. */
function stateOf(name: string, value: ColumnValue | undefined): ColumnValue {
  return value === undefined || (name === 'bronchodilator' && value === 'unknown') ? null : value;
}

function couldBeOne(slot: SlotColumns, one: FactColumns, other: FactColumns): boolean {
  const { same, sameIfStated = [] } = slot;
  const stated = (name: string) => [stateOf(name, one[name]), stateOf(name, other[name])] as const;
  return (
    same.every((name) => stated(name)[0] === stated(name)[1]) &&
    sameIfStated.every((name) => stated(name).includes(null) || stated(name)[0] === stated(name)[1])
  );
}

/**
 * Where both say the same values and nothing different beside them: what this one states and the stored one does not, as
 * columns of a file. Undefined where they differ otherwise.
 */
function saysMore(
  kind: Kind,
  slot: SlotColumns,
  stored: FactColumns,
  said: FactColumns,
): string[] | undefined {
  if (slot.besides === undefined) return undefined;
  const more: string[] = [];
  for (const name of FACT_VALUE_COLUMNS[kind]) {
    if (BESIDE_ALL.has(name)) continue;
    const [there, here] = [stateOf(name, stored[name]), stateOf(name, said[name])];
    if (there === here) continue;
    if (!slot.besides.includes(name)) return undefined;
    if (there === null) more.push(name.replace(/_tenths$/, ''));
    else if (here !== null) return undefined;
  }
  return more;
}

/** An instant as {@link FactColumns} writes it. */
function plain(value: ColumnValue | Date): ColumnValue {
  return value instanceof Date ? value.toISOString() : value;
}

function keyOf(kind: Kind, patientId: string, columns: FactColumns): string {
  return `${patientId} ${String(dayOf(kind, columns))}`;
}

/** A treatment's day is derived in the table: the first day, else the planned one. */
function dayOf(kind: Kind, columns: FactColumns): ColumnValue {
  const day = columns[FACT_DAYS[kind]];
  if (day !== undefined || kind !== 'treatment') return day ?? null;
  return columns['started_on'] ?? columns['planned_start_on'] ?? null;
}
