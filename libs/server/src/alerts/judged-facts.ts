import type { FactRef, IsoDate, PatientRecord } from '@interstice/clinical';
import type { AlertEvidence } from '@interstice/guideline';
import { canonicalJson } from '../canonical-json.js';

/** What is judged of one fact, as plain numbers and words in the units of the record. Absent where nothing is stated. */
export type JudgedValues = Readonly<Record<string, string | number | boolean>>;

/** `alert.facts`: one fact behind an alert, or behind a decision about it, as it stood when the alert was written. */
export interface JudgedFact {
  readonly kind: string;
  readonly lineageId: string;
  readonly on: IsoDate;
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
  readonly values: JudgedValues;
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
  const refs = new Map([...evidence.facts, ...tests].map((ref) => [ref.lineageId, ref]));
  return asTheyStand([...refs.values()], record).sort(byDay);
}

/** The same facts as the record has them now. */
export function asTheyStand(
  refs: readonly { readonly kind: string; readonly lineageId: string; readonly on: IsoDate }[],
  record: PatientRecord,
): JudgedFact[] {
  const standing = standingByKind(record);
  return refs.map(({ kind, lineageId, on }) => {
    const fact = standing(kind).find((candidate) => candidate.lineageId === lineageId);
    return {
      kind,
      lineageId,
      on: fact?.on ?? on,
      versionId: fact?.id ?? null,
      values: fact?.values ?? null,
    };
  });
}

/** A decision as a fact that the alert rests on from then on: who takes it back opens the alert. */
export function judgedDecision(
  lineageId: string,
  decision: { readonly decision: string; readonly decidedOn: IsoDate; readonly baselineOn?: IsoDate },
): JudgedFact {
  return {
    kind: DECISION,
    lineageId,
    on: decision.decidedOn,
    versionId: null,
    values: { decision: decision.decision },
  };
}

/**
 * What of the facts was corrected, withdrawn or moved away since, as far as it is judged. A device, a note or an exclusion
 * is no change: nobody judged by the first two, and who excludes a test decides.
 *
 * A fact that is gone while the very same stands under another lineage, entered anew or brought back by undoing a merge, is
 * no change either.
 *
 * @param facts - as they stood when the alert was written
 * @param record - the record as it stands
 */
export function changesSince(facts: readonly JudgedFact[], record: PatientRecord): FactChange[] {
  const standing = standingByKind(record);
  return facts.flatMap(({ kind, lineageId, on, values: before }) => {
    const ofKind = standing(kind);
    const fact =
      ofKind.find((candidate) => candidate.lineageId === lineageId) ??
      ofKind.find((candidate) => isSame(candidate.values, before) && candidate.on === on);
    const after = fact?.values ?? null;
    return isSame(before, after) ? [] : [{ kind, lineageId, on, before, after }];
  });
}

/** Whether two lists say the same of the same facts, whatever the versions. */
export function sayTheSame(one: readonly JudgedFact[], other: readonly JudgedFact[]): boolean {
  const told = (facts: readonly JudgedFact[]) =>
    canonicalJson(facts.map(({ lineageId, values }) => ({ lineageId, values })));
  return told(one) === told(other);
}

function isSame(one: JudgedValues | null, other: JudgedValues | null): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** Facts by kind; only the kinds that are asked for are laid out. */
function standingByKind(record: PatientRecord): (kind: string) => readonly Standing[] {
  const known = new Map<string, readonly Standing[]>();
  return (kind) => {
    const facts = known.get(kind) ?? factsOf(kind, record);
    known.set(kind, facts);
    return facts;
  };
}

function factsOf(kind: string, record: PatientRecord): Standing[] {
  switch (kind) {
    case 'pft':
      return record.pfts.map((pft) => {
        const { id, lineageId, testedOn, fev1, device, height, ...judged } = pft;
        void [fev1, device, height];
        return { id, lineageId, on: testedOn, values: { ...judged, testedOn } };
      });
    case 'hrct':
      return record.hrcts.map(({ id, lineageId, performedOn, fibrosisChange, comparedWithOn }) => ({
        id,
        lineageId,
        on: performedOn,
        values: stated({ performedOn, fibrosisChange, comparedWithOn }),
      }));
    case 'symptom-report':
      return record.symptomReports.map(({ id, lineageId, reportedOn, change, comparedWithOn }) => ({
        id,
        lineageId,
        on: reportedOn,
        values: stated({ reportedOn, change, comparedWithOn }),
      }));
    case 'oxygen-need':
      return record.oxygenNeeds.map(({ id, lineageId, on, litresPerMinute, atRest, spo2 }) => ({
        id,
        lineageId,
        on,
        values: stated({ on, litresPerMinute, atRest, spo2 }),
      }));
    case DECISION:
      return record.progressionDecisions.map(({ id, lineageId, decidedOn, decision }) => ({
        id,
        lineageId,
        on: decidedOn,
        values: { decision },
      }));
    default:
      return [];
  }
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
