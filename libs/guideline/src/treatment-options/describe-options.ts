import type { Caution, Ctd, DrugCode } from '@interstice/clinical';
import { JUDGED_SETS } from '@interstice/progression';
import type { ExplanationLine } from '../explanation.js';
import type { BloodProtocol } from '../protocol.js';
import { dayText, listText } from '../sentences.js';
import { againstLines, referralLines } from './advice-sentences.js';
import { AGENTS } from './agents.rules.js';
import { doseLines, trialsOf, type DescribedTrial } from './evidence-sentences.js';
import { monitoringLines } from './monitoring-lines.js';
import { NOT_CHECKED } from './notes.rules.js';
import type { AgentState, OptionFinding, OptionGroup, TreatmentOptions } from './option-findings.js';
import type { Situation, StatementRule, Strength } from './option-rules.js';
import { conditionLines, noteLines } from './option-sentences.js';
import {
  agentText,
  capital,
  courseText,
  CTD_TITLES,
  NOT_CHECKED_WORDS,
  SITUATION_TITLES,
  STRENGTH_WORDS,
} from './option-words.js';
import { RAPID_STATEMENTS } from './rapidly-progressive.rules.js';
import { type REFERRALS } from './referrals.rules.js';

/** A strength by its code, and as it is read. */
export interface DescribedStrength {
  readonly code: Strength;
  readonly text: string;
}

export interface DescribedOption {
  readonly id: string;
  readonly title: string;
  readonly state: AgentState;
  /** What could be begun; empty unless open. */
  readonly drugs: readonly DrugCode[];
  readonly strength: DescribedStrength;
  readonly certainty: string;
  /** What is on record of it, or of its group: a line each. */
  readonly courses: readonly string[];
  /** On what it depends, how long, what contradicts it. */
  readonly lines: readonly ExplanationLine[];
  readonly dose: readonly ExplanationLine[];
  readonly monitoring: readonly ExplanationLine[];
  readonly trials: readonly DescribedTrial[];
  readonly notes: readonly ExplanationLine[];
  readonly line: ExplanationLine;
}

export interface DescribedGroup {
  readonly situation: Situation;
  readonly title: string;
  /** Why it is there, and what is said of the whole list. */
  readonly lines: readonly ExplanationLine[];
  readonly lists: readonly {
    readonly ctd: Ctd | null;
    readonly title: string;
    readonly options: readonly DescribedOption[];
  }[];
}

export interface DescribedAgainst {
  readonly id: string;
  readonly title: string;
  readonly strength: DescribedStrength;
  readonly certainty: string;
  readonly courses: readonly string[];
  readonly lines: readonly ExplanationLine[];
  /** Options on the list say otherwise. */
  readonly isConflict: boolean;
}

export interface DescribedReferral {
  readonly id: string;
  readonly to: (typeof REFERRALS)[number]['to'];
  readonly strength: DescribedStrength;
  /** What was done of it already. */
  readonly courses: readonly string[];
  readonly lines: readonly ExplanationLine[];
}

/** Everything that is said about the options, every sentence rendered from the data. */
export interface DescribedOptions {
  readonly headline: string;
  readonly groups: readonly DescribedGroup[];
  readonly referrals: readonly DescribedReferral[];
  readonly against: readonly DescribedAgainst[];
  readonly notChecked: ExplanationLine;
  readonly cautions: readonly Caution[];
}

const CERTAINTY = 'Certainty of the evidence: not stated in the source.';

/**
 * The options as they are read. They name drugs and courses of the patient: there is no form without values, and who reads no
 * values is not answered.
 *
 * @param options - of a patient
 * @param protocol - for blood, of the site
 * @returns headline, lists and what is recommended against, as sentences with their sources
 * @source interstice-choices, B-33 and B-34
 * @example describeOptions(options, protocol.blood).headline //=> 'First line: no treatment for the ILD is on record.'
 */
