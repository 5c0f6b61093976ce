import type { ActRequest, AlertCard, EvidenceSeen } from '@interstice/contracts';
import { formatDay } from '../ui/day';

export type DecisionCode = ActRequest['code'];

export interface Decision {
  readonly code: DecisionCode;
  readonly title: string;
  /** Progression is judged from another test since (B-06). */
  readonly startsEpisode: boolean;
  /** What it does beside that, in one sentence (B-05, B-06, B-18). */
  readonly does: string;
}

/** What a physician can decide, in the order in which it is offered. */
export const DECISIONS: readonly Decision[] = [
  { code: 'escalated', title: 'Escalated', startsEpisode: true, does: 'Treatment is stepped up.' },
  {
    code: 'accept-new-baseline',
    title: 'Accept new baseline',
    startsEpisode: true,
    does: 'The fall is accepted and treatment stays.',
  },
  {
    code: 'watch-and-repeat',
    title: 'Watch and repeat',
    startsEpisode: false,
    does: 'Makes a repeat PFT due.',
  },
  {
    code: 'other-cause',
    title: 'Other cause',
    startsEpisode: false,
    does: 'Something else explains it; it does not count as progressive disease.',
  },
  { code: 'referred', title: 'Referred', startsEpisode: false, does: 'Somebody else takes it further.' },
];

/** What is done about a blood value outside a limit; no episode begins with it (B-05). */
const OF_BLOOD: readonly Decision[] = [
  {
    code: 'treatment-changed',
    title: 'Treatment changed',
    startsEpisode: false,
    does: 'The drug is held, reduced or stopped; record that with the treatment.',
  },
  {
    code: 'watch-and-repeat',
    title: 'Watch and repeat',
    startsEpisode: false,
    does: 'The treatment stays; the next blood test is due as before.',
  },
  { code: 'other-cause', title: 'Other cause', startsEpisode: false, does: 'Something else explains it.' },
  { code: 'referred', title: 'Referred', startsEpisode: false, does: 'Somebody else takes it further.' },
];
const SIGNED: Decision = {
  code: 'recovery-signed',
  title: 'Sign the recovery',
  startsEpisode: false,
  does: 'The values are inside all limits again; the alert leaves the list.',
};
const OF_DRUG: readonly DecisionCode[] = ['treatment-changed', 'other-cause', 'referred'];

/**
 * What can be decided about an alert, in the order in which it is offered: signing first, once it has recovered.
 *
 * @example decisionsFor('blood', true)[0]?.code //=> 'recovery-signed'
 */
export function decisionsFor(kind: AlertCard['kind'], hasRecovered = false): readonly Decision[] {
  if (kind === 'blood') return hasRecovered ? [SIGNED, ...OF_BLOOD] : OF_BLOOD;
  return kind === 'drug' ? OF_BLOOD.filter(({ code }) => OF_DRUG.includes(code)) : DECISIONS;
}

const OTHER_CAUSE_OF_ADVISORY = 'Something else explains it.';
/** Progression is judged from FVC, symptoms and scans, whatever is decided about an advisory. */
const ADVISORY = 'Progression is judged as before.';

/** @example titleOfCode('watch-and-repeat') //=> 'Watch and repeat' */
export function titleOfCode(code: string): string {
  return [...DECISIONS, ...OF_BLOOD, SIGNED].find((decision) => decision.code === code)?.title ?? code;
}

/** What a decision does, in words, with the day from which progression is judged after it. */
export function effectOf(
  { code, startsEpisode, does }: Decision,
  baselineOn: string | null,
  kind: AlertCard['kind'] = 'progression',
): string {
  if (kind === 'drug') return `${does} The warning rests for this course.`;
  if (kind === 'blood') return `${does} Worse news opens it again.`;
  if (kind === 'advisory') return `${code === 'other-cause' ? OTHER_CAUSE_OF_ADVISORY : does} ${ADVISORY}`;
  if (!startsEpisode) return `${does} The baseline stays.`;
  const from =
    baselineOn === null ? 'the last test that can be judged' : `the test of ${formatDay(baselineOn)}`;
  return `${does} A new episode begins: progression is judged from ${from}.`;
}

/** The later test of the pair seen: the first baseline of a new episode (B-06). Null where findings alone were met. */
export function baselineSeen({ latest, worst }: Pick<EvidenceSeen, 'latest' | 'worst'>): string | null {
  return (latest ?? worst)?.later.on ?? null;
}
