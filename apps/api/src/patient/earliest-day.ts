import { FACT_DAYS, FACT_TABLES, type QueryFn } from '@interstice/server';

/** Where a fact names days beside its own, the earliest of them counts. */
const OTHER_DAYS: Readonly<Partial<Record<keyof typeof FACT_DAYS, readonly string[]>>> = {
  hrct: ['compared_with_on'],
  'symptom-report': ['compared_with_on'],
  treatment: ['planned_start_on'],
  'progression-decision': ['baseline_on'],
};

const KINDS = (Object.keys(FACT_DAYS) as (keyof typeof FACT_DAYS)[]).filter((kind) => kind !== 'person-fact');

const EARLIEST = KINDS.map((kind) => {
  const days = [FACT_DAYS[kind], ...(OTHER_DAYS[kind] ?? [])].join(', ');
  return `SELECT min(least(${days})) AS day FROM ${FACT_TABLES[kind]}
           WHERE patient_id = $1 AND superseded_at IS NULL AND withdrawn_at IS NULL`;
}).join(' UNION ALL ');

/** The earliest day that anything recorded of a patient names, facts about the person apart: they were born by then. */
export async function earliestRecordedDay(query: QueryFn, patientId: string): Promise<string | undefined> {
  const [earliest] = await query<{ day: string | null }>(
    `SELECT min(day) AS day FROM (${EARLIEST}) AS earliest`,
    [patientId],
  );
  return earliest?.day ?? undefined;
}
