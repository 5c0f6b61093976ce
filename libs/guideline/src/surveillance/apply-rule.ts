import { factInForce, laterDay, type FactRef, type PatientRecord } from '@interstice/clinical';
import { WATCHED_DRUGS } from '../monitored-drugs.rules.js';
import type { SurveillanceRule } from '../protocol.js';
import type { DueNote, DueRule, NotDueRule } from '../review-result.js';
import { SOURCES } from '../sources.js';
import { testWindow } from '../test-window.js';
import { analytesWanted } from './analytes-wanted.js';
import { drugWish } from './blood-wishes.js';
import { beforeStartWish, firstCountWish } from './first-blood-wishes.js';
import { firstYearWish } from './first-year-wish.js';
import { declineWish, physicianFirst, responseWish, secondScanWish } from './hrct-wishes.js';
import { extentWish, heightWish, unknownWish } from './missing-fact-wishes.js';
import { confirmationWish, watchWish } from './pft-wishes.js';
import { overridden } from './overridden.js';
import { specialtyWish } from './visit-wishes.js';
import { registration, setOf, type SurveillanceView, type Wish } from './surveillance-view.js';

/**
 * Applies one surveillance rule.
 *
 * Every window is counted from a recorded day, so an item stays as it is, however late, until something is recorded. A
 * fact that is asked for about progression is no longer wanted once it could not count any more.
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
  const anchor = wish && (wish.anchor ?? anchorOf(rule, view));
  if (!wish || !anchor) {
    const last = lastTest(rule, view);
    return { notDue: { ruleId: rule.id, test: rule.test, because: last ? [last] : [] } };
  }
  const moved = overridden(rule, anchor.on, view);
  const window = moved?.window ?? testWindow(rule.window, anchor.on);
  const asksFirst = rule.test === 'hrct' ? physicianFirst(view, window) : NO_NOTES;
  const notes = [...supersededNotes(rule), ...(moved?.notes ?? []), ...(wish.notes ?? []), ...asksFirst];
  return {
    due: {
      ruleId: rule.id,
      ...window,
      because: wish.because.length === 0 ? [anchor] : distinct([anchor, ...wish.because]),
      missing:
        asksFirst.length > 0
          ? [...wish.missing, { what: 'physicians-request', because: 'scans-in-a-year' }]
          : wish.missing,
      cites: citesOf(rule, wish),
      ...analytesWanted(rule, wish),
      ...(notes.length === 0 ? {} : { notes }),
    },
  };
}

const NO_NOTES: readonly DueNote[] = [];

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
      return lastTest(rule, view) ? null : { because: [], missing: missingTest(rule) };
    case 'test-on-record':
      return { because: [], missing: [] };
    case 'confirmation-wanted':
      return confirmationWish(setOf(view, when.set), rule.window);
    case 'watch-and-repeat':
      return watchWish(view, rule.window);
    case 'progression-unknown':
      return unknownWish(when, view);
    case 'fibrosis-extent-unknown':
      return extentWish(view);
    case 'height-unknown':
      return heightWish(view);
    case 'decline-confirmed':
      return declineWish(rule, when, view);
    case 'treatment-started':
      return responseWish(rule, when, view);
    case 'diagnosed-shortly-before':
      return secondScanWish(rule, when, view);
    case 'drug-runs':
      return drugWish(rule, when, view);
    case 'drug-ran-before-registration':
      return firstCountWish(view);
    case 'drug-planned':
      return beforeStartWish(rule.window, view);
    case 'first-year-of':
      return firstYearWish(rule, when, view);
    case 'specialty-missing':
      return specialtyWish(when, view);
  }
}

function anchorOf(rule: SurveillanceRule, view: SurveillanceView): FactRef | null {
  switch (rule.anchor) {
    case 'last-laboratory-pft':
      return view.lastLaboratoryPft;
    case 'last-dlco':
      return view.lastDlco;
    case 'last-hrct':
      return view.lastHrct;
    case 'first-hrct':
      return view.firstHrct;
    case 'registration':
      return registration(view.record);
    case 'registration-or-ild-diagnosis':
      return baselineAnchor(view.record);
    // Those a wish brings itself.
    case 'later-test':
    case 'later-test-or-hrct':
    case 'hrct-in-question':
    case 'pft-in-question':
    case 'treatment-start':
    case 'last-pft-before-decision':
    case 'phase-start-or-last-count':
    case 'planned-start':
      return null;
  }
}

function lastTest({ test }: SurveillanceRule, view: SurveillanceView): FactRef | null {
  if (test === 'dlco') return view.lastDlco;
  return test === 'hrct' ? view.lastHrct : test === 'pft' ? view.lastLaboratoryPft : null;
}

function missingTest({ test }: SurveillanceRule): Wish['missing'] {
  if (test === 'dlco') return [{ what: 'first-dlco', because: 'none-on-record' }];
  return test === 'hrct'
    ? [{ what: 'hrct', because: 'none-on-record' }]
    : [{ what: 'pft', because: 'no-usable-pft' }];
}

function baselineAnchor(record: PatientRecord): FactRef {
  const diagnosis = factInForce(record, 'ild-diagnosis');
  if (diagnosis && laterDay(diagnosis.value.diagnosedOn, record.registeredOn) !== record.registeredOn) {
    return { kind: 'person-fact', lineageId: diagnosis.lineageId, on: diagnosis.value.diagnosedOn };
  }
  return registration(record);
}

function citesOf({ cite, windowCite, when }: SurveillanceRule, { drugs = [] }: Wish): DueRule['cites'] {
  const cites = cite.doc === windowCite.doc && cite.at === windowCite.at ? [cite] : [cite, windowCite];
  if (when.kind === 'treatment-started') return [...cites, when.drugsCite];
  return [...cites, ...drugs.map((drug) => WATCHED_DRUGS[drug].cite)];
}

const SUPERSEDED: ReadonlySet<string> = new Set(
  Object.entries(SOURCES)
    .filter(([, source]) => 'supersededBy' in source)
    .map(([doc]) => doc),
);

/** Whoever is waited for by a document that another one has replaced, is told. */
function supersededNotes({ cite: { doc } }: SurveillanceRule): readonly DueNote[] {
  return SUPERSEDED.has(doc) ? [{ kind: 'superseded', doc }] : NO_NOTES;
}

function distinct(facts: readonly FactRef[]): FactRef[] {
  return facts.filter(
    (fact, index) => facts.findIndex(({ lineageId }) => lineageId === fact.lineageId) === index,
  );
}
