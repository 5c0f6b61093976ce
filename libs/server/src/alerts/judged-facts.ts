import type {
  Analyte,
  BloodTest,
  FactIdentity,
  FactRef,
  IsoDate,
  PatientRecord,
  Pft,
  ProgressionDecision,
} from '@interstice/clinical';
import type { AlertEvidence } from '@interstice/guideline';
import { canonicalJson } from '../canonical-json.js';

/** What is judged of one fact, as plain numbers and words in the units of the record. Absent where nothing is stated. */
export type JudgedValues = Readonly<Record<string, string | number | boolean>>;

/** `alert.facts`: one fact behind an alert, or behind a decision about it, as it stood when the alert was written. */
export interface JudgedFact {
  readonly kind: string;
  readonly lineageId: string;
  readonly on: IsoDate;
  /** Of a blood test: the analyte that is judged; the others are not. */
  readonly about?: Analyte;
  /** The version that stood; null where none did. */
  readonly versionId: string | null;
  /** Null where it did not stand: withdrawn, or moved to another patient. */
  readonly values: JudgedValues | null;
}

/** One fact that is not what it was. */
export interface FactChange {
  readonly kind: string;
  readonly lineageId: string;
  readonly on: IsoDate;
  readonly before: JudgedValues | null;
  readonly after: JudgedValues | null;
}

/** A fact as the record has it. */
interface Standing {
  readonly id: string;
  readonly lineageId: string;
  readonly on: IsoDate;
  readonly values: () => JudgedValues;
}

const DECISION = 'progression-decision';

/**
 * The facts that an alert rests on, as the record has them now: those of its evidence, and the tests of the pairs told.
 *
 * @param record - the record as it was judged
 * @param evidence - of the finding
 * @returns each fact once, oldest first
 */
export function judgedFacts(record: PatientRecord, evidence: AlertEvidence): JudgedFact[] {
  const { worst = null, latest = null } = evidence.progression ?? {};
  const tests = [worst, latest].flatMap((pair): FactRef[] =>
    pair === null
      ? []
      : [pair.earlier, pair.later].map(({ lineageId, on }) => ({ kind: 'pft', lineageId, on })),
  );
  const about = evidence.blood?.analyte;
  const refs = new Map(
    [...evidence.facts, ...tests].map((ref) => [
      ref.lineageId,
      ref.kind === 'blood-test' && about !== undefined ? { ...ref, about } : ref,
    ]),
  );
  return asTheyStand([...refs.values()], record).sort(byDay);
}

/** The same facts as the record has them now. */
export function asTheyStand(
  refs: readonly Omit<JudgedFact, 'versionId' | 'values'>[],
  record: PatientRecord,
): JudgedFact[] {
  const standing = standingByKind(record);
  return refs.map(({ kind, lineageId, on, about }) => {
    const fact = standing(kind, about).find((candidate) => candidate.lineageId === lineageId);
    return {
      kind,
      lineageId,
      ...(about === undefined ? {} : { about }),
      on: fact?.on ?? on,
      versionId: fact?.id ?? null,
      values: fact?.values() ?? null,
    };
  });
}

/** A decision as a fact that the alert rests on from then on: who takes it back opens the alert. */
export function judgedDecision({
  lineageId,
  id,
  decision,
  decidedOn,
}: Omit<ProgressionDecision, 'baselineOn'>): JudgedFact {
  return { kind: DECISION, lineageId, on: decidedOn, versionId: id, values: { decision } };
}

/**
 * What of the facts was corrected, withdrawn or moved away since, as far as it is judged. A device, a note or an exclusion
 * is no change: nobody judged by the first two, and who excludes a test decides.
 *
 * A fact that is gone while the very same stands under another lineage, entered anew or brought back by undoing a merge, is
 * no change either. A version that is the same says the same, also where a later release judges more of it.
 *
 * @param facts - as they stood when the alert was written
 * @param record - the record as it stands
 */
export function changesSince(facts: readonly JudgedFact[], record: PatientRecord): FactChange[] {
  const standing = standingByKind(record);
  return facts.flatMap(({ kind, lineageId, on, about, versionId, values: before }) => {
    const ofKind = standing(kind, about);
    const head = ofKind.find((candidate) => candidate.lineageId === lineageId);
    if (head !== undefined && head.id === versionId) return [];
    const fact =
      head ?? ofKind.find((candidate) => candidate.on === on && isSame(candidate.values(), before));
    const after = fact?.values() ?? null;
    return isSame(before, after) ? [] : [{ kind, lineageId, on, before, after }];
  });
}

