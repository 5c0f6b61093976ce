import {
  addMonths,
  type FactRef,
  type IsoDate,
  type PatientRecord,
  type Verdict,
} from '@interstice/clinical';
import type { FindingInTime, FindingNotCounted, FindingRefused } from './assessment.js';
import type { FindingKind } from './compiled-set.js';
import { FIBROSIS_COMPARISON } from './fibrosis-comparison.rules.js';

/** What one report of symptoms, or one HRCT, says about change. */
export interface Finding {
  readonly on: IsoDate;
  readonly says: 'worse' | 'same' | 'better';
  /** The day it compares with; null when that is the time before, whatever its length. */
  readonly comparedWithOn: IsoDate | null;
  /** Why it cannot show a worsening; null when it can. */
  readonly refused: FindingRefused | null;
  readonly fact: FactRef;
}

/** Findings of each kind, oldest first. */
export type Findings = Readonly<Record<FindingKind, readonly Finding[]>>;

/** Which findings are asked about. */
export interface FindingPeriod {
  /** Those dated after this day; one of that very day describes the time before it. Null: from the beginning. */
  readonly after: IsoDate | null;
  /** Whether it lies in the window. */
  holds(finding: Finding): boolean;
}

const SYMPTOMS_SAY = { worse: 'worse', stable: 'same', improved: 'better' } as const;
const FIBROSIS_SAYS = { increased: 'worse', stable: 'same', improved: 'better' } as const;

/**
 * What the record says about change of symptoms and of fibrosis. "Unknown" says nothing and leaves the question open.
 *
 * A report of symptoms compares with the one before. An HRCT compares with a scan: with the one it names, else with the
 * previous one on record, which must lie within 24 months before it. The extent of fibrosis, however it differs between
 * two scans, is no finding: it asks for a radiologist's comparison.
 *
 * @param record - the record as of the day judged, its facts in any order
 * @returns the findings, oldest first
 * @source interstice-choices, B-12 and B-13
 * @example findingsOf(record).fibrosis[0]?.says //=> 'worse'
 */
export function findingsOf(record: PatientRecord): Findings {
  return { symptoms: symptomFindings(record), fibrosis: fibrosisFindings(record) };
}

function symptomFindings({ symptomReports }: PatientRecord): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { change, reportedOn: on, comparedWithOn = null, lineageId } of symptomReports) {
    if (change === 'unknown') continue;
    const fact = { kind: 'symptom-report', lineageId, on } as const;
    findings.push({ on, says: SYMPTOMS_SAY[change], comparedWithOn, refused: null, fact });
  }
  return findings.sort(byDay);
}

function fibrosisFindings({ hrcts }: PatientRecord): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { fibrosisChange: change, performedOn: on, comparedWithOn: stated, lineageId } of hrcts) {
    if (change === undefined || change === 'unknown') continue;
    const comparedWithOn = stated ?? previousScanOn(hrcts, on);
    findings.push({
      on,
      says: FIBROSIS_SAYS[change],
      comparedWithOn,
      refused: refusalOf(comparedWithOn, on),
      fact: { kind: 'hrct', lineageId, on },
    });
  }
  return findings.sort(byDay);
}

function previousScanOn(hrcts: PatientRecord['hrcts'], on: IsoDate): IsoDate | null {
  let previous: IsoDate | null = null;
  for (const { performedOn } of hrcts) {
    if (performedOn < on && (previous === null || performedOn > previous)) previous = performedOn;
  }
  return previous;
}

function refusalOf(comparedWithOn: IsoDate | null, on: IsoDate): FindingRefused | null {
  if (comparedWithOn === null || comparedWithOn >= on) return 'compared-with-no-earlier-scan';
  return addMonths(comparedWithOn, FIBROSIS_COMPARISON.withinMonths) < on ? 'compared-too-far-back' : null;
}

/**
 * Whether it has become worse. "The same" after "worse" stays worse; a later "better" always takes it back, whatever it
 * compares with; "better" on the day of a worsening does not, for nobody knows which came first.
 *
 * @param findings - of one kind, oldest first
 * @param known - how many of them are dated up to the day judged
 * @param period - which of those are asked about
 * @returns met, not-met when those there say only otherwise, unknown when nothing is said
 * @source interstice-choices, B-12 and B-13
 * @example worsened(findings.symptoms, day.known.symptoms, period) //=> 'met'
 */
export function worsened(findings: readonly Finding[], known: number, period: FindingPeriod): Verdict {
  return standing(findings, known, period).verdict;
}

/**
 * The verdict of {@link worsened} together with the facts that make it, and those that would have made it if what they
 * compare with were a scan that counts.
 *
 * @param findings - of one kind, oldest first
 * @param known - how many of them are dated up to the day judged
 * @param period - which of those are asked about
 * @returns verdict and facts
 * @source interstice-choices, B-12 and B-13
 * @example findWorsening(findings.symptoms, day.known.symptoms, period).facts[0]?.on //=> '2026-02-01'
 */
export function findWorsening(
  findings: readonly Finding[],
  known: number,
  period: FindingPeriod,
): FindingInTime {
  const { verdict, decidedOn } = standing(findings, known, period);
  const facts: FactRef[] = [];
  const notCounted: FindingNotCounted[] = [];
  for (const finding of findings.slice(0, known)) {
    if (period.after !== null && finding.on <= period.after) continue;
    if (!period.holds(finding)) continue;
    const { refused, says, fact } = finding;
    if (refused === null && finding.on === decidedOn && (verdict !== 'met' || says === 'worse'))
      facts.push(fact);
    if (refused !== null && says === 'worse' && verdict !== 'met')
      notCounted.push({ ...fact, reason: refused });
  }
  return { verdict, facts, notCounted };
}

function standing(
  findings: readonly Finding[],
  known: number,
  period: FindingPeriod,
): { readonly verdict: Verdict; readonly decidedOn: IsoDate | null } {
  let lastSaidOn: IsoDate | null = null;
  let betterOn: IsoDate | null = null;
  for (let index = known - 1; index >= 0; index -= 1) {
    const finding = findings[index];
    if (!finding || (period.after !== null && finding.on <= period.after)) break;
    if (finding.says === 'better') betterOn ??= finding.on;
    if (finding.refused !== null || !period.holds(finding)) continue;
    if (finding.says === 'worse' && betterOn !== null && betterOn > finding.on) break;
    lastSaidOn ??= finding.on;
    if (finding.says !== 'worse') continue;
    return { verdict: 'met', decidedOn: finding.on };
  }
  return { verdict: lastSaidOn === null ? 'unknown' : 'not-met', decidedOn: lastSaidOn };
}

function byDay(first: Finding, second: Finding): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return first.fact.lineageId < second.fact.lineageId ? -1 : 1;
}
