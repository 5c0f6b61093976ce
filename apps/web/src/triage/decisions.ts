import type { AlertResponse, HistoryDecisionRequest } from '@interstice/contracts';
import { decisionsFor, effectOf, titleOfCode } from '../alert/decision-codes';

export type Decision = HistoryDecisionRequest['decision'];

interface Offered {
  readonly decision: Decision;
  readonly label: string;
  /** What it does, by the rules about decisions and episodes (B-02, B-05, B-06). */
  readonly effect: string;
}

type Ticked = Pick<AlertResponse, 'kind' | 'status'>;

const NEW_EPISODE = 'A new episode begins: progression is judged from the later of the two tests on.';
const SAME_EPISODE = 'The baseline stays.';
const DISMISSED = {
  baseline: `${SAME_EPISODE} Worse news opens the alert again.`,
  blood: 'Nothing follows from it. Worse news opens the alert again.',
  drug: 'The drug is kept; the warning rests until the day that you name.',
  mixed:
    'Nothing follows from it; baselines stay. Worse news opens the alert again; a warning about a drug rests until the day that you name.',
};

const ABOUT_PROGRESSION: Readonly<Record<string, Pick<Offered, 'label' | 'effect'>>> = {
  escalated: { label: 'Treatment was escalated', effect: NEW_EPISODE },
  'accept-new-baseline': { label: 'Accept as new baseline', effect: NEW_EPISODE },
  'watch-and-repeat': { label: 'Watch and repeat', effect: `${SAME_EPISODE} A repeat PFT becomes due.` },
  'other-cause': { label: 'Other cause', effect: SAME_EPISODE },
  referred: { label: 'Referred', effect: SAME_EPISODE },
};

const OF_SEVERAL_KINDS: Readonly<Record<string, string>> = {
  'treatment-changed': 'The drug is held, reduced or stopped; record that with the treatment.',
  'watch-and-repeat': 'After a fall a repeat PFT becomes due; the next blood test is due as before.',
  'other-cause': 'Something else explains it; baselines stay.',
  referred: 'Somebody else takes it further; baselines stay.',
};

/**
 * What can be decided about all of these alike: only what fits each of them (B-05), and to dismiss them.
 *
 * @param alerts - that are ticked
 * @example offeredFor([{ kind: 'drug', status: 'open' }]).map(({ decision }) => decision) //=> ['dismiss', 'treatment-changed', …]
 */
export function offeredFor(alerts: readonly Ticked[]): readonly Offered[] {
  const [first, ...others] = alerts.map(({ kind, status }) => decisionsFor(kind, status === 'recovered'));
  const kind = kindOfAll(alerts);
  const fitting = (first ?? []).filter(({ code }) =>
    others.every((offered) => offered.some((one) => one.code === code)),
  );
  return [
    { decision: 'dismiss', label: kind === 'drug' ? 'Keep the drug' : 'Dismiss', effect: DISMISSED[kind] },
    ...fitting.map((decision): Offered => {
      const { code } = decision;
      const about = kind === 'baseline' ? ABOUT_PROGRESSION[code] : undefined;
      const effect =
        kind === 'blood' || kind === 'drug'
          ? effectOf(decision, null, kind)
          : (OF_SEVERAL_KINDS[code] ?? decision.does);
      return { decision: code, label: titleOfCode(code), effect, ...about };
    }),
  ];
}

/** Whether kinds are ticked that are not answered alike: then less is offered than for each alone. */
export function isMixed(alerts: readonly Ticked[]): boolean {
  return kindOfAll(alerts) === 'mixed';
}

function kindOfAll(alerts: readonly Ticked[]): keyof typeof DISMISSED {
  const kinds = new Set(
    alerts.map(({ kind }) => (kind === 'blood' || kind === 'drug' ? kind : ('baseline' as const))),
  );
  const [kind] = kinds;
  return kind !== undefined && kinds.size === 1 ? kind : 'mixed';
}
