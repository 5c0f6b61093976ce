import type { TimelineItem, TreatmentChangeResponse } from '@interstice/contracts';
import { FACT_TABLES } from '@interstice/server';
import { BLOOD_TEST_READING } from '../blood-test/blood-test-reading.js';
import { CAUTION_READING } from '../caution/caution-reading.js';
import type { FactReading, FactRow } from '../fact/fact-reading.js';
import { HRCT_READING } from '../hrct/hrct-reading.js';
import { OXYGEN_NEED_READING } from '../oxygen-need/oxygen-need-reading.js';
import { PFT_READING } from '../pft/pft-reading.js';
import { PROGRESSION_DECISION_READING } from '../progression-decision/progression-decision-reading.js';
import { SYMPTOM_REPORT_READING } from '../symptom-report/symptom-report-reading.js';
import { TREATMENT_CHANGE_READING } from '../treatment/treatment-change-reading.js';
import { TREATMENT_READING } from '../treatment/treatment-reading.js';
import { VISIT_READING } from '../visit/visit-reading.js';
import { PERSON_FACT_READING } from '../person-fact/person-fact-reading.js';
import { exclusionsOf, type ExclusionRow } from './timeline-events.js';
import type { TimelineHistory } from './timeline-history.js';
import type { FoldedKind, TimelineKey } from './timeline-keys.js';
import type { TimelineScope } from './timeline-scope.js';

/** Everything that the items of facts are told from. */
export interface FactSources {
  readonly scope: TimelineScope;
  readonly history: TimelineHistory;
  readonly exclusions: readonly ExclusionRow[];
}

type FoldedItem = Extract<TimelineItem, { lineageId: string }>;
type ChangeItem = Extract<TimelineItem, { kind: 'treatment' }>['changes'][number];

interface Place {
  readonly id: string;
  readonly on: string;
}

/** The items of one kind: one statement for the values of all their versions, one more for the changes of treatments. */
export async function factItems(
  sources: FactSources,
  kind: FoldedKind,
  keys: readonly TimelineKey[],
): Promise<FoldedItem[]> {
  switch (kind) {
    case 'pft':
      return pftItems(sources, keys);
    case 'hrct':
      return (await folded(sources, HRCT_READING, keys)).map((item) => ({ kind, ...item }));
    case 'blood-test':
      return (await folded(sources, BLOOD_TEST_READING, keys)).map((item) => ({ kind, ...item }));
    case 'symptom-report':
      return (await folded(sources, SYMPTOM_REPORT_READING, keys)).map((item) => ({ kind, ...item }));
    case 'treatment':
      return treatmentItems(sources, keys);
    case 'visit':
      return (await folded(sources, VISIT_READING, keys)).map((item) => ({ kind, ...item }));
    case 'oxygen-need':
      return (await folded(sources, OXYGEN_NEED_READING, keys)).map((item) => ({ kind, ...item }));
    case 'caution':
      return (await folded(sources, CAUTION_READING, keys)).map((item) => ({ kind, ...item }));
    case 'progression-decision':
      return (await folded(sources, PROGRESSION_DECISION_READING, keys)).map((item) => ({ kind, ...item }));
    case 'person-fact':
      return (await folded(sources, PERSON_FACT_READING, keys)).map((item) => ({ kind, ...item }));
  }
}

/** Whether a test is excluded is told as it was then, not as it is now. */
async function pftItems(sources: FactSources, keys: readonly TimelineKey[]): Promise<FoldedItem[]> {
  const { scope, history } = sources;
  return (await folded(sources, PFT_READING, keys)).map((item) => {
    const exclusions = exclusionsOf(sources.exclusions, item.lineageId, scope, history.nameOf);
    const standing = exclusions.find(({ lifted }) => lifted === undefined);
    const { excluded, ...fact } = item.fact;
    void excluded;
    return {
      kind: 'pft',
      ...item,
      fact:
        standing === undefined ? fact : { ...fact, excluded: { reason: standing.reason, on: standing.on } },
      ...(exclusions.length === 0 ? {} : { exclusions }),
    };
  });
}

