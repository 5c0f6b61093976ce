import {
  factInForce,
  laterDay,
  type FactRef,
  type IsoDate,
  type MissingFact,
  type PatientRecord,
} from '@interstice/clinical';
import { isUsable, type ProgressionAssessment, type SetAssessment } from '@interstice/progression';
import type { SurveillanceRule } from './protocol.js';
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
}

type Wish = { readonly because: readonly FactRef[]; readonly missing: readonly MissingFact[] } | null;

/**
 * Lays out what surveillance rules look at.
 *
 * @param record - the record as of the day judged
 * @param severity - how severe the disease is
 * @param progression - judgements of progression
 * @returns the view
 * @example surveillanceView(record, severity, progression).lastLaboratoryPft?.on //=> '2026-01-12'
 */
export function surveillanceView(
  record: PatientRecord,
  severity: SeverityFinding,
  progression: ProgressionAssessment,
): SurveillanceView {
  return { record, severity, progression, lastLaboratoryPft: lastLaboratoryPft(record) };
}

/**
 * Applies one surveillance rule.
 *
 * Every window is counted from a recorded day, so an item stays as it is, however late, until something is recorded.
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
  const anchor = wish ? anchorOf(rule, view) : null;
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
    cycle: cycleOf(test, view),
    opensOn: first.opensOn,
    targetOn: first.targetOn,
    closesOn: first.closesOn,
    rules: [first, ...others],
  };
}

function wishOf(rule: SurveillanceRule, view: SurveillanceView): Wish {
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
      return confirmationWish(setOf(view, when.set), view.progression);
    case 'progression-unknown': {
      const set = setOf(view, when.set);
      const missing = set.missing.filter(({ what }) => what === when.missing);
      if (set.verdict !== 'unknown' || missing.length === 0) return null;
      const open = set.criteria.filter(({ verdict }) => verdict === 'unknown');
      return { because: open.flatMap(({ because }) => because), missing };
    }
  }
}

function confirmationWish(set: SetAssessment, progression: ProgressionAssessment): Wish {
  const [nearMiss] = set.nearMisses;
  if (set.verdict !== 'met' && nearMiss) {
    return {
      because: [testRef(nearMiss.pair.earlier), testRef(nearMiss.pair.later)],
      missing: [{ what: 'repeat-pft', because: 'near-miss' }],
    };
  }
  // Once any later test has been done, the repeat has been done, whatever it showed.
  const { story } = set;
  const unrepeated = story.lastMetTestOn !== null && story.lastMetTestOn === progression.latestTest?.on;
  if (!story.supported || story.certainty !== 'provisional' || !unrepeated) return null;
  return {
    because: story.facts,
    missing: [{ what: 'repeat-pft', because: story.poorQuality ? 'poor-quality' : 'provisional' }],
  };
}

function anchorOf(rule: SurveillanceRule, view: SurveillanceView): FactRef | null {
  switch (rule.anchor) {
    case 'last-laboratory-pft':
      return view.lastLaboratoryPft;
    case 'latest-pft': {
      const { latestTest } = view.progression;
      return latestTest ? testRef(latestTest) : null;
    }
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
function cycleOf(test: DueTest, view: SurveillanceView): string {
  if (test === 'symptom-report') return view.progression.latestTest?.lineageId ?? 'baseline';
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
