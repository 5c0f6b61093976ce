import { addMonths, factInForce, type FactRef, type IsoDate } from '@interstice/clinical';
import { isForTheLung } from '../present-treatment.js';
import type { SurveillanceCondition, SurveillanceRule } from '../protocol.js';
import type { DueNote } from '../review-result.js';
import { SCAN_LIMIT } from '../scan-limit.rules.js';
import { testWindow, type TestWindow } from '../test-window.js';
import { setOf, type SurveillanceView, type Wish } from './surveillance-view.js';

type When<Kind extends SurveillanceCondition['kind']> = Extract<
  SurveillanceCondition,
  { readonly kind: Kind }
>;

/**
 * The scan that a certain fall of FVC asks for; a scan on or after the first sound test that showed it answers it, also where
 * only a later one made it certain.
 *
 * One scan for one decline: later tests that show the same fall do not ask again, a further fall from there on does. A
 * decision about the fall does not take the scan's place.
 *
 * @param rule - for its window
 * @param when - which criterion set
 * @param view - with the judgements and the scans
 * @returns the wish, or null
 * @throws NotAssessedError when the set could not be judged
 * @source interstice-choices, B-24
 * @example declineWish(rule, rule.when, view)?.anchor?.on //=> '2026-01-15'
 */
export function declineWish(
  rule: SurveillanceRule,
  when: When<'decline-confirmed'>,
  view: SurveillanceView,
): Wish | null {
  const { story, formerCertainFalls } = setOf(view, when.set);
  const falls = story.certainFall ? [...formerCertainFalls, story.certainFall] : formerCertainFalls;
  const fall = falls.findLast(
    ({ shownOn, ...fall }) => !isScannedSince(view, shownOn ?? fall.on) && isOurs(rule, fall, view),
  );
  if (!fall) return null;
  const { shownOn: _, ...anchor } = fall;
  const facts = fall === story.certainFall ? story.facts : [];
  return { anchor, because: facts.filter(({ kind }) => kind === 'pft'), missing: [] };
}

/**
 * The scan that tells how a treatment works. One scan answers every course that began long enough before it; a course that
 * ended sooner asks for none.
 *
 * @param rule - for its window
 * @param when - which courses count
 * @param view - with the treatments and the scans
 * @returns the wish, counted from the first course that none answers
 * @source treatment-approach-2026, M-05; interstice-choices, B-24
 * @example responseWish(rule, rule.when, view)?.anchor?.kind //=> 'treatment'
 */
export function responseWish(
  rule: SurveillanceRule,
  when: When<'treatment-started'>,
  view: SurveillanceView,
): Wish | null {
  const starts: FactRef[] = [];
  for (const treatment of view.record.treatments) {
    const { lineageId, startedOn: on, stoppedOn } = treatment;
    if (on === undefined || !view.today.reached(on) || !isForTheLung(treatment, when)) continue;
    const { opensOn } = testWindow(rule.window, on);
    const endedBefore = stoppedOn !== undefined && stoppedOn < opensOn && view.today.reached(stoppedOn);
    const start: FactRef = { kind: 'treatment', lineageId, on };
    if (!endedBefore && !isScannedSince(view, opensOn) && isOurs(rule, start, view)) starts.push(start);
  }
  const [anchor, ...others] = starts.sort(byDay);
  return anchor ? { anchor, because: others, missing: [] } : null;
}

/**
 * The second scan of the first evaluation, where the disease was diagnosed shortly before the first one.
 *
 * @param rule - for its window
 * @param when - how shortly
 * @param view - with the diagnosis and the scans
 * @returns the wish, or null when the diagnosis is older or unknown, or a second scan has been done
 * @source treatment-approach-2026, M-06; interstice-choices, B-24
 * @example secondScanWish(rule, rule.when, view)?.because[0]?.kind //=> 'person-fact'
 */
export function secondScanWish(
  rule: SurveillanceRule,
  when: When<'diagnosed-shortly-before'>,
  view: SurveillanceView,
): Wish | null {
  const { firstHrct: first, record } = view;
  const diagnosis = first && factInForce(record, 'ild-diagnosis');
  if (!diagnosis) return null;
  const { diagnosedOn } = diagnosis.value;
  const isShortlyBefore = diagnosedOn <= first.on && addMonths(diagnosedOn, when.within.months) >= first.on;
  const { opensOn } = testWindow(rule.window, first.on);
  if (!isShortlyBefore || isScannedSince(view, opensOn) || !isOurs(rule, first, view)) return null;
  return {
    anchor: first,
    because: [{ kind: 'person-fact', lineageId: diagnosis.lineageId, on: diagnosedOn }],
    missing: [],
  };
}

/**
 * Whether so many scans lie close before a wanted one that a physician is to be asked first. The item stays on the list with
 * its days: what is on no list is not asked about.
 *
 * @param view - with the scans
 * @param window - of the wanted scan
 * @returns the note with those scans; none when there are fewer
 * @source interstice-choices, B-24
 * @example physicianFirst(view, window)[0]?.kind //=> 'physician-first'
 */
export function physicianFirst({ record }: SurveillanceView, { targetOn }: TestWindow): readonly DueNote[] {
  if (record.hrcts.length < SCAN_LIMIT.scans) return [];
  const after = addMonths(targetOn, -SCAN_LIMIT.withinMonths);
  const byDayOfScan = new Map<IsoDate, FactRef>();
  for (const { performedOn: on, lineageId } of record.hrcts) {
    const known = byDayOfScan.get(on);
    if (on > after && on <= targetOn && (!known || lineageId < known.lineageId))
      byDayOfScan.set(on, { kind: 'hrct', lineageId, on });
  }
  const scans = [...byDayOfScan.values()].sort(byDay);
  return scans.length >= SCAN_LIMIT.scans ? [{ kind: 'physician-first', scans }] : [];
}

function isScannedSince({ lastHrct }: SurveillanceView, on: IsoDate): boolean {
  return lastHrct !== null && lastHrct.on >= on;
}

/** What had closed before the patient came was nobody's to do here; the yearly scan stays wanted. */
function isOurs(rule: SurveillanceRule, anchor: FactRef, { record }: SurveillanceView): boolean {
  return testWindow(rule.window, anchor.on).closesOn >= record.registeredOn;
}

function byDay(first: FactRef, second: FactRef): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return first.lineageId < second.lineageId ? -1 : 1;
}
