// The cases about options as questions that can be asked again and again.
import { DISPUTES } from '../disputed-evidence.rules.js';
import type { DrugCode, PatientRecord } from '@interstice/clinical';
import type { MutantOptions, RuleCase, RuleMutant } from '@interstice/test-support/rule-mutants';
import { dropping, mutantsOf, mutantsOfList } from '@interstice/test-support/rule-mutants';
import { day, PROTOCOL, reviewed } from '../record.spec-support.js';
import { AGENTS } from './agents.rules.js';
import { describeOptions, type DescribedOption, type DescribedOptions } from './describe-options.js';
import { DOSES } from './doses.rules.js';
import { doseLines, trialsOf } from './evidence-sentences.js';
import { FIRST_LINE } from './first-line.rules.js';
import { APPROVALS, NOT_CHECKED, NOT_IN_INBUILD } from './notes.rules.js';
import { ON_PROGRESSION, PROGRESSION_STATEMENTS } from './on-progression.rules.js';
import type { AgainstFinding, OptionFinding, TreatmentOptions } from './option-findings.js';
import { DOSE_CASES, TRIAL_CASES } from './option-figures.cases.js';
import type { OptionCase } from './option-patients.spec-support.js';
import type { Judged } from './option-situation.js';
import { PROGRESSION_CASES } from './progression-options.cases.js';
import { RAPID_CASES } from './rapid-options.cases.js';
import { TOLD_CASES } from './told-options.cases.js';
import { FIRST_LINE_CASES } from './first-line-options.cases.js';
import { RAPID_STATEMENTS, RAPIDLY_PROGRESSIVE } from './rapidly-progressive.rules.js';
import { RECOMMENDED_AGAINST } from './recommended-against.rules.js';
import { EXTRAPULMONARY_FACTORS, REFERRALS } from './referrals.rules.js';
import { treatmentOptions } from './treatment-options.js';
import { TRIALS } from './trial-evidence.rules.js';

const AS_OF = '2026-03-01';

/** No review depends on the data of options: each record is reviewed once. */
const reviews = new WeakMap<PatientRecord, Judged>();

export function judgedOf(record: PatientRecord): Judged {
  const known = reviews.get(record) ?? reviewed(record, AS_OF);
  reviews.set(record, known);
  return known;
}

export function optionsOf(record: PatientRecord): TreatmentOptions {
  return treatmentOptions(record, judgedOf(record), day(AS_OF));
}

export function described(record: PatientRecord): DescribedOptions {
  return describeOptions(optionsOf(record), PROTOCOL.blood);
}

/** Every option that is described, of whatever list. */
export function everyOption({ groups }: DescribedOptions): DescribedOption[] {
  return groups.flatMap(({ lists }) => lists.flatMap(({ options }) => options));
}

/** What the case states of, and nothing else. */
export function optionAnswer({ record, ...stated }: OptionCase): unknown {
  const { groups, statements, referrals, against, none } = answerOf(optionsOf(record));
  return {
    lists: stated.lists && groups,
    statements: stated.statements && statements,
    referrals: stated.referrals && referrals,
    against: stated.against && against,
    none: stated.none && none,
  };
}

export function optionStated({ lists, statements, referrals, against, none }: OptionCase): unknown {
  return { lists, statements, referrals, against, none };
}

function answerOf({ groups, referrals, against, situation }: TreatmentOptions) {
  return {
    groups: Object.fromEntries(
      groups.flatMap((group) =>
        group.lists.map(({ ctd, options }) => [
          `${group.situation} ${ctd ?? 'every'}`,
          options.map(optionText),
        ]),
      ),
    ),
    statements: groups.flatMap((group) =>
      group.statements.map(({ says, counts, strength }) => [says, ...counts, strength].join(' ')),
    ),
    referrals: referrals.map(({ rule: { to, says, strength: how }, courses }) =>
      [to, says, how, ...courses.map(({ drug, state }) => `${drug} ${state}`)].join(' '),
    ),
    against: against.map(againstText),
    none: situation.none,
  };
}

function optionText({ rule, agents, state, conditions, conflictsWith }: OptionFinding): string {
  const drugs = (codes: readonly { readonly drug: DrugCode }[]) =>
    [...new Set(codes.map(({ drug }) => drug))].join('+');
  const left = agents.flatMap(({ drugs: open, courses }) => (courses.length > 0 ? open : []));
  const all = agents.flatMap(({ agent }) => AGENTS[agent].drugs);
  return [
    agents.map(({ agent }) => agent).join('+'),
    rule.strength,
    ...(state === 'open' ? [] : [state]),
    ...(agents.length > 1
      ? agents.flatMap((one) => (one.state === 'open' ? [] : [`${one.agent} ${one.state}`]))
      : []),
    ...(left.length > 0 ? [`${left.length} of ${all.length}`] : []),
    ...conditions.map(({ condition, holds }) => `${condition} ${holds}`),
    ...(rule.as === undefined ? [] : [rule.as]),
    ...(rule.upToMonths === undefined ? [] : [`${rule.upToMonths} months`]),
    ...agents.flatMap(({ kin }) => (kin.length > 0 ? [`(${drugs(kin)})`] : [])),
    ...conflictsWith.map((id) => `!${id}`),
  ].join(' ');
}

