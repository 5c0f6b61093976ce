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
import { countBefore } from './first-where.js';

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
  /** Whether they are dated late enough; one of the day of a baseline itself describes the time before it. */
  holdsDay(on: IsoDate): boolean;
  /** Whether what they compare with counts as well. */
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
 * What the findings of one kind say together on a day, of which a question about the time since a baseline leaves out what
 * is older.
 */
export interface Standing {
  /** The day of the worsening that stands. */
  readonly worseOn: IsoDate | null;
  /** The last day on which anything was said. */
  readonly saidOn: IsoDate | null;
}

/** A standing to which the next finding can be added. */
export interface RunningStanding extends Standing {
  /** The last day on which anything but the worsening was said. */
  readonly besideOn: IsoDate | null;
}

/** Before the first finding. */
export const NOTHING_SAID: RunningStanding = { worseOn: null, saidOn: null, besideOn: null };

/**
 * What findings say together, after each of them: the first entry is before all. "The same" after "worse" stays worse; a
 * later "better" always takes it back, whatever it compares with; "better" on the day of a worsening does not, for nobody
 * knows which came first.
 *
 * @param findings - of one kind, oldest first
 * @param counts - which of them are asked about; those refused say nothing
 * @returns one more than there are findings
 * @source interstice-choices, B-12 and B-13
 * @example standingsOf(findings.symptoms)[day.known.symptoms]?.worseOn //=> '2026-02-01'
 */
export function standingsOf(
  findings: readonly Finding[],
  counts: (finding: Finding) => boolean = () => true,
): Standing[] {
  let last = NOTHING_SAID;
  const standings: Standing[] = [last];
  for (const finding of findings) {
    last = after(last, finding, finding.refused === null && counts(finding));
    standings.push(last);
  }
  return standings;
}

function after(before: RunningStanding, { on, says }: Finding, counts: boolean): RunningStanding {
  let { worseOn, besideOn } = before;
  if (says === 'better' && worseOn !== null && worseOn < on) worseOn = null;
  if (counts && says === 'worse') [worseOn, besideOn] = [on, null];
  else if (counts) besideOn = on;
  return { worseOn, besideOn, saidOn: besideOn ?? worseOn };
}

/**
 * Whether it has become worse, of what lies in a period.
 *
 * @param standing - on the day judged
 * @param holds - whether a day lies in the period; true of every day after one of which it is true
 * @returns met, not-met when those there say only otherwise, unknown when nothing is said
 * @source interstice-choices, B-12 and B-13
 * @example worsened(standing, (on) => on > earlier.on) //=> 'met'
 */
export function worsened({ worseOn, saidOn }: Standing, holds: (on: IsoDate) => boolean): Verdict {
  if (worseOn !== null && holds(worseOn)) return 'met';
  return saidOn !== null && holds(saidOn) ? 'not-met' : 'unknown';
}

/**
 * As {@link worsened}, of what is dated after a day.
 *
 * @param standing - on the day judged
 * @param after - the day; what is of that very day describes the time before it
 * @returns the verdict
 * @source interstice-choices, B-12 and B-13
 * @example worsenedAfter(standing, earlier.on) //=> 'met'
 */
export function worsenedAfter({ worseOn, saidOn }: Standing, after: IsoDate): Verdict {
  if (worseOn !== null && worseOn > after) return 'met';
  return saidOn !== null && saidOn > after ? 'not-met' : 'unknown';
}

/**
 * The findings that make a worsening.
 *
 * @param findings - of one kind, oldest first
 * @param known - how many of them are dated up to the day judged
 * @param worseOn - the day of the worsening that stands
 * @returns those of that day that say so
 * @example worseningFacts(findings.symptoms, day.known.symptoms, worseOn).length //=> 1
 */
export function worseningFacts(findings: readonly Finding[], known: number, worseOn: IsoDate): Finding[] {
  const found: Finding[] = [];
  for (let index = countBefore(findings, worseOn); index < known; index += 1) {
    const finding = findings[index];
    if (finding?.on !== worseOn) break;
    if (finding.says === 'worse' && finding.refused === null) found.push(finding);
  }
  return found;
}

/**
 * The verdict of {@link worsened} together with the facts that make it, and those that would have made it if what they
 * compare with were a scan that counts.
 *
 * @param findings - of one kind, oldest first
 * @param known - how many of them are dated up to the day judged
 * @param standing - of these on that day
 * @param period - which of them are asked about
 * @returns verdict and facts
 * @source interstice-choices, B-12 and B-13
 * @example findWorsening(findings.symptoms, day.known.symptoms, standing, period).facts[0]?.on //=> '2026-02-01'
 */
export function findWorsening(
  findings: readonly Finding[],
  known: number,
  standing: Standing,
  period: FindingPeriod,
): FindingInTime {
  const verdict = worsened(standing, (on) => period.holdsDay(on));
  const decidedOn = verdict === 'met' ? standing.worseOn : verdict === 'not-met' ? standing.saidOn : null;
  const facts: FactRef[] = [];
  const notCounted: FindingNotCounted[] = [];
  for (const finding of findings.slice(0, known)) {
    const { on, refused, says, fact } = finding;
    if (!period.holdsDay(on) || !period.holds(finding)) continue;
    if (refused === null && on === decidedOn && (verdict !== 'met' || says === 'worse')) facts.push(fact);
    if (refused !== null && says === 'worse' && verdict !== 'met')
      notCounted.push({ ...fact, reason: refused });
  }
  return { verdict, facts, notCounted };
}

function byDay(first: Finding, second: Finding): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return first.fact.lineageId < second.fact.lineageId ? -1 : 1;
}
