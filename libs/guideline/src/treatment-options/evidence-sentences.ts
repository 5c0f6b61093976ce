import type { Ctd } from '@interstice/clinical';
import type { ExplanationLine } from '../explanation.js';
import { listText } from '../sentences.js';
import { AGENTS } from './agents.rules.js';
import { DOSES } from './doses.rules.js';
import type { AgentId, Dose, Trial, TrialFigure } from './option-rules.js';
import { capital, CTD_TITLES, OUTCOME_WORDS, ROUTE_WORDS } from './option-words.js';
import { TRIALS } from './trial-evidence.rules.js';

/** A trial beside an option. */
export interface DescribedTrial {
  readonly id: string;
  readonly title: string;
  /** Whether any of the patient's diseases was in it. */
  readonly inThisDisease: boolean;
  readonly lines: readonly ExplanationLine[];
}

/**
 * The trials that tried a drug, as figures.
 *
 * @param agents - of the option
 * @param ctds - the patient's diseases
 * @returns each trial with its people, figures and notes
 * @source ctd-ild-trials-review, E-03
 * @example trialsOf(['pirfenidone'], ['ra']).map(({ title }) => title) //=> ['TRAIL1 (2023)', 'LOTUSS (2016)']
 */
export function trialsOf(agents: readonly AgentId[], ctds: readonly Ctd[]): DescribedTrial[] {
  return Object.entries(TRIALS)
    .filter(([, trial]) => trial.agents.some((agent) => agents.includes(agent)))
    .map(([id, trial]) => {
      const { ctds: of } = trial;
      const inThisDisease = of === 'every' || of.some((ctd) => ctds.includes(ctd));
      return { id, title: trial.title, inThisDisease, lines: trialLines(trial, inThisDisease) };
    });
}

function trialLines(
  { design, people, figures, notes, ctds, cite }: Trial,
  isOfDisease: boolean,
): ExplanationLine[] {
  const whom =
    ctds === 'every' || isOfDisease
      ? ''
      : ` Studied in ${listText(
          ctds.map((ctd) => CTD_TITLES[ctd]),
          'and',
        )}, not in this patient’s disease.`;
  const counts = people.map(({ count, of, who }) => `${count}${of === undefined ? '' : ` of ${of}`} ${who}`);
  const inAll = counts.length === 0 ? '' : ` Patients: ${counts.join(', ')}.`;
  return [
    { text: `${capital(design)}.${inAll}${whom}`, cites: [cite] },
    ...figures.map((figure) => ({ text: figureText(figure), cites: figure.cite ? [figure.cite] : [] })),
    ...notes.map((text) => ({ text, cites: [] })),
  ];
}

function figureText({ of, at, among, arms = [], difference, oddsRatio, note }: TrialFigure): string {
  const { text, unit } = OUTCOME_WORDS[of];
  const when = at ? ` at ${'weeks' in at ? `${at.weeks} weeks` : `${at.months} months`}` : '';
  const parts = [
    ...arms.map(({ arm, sd, ...value }) => {
      const name = arm === 'placebo' ? 'placebo' : AGENTS[arm].title;
      return `${name} ${amountText(value.value)}${unit}${intervalText(value)}${sd === undefined ? '' : ` (SD ${sd})`}`;
    }),
    ...(difference
      ? [`difference ${amountText(difference.value)}${unit}${intervalText(difference)}${pText(difference)}`]
      : []),
    ...(oddsRatio ? [`odds ratio ${oddsRatio.value}${intervalText(oddsRatio)}${pText(oddsRatio)}`] : []),
  ];
  const whom = among === undefined ? '' : `, ${among}`;
  return `${text}${when}${whom}: ${parts.join('; ')}${note === undefined ? '' : ` (${note})`}.`;
}

/** With a true minus sign. */
function amountText(amount: number): string {
  return String(amount).replace('-', '−');
}

function intervalText({ low, high }: { readonly low?: number; readonly high?: number }): string {
  return low === undefined || high === undefined
    ? ''
    : ` (95 % CI ${amountText(low)} to ${amountText(high)})`;
}

function pText({ p, pBelow }: { readonly p?: number; readonly pBelow?: number }): string {
  if (p !== undefined) return `, p = ${p}`;
  return pBelow === undefined ? '' : `, p < ${decimals(pBelow)}`;
}

/** Small numbers without an exponent. */
function decimals(value: number): string {
  return value.toFixed(10).replace(/0+$/, '');
}

/**
 * The doses that were read for a drug, and from where.
 *
 * @param agents - of the option
 * @returns a line for each, or one that says that none was read
 * @source treatment-approach-2026, first line; ctd-ild-trials-review
 * @example doseLines(['mycophenolate'])[0]?.text //=> 'Mycophenolate: 1000 to 1500 mg twice a day, as a rule.'
 */
export function doseLines(agents: readonly AgentId[]): ExplanationLine[] {
  return agents.flatMap((agent) => {
    const read = DOSES.filter((dose) => dose.agent === agent);
    const name = capital(AGENTS[agent].title);
    return read.length === 0
      ? [{ text: `${name}: no dose was read in a source.`, cites: [] }]
      : read.map((dose) => ({ text: `${name}: ${doseText(dose)}.`, cites: [dose.cite] }));
  });
}

const JOINS = { to: ' to ', or: ' or ', one: '', 'up-to': '' } as const;

function doseText({
  of,
  amounts,
  join,
  unit,
  route,
  timesADay,
  everyWeeks,
  atWeeks,
  doses,
  forWeeks,
  forMonths,
}: Dose): string {
  const amount = `${join === 'up-to' ? 'up to ' : ''}${amounts.join(JOINS[join])} ${unit}`;
  const how = [
    ...(route ? [ROUTE_WORDS[route]] : []),
    ...(timesADay === undefined ? [] : [`${timesText(timesADay)} a day`]),
    ...(everyWeeks === undefined ? [] : [everyWeeks === 1 ? 'once a week' : `every ${everyWeeks} weeks`]),
    ...(atWeeks ? [`in weeks ${listText(atWeeks.map(String), 'and')}`] : []),
    ...(doses === undefined ? [] : [`${doses} times`]),
    ...(forWeeks === undefined ? [] : [`for ${forWeeks} weeks`]),
    ...(forMonths === undefined ? [] : [`for ${forMonths} months`]),
  ];
  const where =
    of === 'source' ? ', as a rule' : of === 'approval' ? ', as approved' : `, in ${TRIALS[of].title}`;
  return `${amount} ${how.join(' ')}${where}`;
}

function timesText(times: number): string {
  return { 1: 'once', 2: 'twice' }[times] ?? `${times} times`;
}