/** The changes within a course are told with it, those that were withdrawn too. */
async function treatmentItems(sources: FactSources, keys: readonly TimelineKey[]): Promise<FoldedItem[]> {
  const items = await folded(sources, TREATMENT_READING, keys);
  const changes = await changesWithin(sources, keys);
  return items.map((item) => {
    const within = changes.get(item.lineageId) ?? [];
    const standing = within.filter(({ withdrawn }) => withdrawn === undefined).map(({ fact }) => fact);
    // As the course's own endpoint orders them: the latest first.
    return {
      kind: 'treatment',
      ...item,
      fact: { ...item.fact, changes: standing.reverse() },
      changes: within,
    };
  });
}

async function changesWithin(
  sources: FactSources,
  keys: readonly TimelineKey[],
): Promise<Map<string, ChangeItem[]>> {
  const rows = await readVersionsOf(
    sources.scope,
    TREATMENT_CHANGE_READING,
    'treatment_lineage_id',
    keys.map(({ id }) => id),
  );
  const answers = new Map<string, TreatmentChangeResponse>();
  const lastDays = new Map<string, { readonly on: string; readonly treatment: string }>();
  for (const row of rows) {
    answers.set(row.versionId, TREATMENT_CHANGE_READING.answerOf(row, sources.scope.patient));
    if (sources.history.lastOf(row.lineageId)?.versionId === row.versionId) {
      lastDays.set(row.lineageId, { on: row.on, treatment: row.treatmentLineageId });
    }
  }
  const places = [...lastDays].map(([id, { on, treatment }]) => ({ id, on, treatment }));
  const items = new Map<string, ChangeItem[]>();
  for (const place of places.sort((a, b) => `${a.on} ${a.id}`.localeCompare(`${b.on} ${b.id}`, 'en'))) {
    const item = itemOf(sources, 'treatment-change', place, answers);
    if (item !== undefined) items.set(place.treatment, [...(items.get(place.treatment) ?? []), item]);
  }
  return items;
}

async function folded<Row extends FactRow, Answer extends object>(
  sources: FactSources,
  reading: FactReading<Row, Answer>,
  keys: readonly TimelineKey[],
) {
  const { scope } = sources;
  const rows = await readVersionsOf(
    scope,
    reading,
    'lineage_id',
    keys.map(({ id }) => id),
  );
  const answers = new Map(rows.map((row) => [row.versionId, reading.answerOf(row, scope.patient)]));
  return keys.flatMap((key) => itemOf(sources, reading.kind, key, answers) ?? []);
}

/** One fact with its history; undefined when a correction has come between two statements of the page. */
function itemOf<Answer extends object>(
  { scope, history }: FactSources,
  kind: string,
  { id, on }: Place,
  answers: ReadonlyMap<string, Answer>,
) {
  const fact = answers.get(history.lastOf(id)?.versionId ?? '');
  if (fact === undefined) return undefined;
  return {
    lineageId: id,
    on,
    fact,
    versions: history.versionsOf(kind, id, answers),
    ...history.fateOf(id, scope.before),
  };
}

function readVersionsOf<Row extends FactRow, Answer>(
  { query, patient, siteIds, before }: TimelineScope,
  reading: FactReading<Row, Answer>,
  lineage: 'lineage_id' | 'treatment_lineage_id',
  ids: readonly string[],
): Promise<Row[]> {
  return query<Row>(
    `SELECT ${reading.columns} FROM ${FACT_TABLES[reading.kind]}
      WHERE patient_id = $1 AND site_id = ANY ($2) AND recorded_at < $3::timestamptz AND ${lineage} = ANY ($4)`,
    [patient.id, siteIds, before, ids],
  );
}
