import type { Horizon, PatientRecord } from '@interstice/clinical';
import { graftedOn } from '../graft.js';
import { ILD_TREATMENTS } from '../ild-treatments.rules.js';
import { isForTheLung } from '../present-treatment.js';
import type { ReviewResult } from '../review-result.js';
import { courseOnRecord, latestFirst } from './agent-state.js';
import { mda5Finding } from './option-conditions.js';
import type { CourseOnRecord, SituationFinding } from './option-findings.js';
import type { Situation } from './option-rules.js';

/** What the lists rest on beside the record: of a review of the same record and day. */
export type Judged = Pick<
  ReviewResult,
  'progression' | 'severity' | 'rapidProgression' | 'alertSets' | 'status' | 'mergedInto'
>;

/**
 * By what the lists are chosen: progression that is supported and was not told by another cause, the clinician's flag, and what
 * was given for the ILD.
 *
 * @param known - the record as of the day asked for
 * @param judged - the review of it
 * @param today - that day
 * @returns what is known of each
 * @source interstice-choices, B-33
 * @example situationOf(known, judged, today).onProgression[0]?.setId //=> 'inbuild'
 */
export function situationOf(known: PatientRecord, judged: Judged, today: Horizon): SituationFinding {
  const { progression, severity, rapidProgression, alertSets, status, mergedInto } = judged;
  const forTheLung = known.treatments
    .filter((treatment) => isForTheLung(treatment, ILD_TREATMENTS))
    .flatMap((treatment) => courseOnRecord(treatment, today) ?? [])
    .filter(({ state }) => state !== 'planned')
    .sort(latestFirst);
  const flag = rapidProgression?.flag ?? null;
  return {
    onProgression: progression.sets
      .filter(({ setId }) => alertSets.includes(setId))
      .flatMap(({ setId, story, lastProgressionOn }) =>
        // A story that was told by another cause ends before the last progression that counts, or there is none.
        story.supported &&
        story.lastMetOn !== null &&
        lastProgressionOn !== null &&
        lastProgressionOn >= story.lastMetOn
          ? [{ setId, lastMetOn: story.lastMetOn, provisional: story.certainty === 'provisional' }]
          : [],
      ),
    rapidSince: flag?.flag === true ? flag.on : null,
    mda5: mda5Finding(known, rapidProgression?.mda5On ?? null),
    forTheLung,
    severity: severity.severity,
    none:
      mergedInto !== null
        ? 'merged'
        : status?.status === 'deceased'
          ? 'deceased'
          : graftedOn(known) !== null
            ? 'graft'
            : null,
  };
}

const GIVEN_UP: ReadonlySet<CourseOnRecord['stopReason']> = new Set([
  'intolerance',
  'adverse-event',
  'patients-wish',
]);

/**
 * First line: nothing for the ILD runs, and nothing was tried, or what was tried was given up for another reason than its
 * effect and the disease does not progress. Rapid progression is asked first: it is the one that does not wait.
 *
 * @param situation - of a patient
 * @returns the lists that apply
 * @source interstice-choices, B-33
 * @example activeSituations(situation) //=> ['first-line']
 */
export function activeSituations({ onProgression, rapidSince, forTheLung }: SituationFinding): Situation[] {
  const isProgressing = onProgression.length > 0;
  const untried = forTheLung.length === 0;
  const givenUp =
    !isProgressing &&
    forTheLung.every(({ state, stopReason }) => state === 'stopped' && GIVEN_UP.has(stopReason));
  return [
    ...(rapidSince === null ? [] : (['rapidly-progressive'] as const)),
    ...(untried || givenUp ? (['first-line'] as const) : []),
    ...(isProgressing ? (['on-progression'] as const) : []),
  ];
}
