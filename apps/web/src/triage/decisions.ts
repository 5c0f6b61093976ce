import type { HistoryDecisionRequest } from '@interstice/contracts';

export type Decision = HistoryDecisionRequest['decision'];

interface Offered {
  readonly decision: Decision;
  readonly label: string;
  /** What it does, by the rules about decisions and episodes (B-02, B-05, B-06). */
  readonly effect: string;
}

const NEW_EPISODE = 'A new episode begins: progression is judged from the later of the two tests on.';
const SAME_EPISODE = 'The baseline stays.';

export const DECISIONS: readonly Offered[] = [
  { decision: 'dismiss', label: 'Dismiss', effect: `${SAME_EPISODE} Worse news opens the alert again.` },
  { decision: 'escalated', label: 'Treatment was escalated', effect: NEW_EPISODE },
  { decision: 'accept-new-baseline', label: 'Accept as new baseline', effect: NEW_EPISODE },
  {
    decision: 'watch-and-repeat',
    label: 'Watch and repeat',
    effect: `${SAME_EPISODE} A repeat PFT becomes due.`,
  },
  { decision: 'other-cause', label: 'Other cause', effect: SAME_EPISODE },
  { decision: 'referred', label: 'Referred', effect: SAME_EPISODE },
];

export function labelOf(decision: Decision): string {
  return DECISIONS.find((offered) => offered.decision === decision)?.label ?? decision;
}
