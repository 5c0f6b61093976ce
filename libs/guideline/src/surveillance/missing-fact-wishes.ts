import { addDays, addMonths, type FactRef, type Hrct, type IsoDate, type Pft } from '@interstice/clinical';
import { FIBROSIS_COMPARISON, type CriterionAssessment, type TestValues } from '@interstice/progression';
import type { SurveillanceCondition } from '../protocol.js';
import { setOf, type SurveillanceView, type Wish } from './surveillance-view.js';

type When = Extract<SurveillanceCondition, { readonly kind: 'progression-unknown' }>;

/**
 * The fact that could, alone, turn an unknown progression into a met one. Wanted only while an answer could open an alert,
 * or still belongs to the window in which the set counts: what is asked for in vain is not asked for.
 *
 * @param when - which set, and which fact
 * @param view - with the judgements
 * @returns the wish, or null
 * @throws NotAssessedError when the set could not be judged
 * @source interstice-choices, B-09, B-13, B-14 and B-17
 * @example unknownWish(rule.when, view)?.missing[0]?.what //=> 'symptom-report'
 */
export function unknownWish(when: When, view: SurveillanceView): Wish | null {
  const set = setOf(view, when.set);
  if (set.verdict !== 'unknown') return null;
  const missing = set.missing.filter(({ what }) => what === when.missing);
  if (missing.length === 0) return null;
  const open = set.criteria.filter((criterion) =>
    criterion.missing.some(({ what }) => what === when.missing),
  );
  const wanted = WANTED_BY[when.missing](open, when, view);
  return wanted && { missing, ...wanted };
}

type IsWanted = (open: readonly CriterionAssessment[], when: When, view: SurveillanceView) => Wanted | null;

const WANTED_BY: Readonly<Record<When['missing'], IsWanted>> = {
  'symptom-report': reportWanted,
  height: reportWanted,
  'fvc-pct-pred': reportWanted,
  'hrct-comparison': comparisonWanted,
  haemoglobin: (open, when, view) => uncorrectedWanted(open, when, view, 'without-haemoglobin'),
  'dlco-corrected': (open, when, view) => uncorrectedWanted(open, when, view, 'with-haemoglobin'),
  'reference-equation': nameWanted,
  'fvc-litres': litresWanted,
};

type Wanted = Omit<Wish, 'missing'>;

function reportWanted(
  open: readonly CriterionAssessment[],
  when: When,
  view: SurveillanceView,
): Wanted | null {
  const still = open.filter((criterion) => {
    const later = laterOf([criterion]);
    return !later || isInTime(later.on, when, view);
  });
  const anchor = laterOf(still);
  if (!anchor) return null;
  return { anchor, because: still.flatMap(({ because }) => because) };
}

/** The later test of the pair in question; where findings are asked about without a pair, the HRCT that is known. */
function laterOf(open: readonly CriterionAssessment[]): FactRef | undefined {
  const pair = open.find((criterion) => criterion.pair !== null)?.pair;
  return pair
    ? { kind: 'pft', lineageId: pair.later.lineageId, on: pair.later.on }
    : open.flatMap(({ fibrosis }) => fibrosis?.facts ?? []).at(-1);
}

/** A scan that nobody has compared yet, although there is one to compare it with: without a scan nothing can be read. */
function comparisonWanted(
  open: readonly CriterionAssessment[],
  when: When,
  view: SurveillanceView,
): Wanted | null {
  for (const criterion of open) {
    const { pair, symptoms, because } = criterion;
    const scan = uncomparedScan(view, (on) => (pair ? on > pair.earlier.on : isOfEpisode(on, view)));
    const other: FactRef | undefined = pair ? laterOf([criterion]) : symptoms?.facts.at(-1);
    if (!scan || !other) continue;
    // Of findings without a test the earlier one has to be recent enough; of a fall the test (B-09).
    const freshOn = pair || other.on < scan.on ? other.on : scan.on;
    if (isInTime(freshOn, when, view))
      return { anchor: other.on > scan.on ? other : scan, because: [scan, ...because] };
  }
  return null;
}

function uncomparedScan(view: SurveillanceView, counts: (on: IsoDate) => boolean): FactRef | null {
  const { hrcts } = view.record;
  let latest: Hrct | null = null;
  for (const scan of hrcts) {
    const { fibrosisChange = 'unknown', performedOn: on, lineageId } = scan;
    if (fibrosisChange !== 'unknown') continue;
    if (latest && (on < latest.performedOn || (on === latest.performedOn && lineageId > latest.lineageId)))
      continue;
    if (counts(on) && hasScanToCompareWith(scan, hrcts)) latest = scan;
  }
  return latest && { kind: 'hrct', lineageId: latest.lineageId, on: latest.performedOn };
}