export function describeOptions(options: TreatmentOptions, protocol: BloodProtocol): DescribedOptions {
  const { groups, referrals, against, cautions } = options;
  return {
    headline: headlineOf(options),
    groups: groups.map((group) => ({
      situation: group.situation,
      title: SITUATION_TITLES[group.situation],
      lines: [
        ...whyLines(group, options),
        ...group.statements.map(statementLine),
        ...diseaseLines(group, options),
      ],
      lists: group.lists.map(({ ctd, options: listed }) => ({
        ctd,
        title:
          ctd === null
            ? 'Every CTD-ILD'
            : `${CTD_TITLES[ctd]}${ctd === options.ctds[0] ? '' : ' (secondary)'}`,
        options: listed.map((option) => optionOf(option, options, protocol)),
      })),
    })),
    referrals: referrals.map(({ rule, courses }) => ({
      id: rule.id,
      to: rule.to,
      strength: strengthOf(rule.strength),
      courses: courses.map((course) => `${capital(courseText(course))}.`),
      lines: referralLines(rule),
    })),
    against: against.map((finding) => ({
      id: finding.rule.id,
      strength: strengthOf(finding.rule.strength),
      certainty: CERTAINTY,
      courses: finding.courses.map((course) => `${capital(courseText(course))}.`),
      isConflict: finding.conflictsWith.length > 0,
      ...againstLines(finding),
    })),
    notChecked: {
      text: `Not checked: ${listText(
        NOT_CHECKED.kinds.map((kind) => NOT_CHECKED_WORDS[kind]),
        'and',
      )}, unless recorded here.`,
      cites: [NOT_CHECKED.cite],
    },
    cautions,
  };
}

function strengthOf(code: Strength): DescribedStrength {
  return { code, text: STRENGTH_WORDS[code] };
}

const NONE_WORDS = {
  graft: 'No lists: the lungs are a graft.',
  deceased: 'No lists: the patient has died.',
  merged: 'No lists: this record was merged into another one.',
} as const;

function headlineOf({ situation, groups }: TreatmentOptions): string {
  if (situation.none !== null) return NONE_WORDS[situation.none];
  if (groups.length > 0)
    return `${groups.map((group) => SITUATION_TITLES[group.situation]).join('; ')}: what the sources list.`;
  const running = situation.forTheLung.filter(({ state }) => state === 'running');
  const [last] = situation.forTheLung;
  if (running.length > 0)
    return `No list of the sources applies: ${running.map(courseText).join('; ')}; no progression is on record that asks for a change.`;
  return `No list of the sources applies: ${last ? courseText(last) : 'nothing runs'}; no progression is on record.`;
}

function whyLines({ situation: kind }: OptionGroup, { situation }: TreatmentOptions): ExplanationLine[] {
  const { onProgression, rapidSince, mda5, forTheLung } = situation;
  if (kind === 'on-progression') {
    const cites = [{ doc: 'interstice-choices', at: 'B-03; B-33', ids: ['P-05', 'B-33'] }];
    const met = onProgression.map(({ setId, lastMetOn, provisional }) => ({
      text: `${JUDGED_SETS.find(({ id }) => id === setId)?.title ?? setId} is met${provisional ? ' provisionally' : ''}, last by what is dated ${dayText(lastMetOn)}.`,
      cites,
    }));
    const untreated =
      'The source speaks of progression despite first-line treatment; none for the ILD is on record.';
    return [...met, ...(forTheLung.length === 0 ? [{ text: untreated, cites }] : [])];
  }
  if (kind === 'first-line') {
    const cites = [{ doc: 'interstice-choices', at: 'B-33', ids: ['T-01', 'B-33'] }];
    const text =
      forTheLung.length === 0
        ? 'No treatment for the ILD is on record.'
        : `Nothing for the ILD runs: ${forTheLung.map(courseText).join('; ')}.`;
    const isRapid = rapidSince !== null;
    const rapid = 'Of one drug at a time: in rapid progression the source asks for several, see there.';
    return [
      { text, cites },
      ...(isRapid ? [{ text: rapid, cites: RAPID_STATEMENTS.map(({ cite }) => cite).slice(0, 1) }] : []),
    ];
  }
  const cites = [{ doc: 'interstice-choices', at: 'rapid progression: a clinician’s flag', ids: ['R-04'] }];
  const flag = rapidSince === null ? '' : ` from ${dayText(rapidSince)} on`;
  const tested =
    mda5.on === undefined ? '' : ` The antibodies recorded on ${dayText(mda5.on)} do not include them.`;
  const antibodies =
    mda5.holds === 'met'
      ? `Antibodies against MDA5 are on record${mda5.on === undefined ? '' : ` since ${dayText(mda5.on)}`}.`
      : `Antibodies against MDA5 are not on record, which does not say that there are none.${tested}`;
  return [
    { text: `Flagged as rapidly progressive by a clinician${flag}.`, cites },
    { text: antibodies, cites },
  ];
}