function againstText({ rule, conflictsWith, courses }: AgainstFinding): string {
  const { agents, use, strength: how, because } = rule;
  return [
    agents.join('+'),
    ...[use, how, because],
    ...(conflictsWith.length > 0 ? ['!'] : []),
    ...courses.map(({ drug, state }) => `${drug} ${state}`),
  ].join(' ');
}

/** The figures of a sentence, without those that say what is measured. */
export function figuresIn(text: string): number[] {
  const plain = text
    .replace(/95 % CI|10 % predicted|10 % of the lung|\((19|20)\d\d\)|SLS I+|TRAIL1/g, '')
    .replace(/−/g, '-')
    .replace(/\bonce\b/g, '1')
    .replace(/\btwice\b/g, '2');
  return [...plain.matchAll(/-?\d+(\.\d+)?/g)].map(([figure]) => Number(figure));
}

export const OPTION_RULE_CASES: readonly RuleCase[] = [
  ...[...FIRST_LINE_CASES, ...PROGRESSION_CASES, ...RAPID_CASES].map((one) => ({
    name: one.name,
    answer: () => optionAnswer(one),
    stated: optionStated(one),
  })),
  ...TRIAL_CASES.map(({ name, agent, ctd, trial, people, figures, lines, inThisDisease }) => ({
    name,
    answer: () => {
      const found = trialsOf([agent], [ctd]).find(({ id }) => id === trial);
      const [first, ...others] = found?.lines ?? [];
      const [, counted = ''] = first?.text.split('Patients:') ?? [];
      return {
        people: figuresIn(counted),
        lines: others.length,
        figures: others.map(({ text }) => figuresIn(text)).filter((line) => line.length > 0),
        inThisDisease: found?.inThisDisease,
      };
    },
    stated: { people, lines, figures, inThisDisease },
  })),
  ...DOSE_CASES.map(({ name, agent, doses }) => ({
    name,
    answer: () =>
      doseLines([agent]).map(({ text }) => [...figuresIn(text), /mg(\/kg|\/m²)?/.exec(text)?.[0]]),
    stated: doses,
  })),
  ...TOLD_CASES.map(({ name, record, of, stated }) => ({
    name,
    answer: () => of(described(record)),
    stated,
  })),
];

const strength = [
  'preferred',
  'conditional-for',
  'option',
  'recommended',
  'strong-against',
  'conditional-against',
];
const ofLists: MutantOptions = {
  words: {
    strength,
    use: ['any', 'first-line', 'long-term'],
    during: ['always', 'until-progression', 'first-line-or-until-progression', 'on-progression'],
    because: ['may-worsen', 'no-benefit'],
    when: ['on-progression', 'rapidly-progressive', 'severe-progressive-or-rapid'],
    as: ['adjunct', 'part-of-a-combination'],
    unit: ['mg', 'mg/kg', 'mg/m²'],
    route: ['oral', 'intravenous'],
  },
  optional: [
    'conditions',
    'upToMonths',
    'as',
    'together',
    'aboveMgPerDay',
    'beyondMonths',
    'dispute',
    'asOne',
    'kin',
    'route',
  ],
};
const ofDoses: MutantOptions = { words: { unit: ['mg', 'mg/kg', 'mg/m²'] } };
const ofFigures: MutantOptions = { step: (path) => (path.at(-1) === 'pBelow' ? 0.00001 : 0.01) };

/** Every change of the data of options. */
export const OPTION_MUTANTS: readonly RuleMutant[] = [
  ...Object.entries({
    FIRST_LINE,
    ON_PROGRESSION,
    RAPIDLY_PROGRESSIVE,
    PROGRESSION_STATEMENTS,
    RAPID_STATEMENTS,
  }).flatMap(([name, rules]) => mutantsOfList(rules, name, ofLists)),
  ...mutantsOfList(RECOMMENDED_AGAINST, 'against', ofLists),
  ...mutantsOfList(REFERRALS, 'referral', ofLists),
  ...EXTRAPULMONARY_FACTORS.map((factor, index) =>
    dropping(EXTRAPULMONARY_FACTORS, index, `factor ${factor} dropped`),
  ),
  ...Object.entries(AGENTS).flatMap(([id, agent]) => mutantsOf(agent, `agent ${id}`, ofLists)),
  ...mutantsOfList(DOSES, 'dose', ofDoses),
  ...Object.entries(TRIALS).flatMap(([id, trial]) => mutantsOf(trial, `trial ${id}`, ofFigures)),
  ...mutantsOf(NOT_CHECKED, 'not checked'),
  ...mutantsOf(NOT_IN_INBUILD, 'not in INBUILD'),
  ...mutantsOfList(APPROVALS, 'approval'),
  ...Object.entries(DISPUTES).flatMap(([id, dispute]) => mutantsOf(dispute, `dispute ${id}`)),
];
