import {
  addDays,
  addMonths,
  factInForce,
  laterDay,
  type FactRef,
  type Horizon,
  type IsoDate,
  type MissingFact,
  type PatientRecord,
} from '@interstice/clinical';
import {
  isUsable,
  type CriterionAssessment,
  type CriterionSet,
  type ProgressionAssessment,
  type SetAssessment,
  type Unrepeated,
} from '@interstice/progression';
import type { SurveillanceRule, WindowSpec } from './protocol.js';
import type { DueItemFinding, DueRule, DueTest, NotDueRule, SeverityFinding } from './review-result.js';
import { testWindow } from './test-window.js';

/** A criterion set that a rule asks about has not been judged. */
export class NotAssessedError extends Error {
  readonly code = 'not-assessed';
  override readonly name = 'NotAssessedError';

  constructor(readonly setId: string) {
    super(`Criterion set "${setId}" has not been judged.`);
  }
}

/** What surveillance rules look at. */
export interface SurveillanceView {
  readonly record: PatientRecord;
  readonly severity: SeverityFinding;
  readonly progression: ProgressionAssessment;
  /** The last usable laboratory PFT; spirometry at home does not take its place. */
  readonly lastLaboratoryPft: FactRef | null;
  /** The definitions that were judged, for their windows. */
  readonly sets: readonly CriterionSet[];
  readonly today: Horizon;
}

interface Wish {
  readonly because: readonly FactRef[];
  readonly missing: readonly MissingFact[];
  /** The later test of the pair in question, or the HRCT, where the wish is about one. */
  readonly laterTest?: FactRef;
}

/**
 * Lays out what surveillance rules look at.
 *
 * @param record - the record as of the day judged
 * @param severity - how severe the disease is
 * @param progression - judgements of progression
 * @param sets - the definitions that were judged
 * @param today - the day of the review
 * @returns the view
 * @example surveillanceView(record, severity, progression, protocol.criterionSets, today).lastLaboratoryPft?.on //=> '2026-01-12'
 */
export function surveillanceView(
  record: PatientRecord,
  severity: SeverityFinding,
  progression: ProgressionAssessment,
  sets: readonly CriterionSet[],
  today: Horizon,
): SurveillanceView {
  return { record, severity, progression, lastLaboratoryPft: lastLaboratoryPft(record), sets, today };
}

/**
 * Applies one surveillance rule.
 *
 * Every window is counted from a recorded day, so an item stays as it is, however late, until something is recorded. A
 * report of symptoms alone is no longer wanted once no answer could open an alert any more.
 *
 * @param rule - as data
 * @param view - record, severity and progression
 * @returns the rule with its window when it wants the test, otherwise that it does not
 * @throws NotAssessedError when it asks about a set that could not be judged
 * @source interstice-choices, B-19
 * @example applyRule(rule, view) //=> { due: { ruleId: 'pft.m-01', opensOn: '2026-04-12', … } }
 */
export function applyRule(
  rule: SurveillanceRule,
  view: SurveillanceView,
): { readonly due: DueRule } | { readonly notDue: NotDueRule } {
  const wish = wishOf(rule, view);
  const anchor = wish ? anchorOf(rule, wish, view) : null;
  if (!wish || !anchor) {
    return {
      notDue: {
        ruleId: rule.id,
        test: rule.test,
        because: view.lastLaboratoryPft ? [view.lastLaboratoryPft] : [],
      },
    };
  }
  const because = [anchor, ...wish.because].filter(
    (fact, index, all) => all.findIndex(({ lineageId }) => lineageId === fact.lineageId) === index,
  );
  return {
    due: {
      ruleId: rule.id,
      ...testWindow(rule.window, anchor.on),
      because,
      missing: wish.missing,
      cites:
        rule.cite.doc === rule.windowCite.doc && rule.cite.at === rule.windowCite.at
          ? [rule.cite]
          : [rule.cite, rule.windowCite],
    },
  };
}

/**
 * Joins the rules that want the same test into one item. The rule that closes first sets its days.
 *
 * @param test - which test
 * @param rules - those that want it
 * @param view - for the cycle
 * @returns the item, or undefined when no rule wants the test
 * @source interstice-choices, B-19
 * @example joinRules('pft', [m01, confirm], view)?.rules[0].ruleId //=> 'pft.confirm'
 */
export function joinRules(
  test: DueTest,
  rules: readonly DueRule[],
  view: SurveillanceView,
): DueItemFinding | undefined {
  const [first, ...others] = [...rules].sort(byClosing);
  if (!first) return undefined;
  return {
    test,
    cycle: cycleOf(test, first, view),
    opensOn: first.opensOn,
    targetOn: first.targetOn,
    closesOn: first.closesOn,
    rules: [first, ...others],
  };
}

function wishOf(rule: SurveillanceRule, view: SurveillanceView): Wish | null {
  const { when } = rule;
  switch (when.kind) {
    case 'severity': {
      const { severity, progressive, because, missing } = view.severity;
      // A progression that could not be judged keeps the stricter schedule.
      const applies =
        when.anyOf.includes(severity) || (when.anyOf.includes('progressive') && progressive !== 'not-met');
      return applies ? { because, missing } : null;
    }
    case 'no-test-on-record':
      return view.lastLaboratoryPft
        ? null
        : { because: [], missing: [{ what: 'pft', because: 'no-usable-pft' }] };
    case 'confirmation-wanted':
      return confirmationWish(setOf(view, when.set), rule.window);
    case 'progression-unknown': {
      const set = setOf(view, when.set);
      const missing = set.missing.filter(({ what }) => what === when.missing);
      if (set.verdict !== 'unknown' || missing.length === 0) return null;
      const open = set.criteria.filter(
        (criterion) =>
          criterion.missing.some(({ what }) => what === when.missing) &&
          couldStillOpen(criterion, when.set, view),
      );
      if (open.length === 0) return null;
      const later = laterOf(open);
      return {
        because: open.flatMap(({ because }) => because),
        missing,
        ...(later ? { laterTest: later } : {}),
      };
    }
  }
}

