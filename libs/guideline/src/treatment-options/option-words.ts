import { DRUGS, type Ctd, type DrugCode, type StopReason, type TreatmentRoute } from '@interstice/clinical';
import { dayText, listText } from '../sentences.js';
import { AGENTS } from './agents.rules.js';
import type { CourseOnRecord } from './option-findings.js';
import type { NotCheckedKind } from './notes.rules.js';
import type { AgentId, Outcome, Situation, Strength } from './option-rules.js';

export const CTD_TITLES: Readonly<Record<Ctd, string>> = {
  ssc: 'SSc-ILD',
  ra: 'RA-ILD',
  iim: 'IIM-ILD',
  mctd: 'MCTD-ILD',
  sjd: 'SjD-ILD',
  sle: 'SLE-ILD',
  undifferentiated: 'ILD in undifferentiated disease',
};

export const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  preferred: 'Preferred',
  'conditional-for': 'Conditionally recommended',
  option: 'Option',
  recommended: 'Recommended; how strongly is not stated',
  'not-in-the-source': 'Not in the lists of the source',
  'conditional-against': 'Conditionally recommended against',
  'strong-against': 'Strongly recommended against',
  against: 'Recommended against, conditionally or strongly: the source does not say which',
  pitfall: 'Named as a pitfall to avoid; how strongly is not stated',
};

export const SITUATION_TITLES: Readonly<Record<Situation, string>> = {
  'rapidly-progressive': 'Rapidly progressive',
  'first-line': 'First line',
  'on-progression': 'On progression',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, { readonly text: string; readonly unit: string }>> = {
  'fvc-pct': { text: 'Change of FVC in % predicted', unit: ' %' },
  'fvc-ml': { text: 'Change of FVC', unit: ' mL' },
  'fvc-rate': { text: 'Rate of FVC', unit: ' mL a year' },
  'fvc-fall-or-death': { text: 'FVC fell by 10 % predicted or more, or death', unit: ' %' },
  'serious-adverse-events': { text: 'Patients with serious adverse events', unit: '' },
  'stopped-for-adverse-events': { text: 'Stopped for good because of adverse events', unit: ' %' },
  diarrhoea: { text: 'Diarrhoea', unit: ' %' },
};

export const ROUTE_WORDS: Readonly<Record<TreatmentRoute, string>> = {
  oral: 'by mouth',
  subcutaneous: 'subcutaneously',
  intravenous: 'intravenously',
  inhaled: 'inhaled',
  other: 'by another route',
};

export const NOT_CHECKED_WORDS: Readonly<Record<NotCheckedKind, string>> = {
  pregnancy: 'pregnancy',
  allergy: 'allergy',
  infection: 'infection',
  renal: 'renal function',
  hepatic: 'hepatic function',
};

const STOP_WORDS: Readonly<Record<StopReason, string>> = {
  intolerance: 'for intolerance',
  'adverse-event': 'for an adverse event',
  'no-effect': 'because it had no effect',
  'plan-completed': 'as planned',
  'patients-wish': 'at the patient’s wish',
  other: 'for another reason',
};

/**
 * A drug or group by name, a group with those of it that are meant.
 *
 * @param id - which
 * @param drugs - those that could be begun, where they are fewer than all
 * @returns words
 * @example agentText('calcineurin-inhibitor') //=> 'calcineurin inhibitor (tacrolimus or ciclosporin)'
 */
export function agentText(id: AgentId, drugs: readonly DrugCode[] = AGENTS[id].drugs): string {
  const { title, asOne, drugs: all } = AGENTS[id];
  if (asOne === true || all.length < 2 || drugs.length === 0) return title;
  return `${title} (${listText(drugs.map((drug) => DRUGS[drug].title))})`;
}

/**
 * What became of a course, with what it was given for where that was not the ILD.
 *
 * @param course - on record
 * @returns words without a full stop
 * @example courseText(course) //=> 'rituximab, stopped on 3 Mar 2026 because it had no effect'
 */
export function courseText({ drug, indication, state, on, stopReason }: CourseOnRecord): string {
  const what =
    state === 'stopped'
      ? `stopped on ${dayText(on)} ${stopReason === undefined ? '(why is not recorded)' : STOP_WORDS[stopReason]}`
      : `${state === 'running' ? 'running since' : 'planned from'} ${dayText(on)}`;
  const given = { ild: '', ctd: ', given for the CTD', other: ', given for something else', unknown: '' }[
    indication
  ];
  return `${DRUGS[drug].title}, ${what}${given}`;
}

/** The first letter as at the start of a sentence. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
