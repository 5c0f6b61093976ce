import { attempt } from './attempt-rule.js';
import type { BloodProtocol, Protocol, SurveillanceRule } from './protocol.js';
import type {
  CannotJudge,
  DueItemFinding,
  DueRule,
  DueTest,
  NotDueRule,
  StoppedTest,
} from './review-result.js';
import { SUMMARY_2026_BLOOD } from './summary-2026/blood.rules.js';
import { SUMMARY_2026 } from './summary-2026/summary-2026.rules.js';
import {
  afterStop,
  applyRule,
  joinRules,
  overrideOf,
  stoppedTests,
  type SurveillanceView,
} from './surveillance/index.js';

/** What is due, and the rules that were considered and want nothing now. */
export interface FoundDue {
  readonly items: DueItemFinding[];
  readonly notDue: NotDueRule[];
  readonly stopped: StoppedTest[];
}

type Rules = Pick<BloodProtocol, 'id' | 'rules'>;

/**
 * Finds what is due by the protocol in force. Where it has no schedule for this patient, phase, disease or drug, that of the
 * summary of 2026 stands in, and says so (B-21). Of a scan only an override needs one: a guideline may want none as a
 * matter of routine. A test that a physician has stopped is not due, whatever wants it (B-27).
 *
 * @param protocol - the rules the site has chosen
 * @param onlyBlood - whether nothing but the blood of running drugs is followed
 * @param view - what the rules look at
 * @param cannotJudge - where rules that throw are told
 * @returns items by test, the rules that want nothing, and what is stopped
 * @source interstice-choices, B-19, B-21, B-22 and B-27
 * @example findDue(protocol, false, view, cannotJudge).items[0]?.test //=> 'pft'
 */
export function findDue(
  protocol: Protocol,
  onlyBlood: boolean,
  view: SurveillanceView,
  cannotJudge: CannotJudge[],
): FoundDue {
  const wanted = new Map<DueTest, DueRule[]>();
  const notDue: NotDueRule[] = [];
  const scheduled = new Set<string | null>();
  const apply = (rules: readonly SurveillanceRule[], standIn?: string): void => {
    for (const rule of rules) {
      for (const outcome of attempt(rule.id, rule.test, cannotJudge, () => applyRule(rule, view))) {
        if ('due' in outcome) {
          const due = standIn === undefined ? outcome.due : standingIn(outcome.due, standIn);
          const ofTest = wanted.get(rule.test);
          if (ofTest) ofTest.push(due);
          else wanted.set(rule.test, [due]);
          scheduled.add(scheduleOf(rule));
        } else if (standIn === undefined) notDue.push(outcome.notDue);
      }
    }
  };
  const drugs: ReadonlySet<string> = new Set([...view.courses, ...view.planned].map(({ drug }) => drug));
  const concerns = ({ when }: SurveillanceRule): boolean =>
    when.kind === 'drug-runs' ? drugs.has(when.drug) : drugs.size > 0;
  const complete = (own: Rules, fallback: Rules, isNeeded: (rule: SurveillanceRule) => boolean): void => {
    const lacking = fallback.rules.filter((rule) => {
      if (!isNeeded(rule)) return false;
      const schedule = scheduleOf(rule);
      return schedule !== null && !scheduled.has(schedule) && !own.rules.includes(rule);
    });
    apply(lacking, fallback.id);
  };
  if (!onlyBlood) {
    apply(protocol.rules);
    complete(protocol, SUMMARY_2026, ({ test }) => test !== 'hrct' || overrideOf(view, test) !== undefined);
  }
  apply(protocol.blood.rules.filter(concerns));
  complete(protocol.blood, SUMMARY_2026_BLOOD, concerns);
  const stopped = stoppedTests(view, wanted);
  const items = [...wanted]
    .filter(([test]) => !stopped.some((stop) => stop.test === test))
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([test, rules]) => joinRules(test, afterStop(rules, test, view), view))
    .filter((item) => item !== undefined);
  return { items, notDue, stopped };
}

/** Which rules keep a test going: by the test alone, or for each drug or first day apart; the others ask once. */
const GOES_ON_BY: Readonly<Record<SurveillanceRule['when']['kind'], 'test' | 'drug' | 'kind' | 'nothing'>> = {
  severity: 'test',
  'first-year-of': 'test',
  'test-on-record': 'test',
  'no-test-on-record': 'test',
  'drug-runs': 'drug',
  'drug-planned': 'kind',
  'drug-ran-before-registration': 'kind',
  'confirmation-wanted': 'nothing',
  'watch-and-repeat': 'nothing',
  'progression-unknown': 'nothing',
  'fibrosis-extent-unknown': 'nothing',
  'height-unknown': 'nothing',
  'decline-confirmed': 'nothing',
  'treatment-started': 'nothing',
  'diagnosed-shortly-before': 'nothing',
  'specialty-missing': 'nothing',
};

/** What a rule keeps going; null for one that asks once. */
function scheduleOf({ test, when }: SurveillanceRule): string | null {
  const by = GOES_ON_BY[when.kind];
  if (by === 'nothing') return null;
  return when.kind === 'drug-runs' ? when.drug : by === 'kind' ? when.kind : test;
}

/** The protocol in force has nothing to say about this patient: the rule of another one stands in, and says so (B-21). */
function standingIn(due: DueRule, protocolId: string): DueRule {
  return { ...due, notes: [{ kind: 'fallback', protocolId }, ...(due.notes ?? [])] };
}