const COUNT_WORDS: Readonly<Record<number, string>> = { 1: 'one', 2: 'two', 3: 'three', 4: 'four' };

function statementLine({ says, counts, strength, cite }: StatementRule): ExplanationLine {
  const number = listText(counts.map((count) => COUNT_WORDS[count] ?? String(count)));
  const what = {
    'several-agents': `${capital(number)} agents together from the start, rather than one`,
    'without-mda5': `Without antibodies against MDA5: ${number} agents together`,
    'switch-or-add': 'Change to, or add, another immunosuppressant or an antifibrotic, according to the CTD',
  }[says];
  return { text: `${what}. ${STRENGTH_WORDS[strength]}.`, cites: [cite] };
}

/** Where the source says nothing of a disease, that is said, and nothing is made up. */
function diseaseLines({ situation, lists }: OptionGroup, { ctds }: TreatmentOptions): ExplanationLine[] {
  if (situation === 'rapidly-progressive') return [];
  const cites = [{ doc: 'interstice-choices', at: 'B-33', ids: ['T-01', 'P-06', 'B-33'] }];
  if (ctds.length === 0)
    return [{ text: 'No CTD is recorded: shown is what holds for every CTD-ILD.', cites }];
  return ctds
    .filter((ctd) => !lists.some((list) => list.ctd === ctd))
    .map((ctd) => ({
      text:
        situation === 'first-line'
          ? `The source has no list of its own for ${CTD_TITLES[ctd]}: shown is what holds for every CTD-ILD.`
          : `On progression the source names nothing further for ${CTD_TITLES[ctd]}.`,
      cites,
    }));
}

function optionOf(
  finding: OptionFinding,
  options: TreatmentOptions,
  protocol: BloodProtocol,
): DescribedOption {
  const { rule, agents, state } = finding;
  const drugs = [...new Set(agents.flatMap((agent) => agent.drugs))];
  const isOpen = state === 'open';
  return {
    id: rule.id,
    title: capital(
      agents
        .map(({ agent, drugs: left }) => agentText(agent, isOpen ? left : AGENTS[agent].drugs))
        .join(' + '),
    ),
    state,
    drugs,
    strength: strengthOf(rule.strength),
    certainty: CERTAINTY,
    courses: [
      ...agents.flatMap(({ courses }) => courses.map((course) => `${capital(courseText(course))}.`)),
      ...agents.flatMap(({ kin }) => kin.map((course) => `Of the same group: ${courseText(course)}.`)),
    ],
    lines: conditionLines(finding),
    dose: doseLines(rule.agents),
    monitoring: isOpen ? monitoringLines(drugs, protocol) : [],
    trials: trialsOf(rule.agents, options.ctds),
    notes: noteLines(finding, options),
    line: { text: `${STRENGTH_WORDS[rule.strength]}. ${CERTAINTY}`, cites: [rule.cite] },
  };
}