/** Whether an alert could open by an answer of today: what it would join is no older than the window (B-09). */
function couldStillOpen(criterion: CriterionAssessment, setId: string, view: SurveillanceView): boolean {
  const window = view.sets.find(({ id }) => id === setId)?.window ?? null;
  const later = laterOf([criterion]);
  return window === null || !later || !view.today.reached(addDays(addMonths(later.on, window.months), 1));
}

/** The later test of the pair in question; where findings are asked about without a pair, the HRCT that is known. */
function laterOf(open: readonly CriterionAssessment[]): FactRef | undefined {
  const pair = open.find((criterion) => criterion.pair !== null)?.pair;
  return pair ? testRef(pair.later) : open.flatMap(({ fibrosis }) => fibrosis?.facts ?? []).at(-1);
}

/** Of several findings that want a repeat the oldest sets the days: another one must not put it off. */
function confirmationWish(set: SetAssessment, window: WindowSpec): Wish | null {
  const { story } = set;
  const wishes = [
    ...set.nearMisses
      .filter((miss) => !isRepeated(miss.unrepeated, window))
      .map(({ pair, unrepeated }) => ({
        test: unrepeated,
        why: 'near-miss',
        facts: [testRef(pair.earlier), testRef(pair.later)],
      })),
    ...story.unrepeated
      .filter((test) => !isRepeated(test, window))
      .map((test) => ({ test, why: whyProvisional(set), facts: story.facts })),
  ].sort((first, second) => (first.test.on < second.test.on ? -1 : first.test.on > second.test.on ? 1 : 0));
  const [wish] = wishes;
  return wish
    ? {
        because: wish.facts,
        missing: [{ what: 'repeat-pft', because: wish.why }],
        laterTest: testRef(wish.test),
      }
    : null;
}

function whyProvisional({ story }: SetAssessment): string {
  if (story.homeAlone) return 'home-alone';
  return story.poorQuality ? 'poor-quality' : 'provisional';
}

/**
 * Whether a finding has been repeated: by an acceptable laboratory test no sooner than the repeat may be done, whatever it
 * showed. A test three days later shares the cold, the operator and the day's chance with the one it would confirm.
 *
 * @param test - with the latest test that may have repeated it
 * @param window - of the rule that asks for the repeat
 * @returns true when nothing is left to repeat
 * @source interstice-choices, B-11 and B-19
 * @example isRepeated({ lineageId, on: parseIsoDate('2026-01-15'), lastRepeatOn: null }, rule.window) //=> false
 */
export function isRepeated({ on, lastRepeatOn }: Unrepeated, window: WindowSpec): boolean {
  return lastRepeatOn !== null && lastRepeatOn >= testWindow(window, on).opensOn;
}

function anchorOf(rule: SurveillanceRule, wish: Wish, view: SurveillanceView): FactRef | null {
  switch (rule.anchor) {
    case 'last-laboratory-pft':
      return view.lastLaboratoryPft;
    case 'later-test':
    case 'later-test-or-hrct':
      return wish.laterTest ?? null;
    case 'registration-or-ild-diagnosis':
      return baselineAnchor(view.record);
  }
}

function baselineAnchor(record: PatientRecord): FactRef {
  const diagnosis = factInForce(record, 'ild-diagnosis');
  if (diagnosis && laterDay(diagnosis.value.diagnosedOn, record.registeredOn) !== record.registeredOn) {
    return { kind: 'person-fact', lineageId: diagnosis.lineageId, on: diagnosis.value.diagnosedOn };
  }
  return { kind: 'registration', lineageId: record.patientId, on: record.registeredOn };
}

/** The fact whose replacement starts a new cycle: an item about the same one stays the same item. */
function cycleOf(test: DueTest, deciding: DueRule, view: SurveillanceView): string {
  if (test === 'symptom-report') return deciding.because[0]?.lineageId ?? 'baseline';
  return view.lastLaboratoryPft?.lineageId ?? 'baseline';
}

/** Of several on the last day the one recorded first, so that a second set of that day does not start a new cycle. */
function lastLaboratoryPft(record: PatientRecord): FactRef | null {
  let last: { readonly on: IsoDate; readonly lineageId: string } | null = null;
  for (const pft of record.pfts) {
    if (pft.setting === 'home' || !isUsable(pft)) continue;
    const { testedOn: on, lineageId } = pft;
    if (!last || on > last.on || (on === last.on && lineageId < last.lineageId)) last = { on, lineageId };
  }
  return last ? { kind: 'pft', ...last } : null;
}

function setOf(view: SurveillanceView, setId: string): SetAssessment {
  const set = view.progression.sets.find((assessed) => assessed.setId === setId);
  if (!set) throw new NotAssessedError(setId);
  return set;
}

function testRef(test: { readonly lineageId: string; readonly on: IsoDate }): FactRef {
  return { kind: 'pft', lineageId: test.lineageId, on: test.on };
}

function byClosing(first: DueRule, second: DueRule): number {
  if (first.closesOn !== second.closesOn) return first.closesOn < second.closesOn ? -1 : 1;
  return first.ruleId < second.ruleId ? -1 : 1;
}
