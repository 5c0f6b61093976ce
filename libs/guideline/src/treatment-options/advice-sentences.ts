import { disputeText } from '../dispute-text.js';
import { DISPUTES } from '../disputed-evidence.rules.js';
import type { ExplanationLine } from '../explanation.js';
import { listText } from '../sentences.js';
import { AGENTS } from './agents.rules.js';
import type { AgainstFinding } from './option-findings.js';
import type { AgainstRule, ReferralRule } from './option-rules.js';
import { agentText, capital, CTD_TITLES } from './option-words.js';
import { EXTRAPULMONARY_FACTORS } from './referrals.rules.js';

/**
 * What is recommended against, in a few words.
 *
 * @param rule - as data
 * @returns words without a full stop
 * @example ruleTitle(RECOMMENDED_AGAINST[0]) //=> 'glucocorticoid as first line in SSc-ILD'
 */
export function ruleTitle({ agents, together, use, beyondMonths, ctds }: AgainstRule): string {
  const names = agents.map((agent) => (together === true ? AGENTS[agent].title : agentText(agent)));
  const how = {
    any: '',
    'first-line': ' as first line',
    'from-the-start': ' from the start, without documented progression',
    'long-term': beyondMonths === undefined ? ', long-term' : ` for longer than ${beyondMonths} months`,
  }[use];
  const where =
    ctds === 'every' || ctds.length > 1 ? '' : ` in ${ctds.map((ctd) => CTD_TITLES[ctd]).join('')}`;
  return `${names.join(' together with ')}${how}${where}`;
}

const BECAUSE_WORDS: Readonly<Record<AgainstRule['because'], string>> = {
  'may-worsen': 'It may worsen the lung disease.',
  'renal-crisis': 'Risk of scleroderma renal crisis',
  'no-benefit': 'No added benefit without documented progression.',
  'adverse-effects':
    'Substantial adverse effects as maintenance, without proof that it works in the long term.',
  'not-stated': 'The source gives no reason here.',
};

/**
 * Why something is recommended against, and what disputes it.
 *
 * @param finding - for a patient
 * @returns a title and lines with their sources
 * @source treatment-approach-2026, T-03, T-08, P-08, X-01 to X-05; interstice-choices, B-33
 * @example againstLines(finding).title //=> 'Methotrexate'
 */
export function againstLines({ rule, ctds }: AgainstFinding): {
  readonly title: string;
  readonly lines: readonly ExplanationLine[];
} {
  const { because, aboveMgPerDay, dispute, cite } = rule;
  const above =
    aboveMgPerDay === undefined ? '' : `, most of all above ${aboveMgPerDay} mg prednisone equivalent a day.`;
  const several = rule.ctds !== 'every' && rule.ctds.length > 1;
  const disputed = dispute && DISPUTES[dispute];
  return {
    title: `${capital(ruleTitle(rule))}${
      several
        ? ` in ${listText(
            ctds.map((ctd) => CTD_TITLES[ctd]),
            'and',
          )}`
        : ''
    }`,
    lines: [
      { text: `${BECAUSE_WORDS[because]}${above}`, cites: [cite] },
      ...(disputed
        ? [
            {
              text: `Disputed: ${disputeText(disputed)}.`,
              cites: [disputed.cite],
            },
          ]
        : []),
    ],
  };
}

/**
 * A prompt to refer, with what to consider; whether it is the time is a physician's to judge.
 *
 * @param rule - as data
 * @returns lines with their sources
 * @source treatment-approach-2026, R-05; ctd-ild-trials-review, E-01 and E-02
 * @example referralLines(rule)[0]?.text //=> 'Refer early for lung transplantation, rather than …'
 */
export function referralLines({ says, to, cite }: ReferralRule): ExplanationLine[] {
  const text = {
    'early-not-waiting':
      'Refer early for lung transplantation, rather than waiting for progression under the best treatment.',
    'on-maximal-therapy':
      'Lung transplantation is an option for some whose fibrosing ILD progresses on maximal therapy; refer early. Whether therapy is maximal is not judged here.',
    'selected-severe-or-refractory':
      'Autologous stem-cell transplantation for selected patients with severe or refractory SSc, in experienced centres: treatment-related morbidity and a higher short-term mortality are described. Whether SSc is severe or refractory is not judged here.',
  }[says];
  const factors = `To consider, for they may decide or be mended: ${listText(EXTRAPULMONARY_FACTORS, 'and')}.`;
  return [
    { text, cites: [cite] },
    ...(to === 'lung-transplant'
      ? [{ text: factors, cites: [{ doc: 'ctd-ild-trials-review', at: 'lung transplant', ids: ['E-01'] }] }]
      : []),
  ];
}
