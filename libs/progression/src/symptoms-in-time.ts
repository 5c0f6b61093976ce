import type { FactRef, IsoDate, SymptomReport, Verdict } from '@interstice/clinical';
import type { SymptomFinding } from './assessment.js';

/** What the symptom reports up to one day say, whichever earlier test is asked about. */
export interface SymptomsOnDay {
  /** Day of the last report of worse symptoms that no later report of improvement answers. */
  readonly standingWorseOn: IsoDate | null;
  /** Day of the last report that says anything. */
  readonly lastSaidOn: IsoDate | null;
}

export const NO_SYMPTOM_REPORTS: SymptomsOnDay = { standingWorseOn: null, lastSaidOn: null };

/**
 * The reports that say something, oldest first. "Unknown" says nothing and leaves the question open.
 *
 * @param reports - symptom reports of a record, in any order
 * @returns those that say improved, stable or worse
 * @example informativeReports(reports).length //=> 2
 */
export function informativeReports(reports: readonly SymptomReport[]): readonly SymptomReport[] {
  return reports
    .filter((report) => report.change !== 'unknown')
    .sort((first, second) => {
      if (first.reportedOn !== second.reportedOn) return first.reportedOn < second.reportedOn ? -1 : 1;
      return first.lineageId < second.lineageId ? -1 : 1;
    });
}

/**
 * What reports up to a day say. "Stable" after "worse" stays worse; improvement on the day of a worsening does not
 * answer it, for nobody knows which came first.
 *
 * @param reports - informative reports dated up to that day
 * @returns the standing worsening, if any, and the last day anything was said
 * @source interstice-choices, B-12
 * @example symptomsOnDay([worseInMay, stableInJune]).standingWorseOn //=> '2026-05-04'
 */
export function symptomsOnDay(reports: readonly SymptomReport[]): SymptomsOnDay {
  let worseOn: IsoDate | null = null;
  let improvedOn: IsoDate | null = null;
  let lastSaidOn: IsoDate | null = null;
  for (const { change, reportedOn } of reports) {
    if (change === 'worse' && (worseOn === null || reportedOn > worseOn)) worseOn = reportedOn;
    if (change === 'improved' && (improvedOn === null || reportedOn > improvedOn)) improvedOn = reportedOn;
    if (lastSaidOn === null || reportedOn > lastSaidOn) lastSaidOn = reportedOn;
  }
  const answered = worseOn !== null && improvedOn !== null && improvedOn > worseOn;
  return { standingWorseOn: answered ? null : worseOn, lastSaidOn };
}

/**
 * Whether symptoms have worsened since an earlier test.
 *
 * @param symptoms - what the reports up to the day judged say
 * @param earlierOn - day of the earlier test; reports of that very day describe the time before it
 * @returns met, not-met, or unknown when nothing was said after the test
 * @source interstice-choices, B-12
 * @example worsenedSince(symptomsOnDay([]), parseIsoDate('2025-06-01')) //=> 'unknown'
 */
export function worsenedSince(symptoms: SymptomsOnDay, earlierOn: IsoDate): Verdict {
  if (symptoms.standingWorseOn !== null && symptoms.standingWorseOn > earlierOn) return 'met';
  return symptoms.lastSaidOn !== null && symptoms.lastSaidOn > earlierOn ? 'not-met' : 'unknown';
}

/**
 * The verdict on symptoms together with the reports that make it.
 *
 * @param reports - informative reports dated up to the day judged
 * @param symptoms - what they say
 * @param earlierOn - day of the earlier test
 * @returns verdict and facts
 * @source interstice-choices, B-12
 * @example findSymptoms(reports, symptomsOnDay(reports), earlier.on).verdict //=> 'met'
 */
export function findSymptoms(
  reports: readonly SymptomReport[],
  symptoms: SymptomsOnDay,
  earlierOn: IsoDate,
): SymptomFinding {
  const verdict = worsenedSince(symptoms, earlierOn);
  const decidedOn = verdict === 'met' ? symptoms.standingWorseOn : symptoms.lastSaidOn;
  const facts: FactRef[] = [];
  if (verdict !== 'unknown') {
    for (const report of reports) {
      if (report.reportedOn !== decidedOn) continue;
      if (verdict === 'met' && report.change !== 'worse') continue;
      facts.push({ kind: 'symptom-report', lineageId: report.lineageId, on: report.reportedOn });
    }
  }
  return { verdict, facts };
}
