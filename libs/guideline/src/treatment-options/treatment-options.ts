import {
  factInForce,
  recordAsOf,
  startDay,
  type Ctd,
  type DrugCode,
  type Horizon,
  type IsoDate,
  type PatientRecord,
} from '@interstice/clinical';
import { agentState, courseOnRecord, latestFirst } from './agent-state.js';
import { AGENTS } from './agents.rules.js';
import { FIRST_LINE } from './first-line.rules.js';
import { NOT_IN_INBUILD } from './notes.rules.js';
import { ON_PROGRESSION, PROGRESSION_STATEMENTS } from './on-progression.rules.js';
import { activeSituations, situationOf, type Judged } from './option-situation.js';
import { conditionFinding } from './option-conditions.js';
import type {
  AgainstFinding,
  AgentState,
  CourseOnRecord,
  OptionFinding,
  OptionGroup,
  SituationFinding,
  TreatmentOptions,
} from './option-findings.js';
import type { AgainstRule, OptionRule, ReferralRule, Situation, StatementRule } from './option-rules.js';
import { RAPID_STATEMENTS, RAPIDLY_PROGRESSIVE } from './rapidly-progressive.rules.js';
import { RECOMMENDED_AGAINST } from './recommended-against.rules.js';
import { REFERRALS } from './referrals.rules.js';

const LISTS: Readonly<
  Record<Situation, { readonly rules: readonly OptionRule[]; readonly statements: readonly StatementRule[] }>
> = {
  'rapidly-progressive': { rules: RAPIDLY_PROGRESSIVE, statements: RAPID_STATEMENTS },
  'first-line': { rules: FIRST_LINE, statements: [] },
  'on-progression': { rules: ON_PROGRESSION, statements: PROGRESSION_STATEMENTS },
};

/**
 * What the sources list for a patient: first line, on progression, in rapid progression, with prompts to refer and what is
 * recommended against. What was tried, runs or is planned is told apart and never as something new.
 *
 * @param record - everything about one patient
 * @param judged - the review of that record for that day
 * @param asOf - calendar day in the site's time zone
 * @returns the lists that apply, in the order of the sources; nothing is ranked beyond their words
 * @source treatment-approach-2026 and ctd-ild-trials-review; interstice-choices, B-33
 * @example treatmentOptions(record, review(record, protocol, asOf), asOf).groups[0]?.situation //=> 'first-line'
 */
export function treatmentOptions(record: PatientRecord, judged: Judged, asOf: IsoDate): TreatmentOptions {
  const today = startDay(asOf);
  const known = recordAsOf(record, today);
  const ctds = diseasesOf(known);
  const situation = situationOf(known, judged, today);
  const cautions = [...known.cautions].sort((one, other) => (one.on < other.on ? 1 : -1));
  const background = inbuildBackground(known, today);
  if (situation.none !== null)
    return { ctds, situation, groups: [], referrals: [], against: [], background, cautions };
  const active = activeSituations(situation);
  const against = RECOMMENDED_AGAINST.filter(
    (rule) => isFor(rule, ctds) && isDuring(rule.during, active),
  ).map((rule) => againstFinding(rule, { known, ctds, today }));
  const groups = active.map((one) => groupOf(one, { known, ctds, situation, against, today }));
  return {
    ctds,
    situation,
    groups,
    referrals: REFERRALS.filter((rule) => isFor(rule, ctds) && isPrompted(rule, situation, active)).map(
      (rule) => ({
        rule,
        courses: rule.to === 'stem-cell-transplant' ? agentState(rule.to, known, today).courses : [],
      }),
    ),
    against: against.map((finding) => ({ ...finding, conflictsWith: conflictsOf(finding, groups) })),
    background,
    cautions,
  };
}

/** What runs of what INBUILD did not randomise; of glucocorticoids the dose decides. */
function inbuildBackground({ treatments }: PatientRecord, today: Horizon): CourseOnRecord[] {
  const { agents, alsoDrugs } = NOT_IN_INBUILD;
  const drugs: readonly DrugCode[] = [
    ...agents.flatMap((agent) => AGENTS[agent].drugs),
    ...alsoDrugs,
    ...AGENTS.glucocorticoid.drugs,
  ];
  return treatments
    .filter(({ drug }) => drugs.includes(drug))
    .flatMap((treatment) => courseOnRecord(treatment, today) ?? [])
    .filter(({ state }) => state === 'running')
    .sort(latestFirst);
}

/** The primary disease first; each once. */
function diseasesOf(known: PatientRecord): Ctd[] {
  const ctd = factInForce(known, 'ctd');
  return ctd ? [...new Set([ctd.value.primary, ...ctd.value.secondary])] : [];
}