function hasScanToCompareWith({ performedOn: on, comparedWithOn }: Hrct, hrcts: readonly Hrct[]): boolean {
  const isNear = (earlier: IsoDate): boolean =>
    earlier < on && addMonths(earlier, FIBROSIS_COMPARISON.withinMonths) >= on;
  return comparedWithOn === undefined
    ? hrcts.some(({ performedOn }) => isNear(performedOn))
    : isNear(comparedWithOn);
}

/** What meets without a test counts after the decision that began the episode; how old it may be, {@link isInTime} says. */
function isOfEpisode(on: IsoDate, { progression: { findingsAfter } }: SurveillanceView): boolean {
  return findingsAfter === null || on > findingsAfter;
}

/** The last test whose DLCO is not corrected, and bears a haemoglobin to correct it by, or none. */
function uncorrectedWanted(
  open: readonly CriterionAssessment[],
  when: When,
  view: SurveillanceView,
  which: 'with-haemoglobin' | 'without-haemoglobin',
): Wanted | null {
  const { pfts, exclusions } = view.record;
  const excluded = new Set(exclusions.map(({ pftLineageId }) => pftLineageId));
  let last: Pft | null = null;
  for (const pft of pfts) {
    const { dlcoPctPred, hbCorrected, haemoglobin, notDone, lineageId, testedOn } = pft;
    if (dlcoPctPred === undefined || notDone !== undefined || excluded.has(lineageId)) continue;
    if (hbCorrected === true || (haemoglobin === undefined) !== (which === 'without-haemoglobin')) continue;
    if (!last || testedOn > last.testedOn || (testedOn === last.testedOn && lineageId < last.lineageId))
      last = pft;
  }
  if (!last || !isInTime(last.testedOn, when, view)) return null;
  return {
    anchor: { kind: 'pft', lineageId: last.lineageId, on: last.testedOn },
    because: open.flatMap(({ because }) => because),
  };
}

/** Asked of two tests that would meet, or might, by one equation; what they would not show anyway asks nobody for a name. */
function nameWanted(open: readonly CriterionAssessment[], when: When, view: SurveillanceView): Wanted | null {
  for (const { unnamed } of open) {
    if (!unnamed || !isInTime(unnamed.later.on, when, view)) continue;
    const [earlier, later] = [unnamed.earlier, unnamed.later].map(pftRef) as [FactRef, FactRef];
    return { anchor: later, because: [later, earlier] };
  }
  return null;
}

/** No two tests can be compared at all: asked until the latest of them is too old. */
function litresWanted(_: readonly CriterionAssessment[], when: When, view: SurveillanceView): Wanted | null {
  const { latestTest } = view.progression;
  return latestTest && isInTime(latestTest.on, when, view)
    ? { anchor: pftRef(latestTest), because: [] }
    : null;
}

function pftRef({ lineageId, on }: TestValues): FactRef {
  return { kind: 'pft', lineageId, on };
}

/** Whether what is dated on a day is no older than the window of the set. */
function isInTime(on: IsoDate, when: When, view: SurveillanceView): boolean {
  const window = view.sets.find(({ id }) => id === when.set)?.window ?? null;
  return window === null || !view.today.reached(addDays(addMonths(on, window.months), 1));
}

/**
 * The reading of a scan whose extent of fibrosis is not known, where severity hangs on it.
 *
 * @param view - with the severity and the scans
 * @returns the wish, or null when the extent would change nothing or there is no scan to read
 * @source interstice-choices, B-18
 * @example extentWish(view)?.anchor?.kind //=> 'hrct'
 */
export function extentWish({ severity, lastHrct }: SurveillanceView): Wish | null {
  const missing = severity.missing.filter(({ what }) => what === 'fibrosis-extent');
  return missing.length > 0 && lastHrct ? { anchor: lastHrct, because: [], missing } : null;
}

/**
 * The height from which the % predicted of a test in litres can be computed, where severity hangs on it. Where % predicted is
 * missing for another reason no test is brought forward: the next one, due by the stricter schedule, says what it has to carry.
 *
 * @param view - with the severity
 * @returns the wish, or null when a height would change nothing
 * @source interstice-choices, B-14 and B-18
 * @example heightWish(view)?.missing[0]?.what //=> 'height'
 */
export function heightWish({ severity }: SurveillanceView): Wish | null {
  const missing = severity.missing.filter(({ what }) => what === 'height');
  const anchor = severity.because.find(({ kind }) => kind === 'pft');
  return missing.length > 0 && anchor ? { anchor, because: [], missing } : null;
}