/** The same facts, each of those that are gone as it was entered again: under another lineage, and saying the same. */
export function asEnteredAgain(facts: readonly JudgedFact[], record: PatientRecord): JudgedFact[] {
  const standing = standingByKind(record);
  return facts.map((known) => {
    const { kind, lineageId, on, about, values } = known;
    const ofKind = standing(kind, about);
    if (values === null || ofKind.some((candidate) => candidate.lineageId === lineageId)) return known;
    const again = ofKind.find((candidate) => candidate.on === on && isSame(candidate.values(), values));
    return again === undefined ? known : { ...known, lineageId: again.lineageId, versionId: again.id };
  });
}

/** Whether two lists name the same facts and say the same of them. */
export function sayTheSame(one: readonly JudgedFact[], other: readonly JudgedFact[]): boolean {
  if (one.length !== other.length) return false;
  const known = new Map(other.map((fact) => [fact.lineageId, fact]));
  return one.every(({ lineageId, versionId, values }) => {
    const fact = known.get(lineageId);
    return fact !== undefined && (fact.versionId === versionId || isSame(fact.values, values));
  });
}

function isSame(one: JudgedValues | null, other: JudgedValues | null): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** Facts by kind; only the kinds that are asked for are laid out. */
function standingByKind(record: PatientRecord): (kind: string, about?: Analyte) => readonly Standing[] {
  const known = new Map<string, readonly Standing[]>();
  return (kind, about) => {
    const name = `${kind} ${about ?? ''}`;
    const facts = known.get(name) ?? factsOf(kind, record, about);
    known.set(name, facts);
    return facts;
  };
}

function factsOf(kind: string, record: PatientRecord, about: Analyte | undefined): Standing[] {
  switch (kind) {
    case 'pft':
      return record.pfts.map((pft) => standingOf(pft, pft.testedOn, () => judgedOfTest(pft)));
    case 'hrct':
      return record.hrcts.map((hrct) => {
        const { performedOn, fibrosisChange, comparedWithOn } = hrct;
        return standingOf(hrct, performedOn, () => stated({ performedOn, fibrosisChange, comparedWithOn }));
      });
    case 'symptom-report':
      return record.symptomReports.map((report) => {
        const { reportedOn, change, comparedWithOn } = report;
        return standingOf(report, reportedOn, () => stated({ reportedOn, change, comparedWithOn }));
      });
    case 'oxygen-need':
      return record.oxygenNeeds.map((need) => {
        const { on, litresPerMinute, atRest } = need;
        return standingOf(need, on, () => stated({ on, litresPerMinute, atRest }));
      });
    case 'blood-test':
      return record.bloodTests.map((test) =>
        standingOf(test, test.collectedOn, () => judgedOfBlood(test, about)),
      );
    case 'treatment':
      return record.treatments.flatMap((course) => {
        const { drug, startedOn, plannedStartOn } = course;
        // That it was stopped since answers an alert, and changes nothing of what was judged.
        const on = startedOn ?? plannedStartOn;
        return on === undefined ? [] : [standingOf(course, on, () => stated({ drug, startedOn }))];
      });
    case DECISION:
      return record.progressionDecisions.map((decided) =>
        standingOf(decided, decided.decidedOn, () => ({ decision: decided.decision })),
      );
    default:
      return [];
  }
}

function standingOf({ id, lineageId }: FactIdentity, on: IsoDate, values: () => JudgedValues): Standing {
  return { id, lineageId, on, values };
}

/** All but what no rule reads. */
function judgedOfTest({ id, lineageId, fev1, device, height, ...judged }: Pft): JudgedValues {
  void [id, lineageId, fev1, device, height];
  return judged;
}

/** The one analyte that the alert is about, with the limits that were printed beside it. */
function judgedOfBlood(
  { collectedOn, insufficient, amounts, referenceRanges }: BloodTest,
  about?: Analyte,
): JudgedValues {
  if (about === undefined) return stated({ collectedOn, insufficient, ...amounts });
  const { low, high } = referenceRanges?.[about] ?? {};
  return stated({ collectedOn, insufficient, [about]: amounts[about], lowerLimit: low, upperLimit: high });
}

function stated(values: Readonly<Record<string, string | number | boolean | undefined>>): JudgedValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function byDay(one: JudgedFact, other: JudgedFact): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  return one.lineageId < other.lineageId ? -1 : 1;
}