function isFor({ ctds }: { readonly ctds: OptionRule['ctds'] }, of: readonly Ctd[]): boolean {
  return ctds === 'every' || ctds.some((ctd) => of.includes(ctd));
}

function isDuring(during: AgainstRule['during'], active: readonly Situation[]): boolean {
  const isProgressing = active.includes('on-progression');
  if (during === 'always') return true;
  if (during === 'on-progression') return isProgressing;
  return !isProgressing || (during === 'first-line-or-until-progression' && active.includes('first-line'));
}

function isPrompted(
  { when }: ReferralRule,
  { severity }: SituationFinding,
  active: readonly Situation[],
): boolean {
  if (when !== 'severe-progressive-or-rapid') return active.includes(when);
  return (
    severity === 'moderate-to-severe' ||
    active.includes('on-progression') ||
    active.includes('rapidly-progressive')
  );
}

interface Of {
  readonly known: PatientRecord;
  readonly ctds: readonly Ctd[];
  readonly today: Horizon;
}

function againstFinding(
  rule: AgainstRule,
  { known, ctds, today }: Of,
): Omit<AgainstFinding, 'conflictsWith'> {
  const given = rule.agents.map((agent) =>
    agentState(agent, known, today).courses.filter(({ state }) => state !== 'stopped'),
  );
  const isTold = rule.together !== true || given.every((courses) => courses.length > 0);
  const { ctds: only } = rule;
  return {
    rule,
    ctds: only === 'every' ? [] : ctds.filter((ctd) => only.includes(ctd)),
    courses: isTold ? given.flat().sort(latestFirst) : [],
  };
}

type Against = Omit<AgainstFinding, 'conflictsWith'>;

function groupOf(
  situation: Situation,
  {
    known,
    ctds,
    today,
    ...of
  }: Of & { readonly situation: SituationFinding; readonly against: readonly Against[] },
): OptionGroup {
  const { rules, statements } = LISTS[situation];
  const own = ctds.filter((ctd) => rules.some((rule) => isOfDisease(rule, ctd)));
  const optionOf = (rule: OptionRule): OptionFinding => {
    const agents = rule.agents.map((agent) => agentState(agent, known, today));
    return {
      rule,
      agents,
      state: stateOfAll(agents.map(({ state }) => state)),
      conditions: (rule.conditions ?? []).map((condition) =>
        conditionFinding(condition, known, of.situation, today),
      ),
      conflictsWith: of.against.filter((finding) => isAgainst(finding, rule)).map(({ rule: { id } }) => id),
    };
  };
  return {
    situation,
    statements: statements.filter(({ says }) => says !== 'without-mda5' || of.situation.mda5.holds !== 'met'),
    lists: [null, ...own]
      .map((ctd) => ({
        ctd,
        options: rules
          .filter((rule) => (ctd === null ? isForAll(rule, ctds, rules) : isOfDisease(rule, ctd)))
          .map(optionOf)
          .filter(isWithinReach),
      }))
      .filter(({ options }) => options.length > 0),
  };
}

function isOfDisease({ ctds }: OptionRule, ctd: Ctd): boolean {
  return ctds !== 'every' && ctds.includes(ctd);
}

/** What holds for every disease, unless each of the patient's says the same in its own list. */
function isForAll({ ctds, agents }: OptionRule, of: readonly Ctd[], rules: readonly OptionRule[]): boolean {
  if (ctds !== 'every') return false;
  const saysSame = (ctd: Ctd): boolean =>
    rules.some((rule) => isOfDisease(rule, ctd) && rule.agents[0] === agents[0]);
  return of.length === 0 || !of.every(saysSame);
}

/** Of parts of one treatment: while one is left to begin, it is open. */
function stateOfAll(states: readonly AgentState[]): AgentState {
  return (['open', 'running', 'planned'] as const).find((state) => states.includes(state)) ?? 'tried';
}

function isWithinReach({ conditions }: OptionFinding): boolean {
  return conditions.every(({ condition, holds }) => condition !== 'add-on' || holds === 'met');
}

/** Long-term use and combinations are recommended against as such, not the drug. */
function isAgainst({ rule }: Against, option: OptionRule): boolean {
  if (rule.together === true || rule.use === 'long-term') return false;
  const drugs = rule.agents.flatMap((agent) => AGENTS[agent].drugs);
  return option.agents.some((agent) => AGENTS[agent].drugs.some((drug) => drugs.includes(drug)));
}

function conflictsOf({ rule: { id } }: Against, groups: readonly OptionGroup[]): string[] {
  const options = groups.flatMap(({ lists }) => lists.flatMap((list) => list.options));
  return [
    ...new Set(options.filter(({ conflictsWith }) => conflictsWith.includes(id)).map(({ rule }) => rule.id)),
  ];
}
