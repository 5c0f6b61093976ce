import type { DecisionCode } from '@interstice/clinical';
import type { AlertKind } from './review-result.js';

/** What a physician can say was done about an alert (B-05). */
export type AlertActCode = DecisionCode | 'treatment-changed' | 'recovery-signed';

const ABOUT_PROGRESSION = [
  'escalated',
  'accept-new-baseline',
  'watch-and-repeat',
  'other-cause',
  'referred',
] as const satisfies readonly AlertActCode[];

/** The codes that fit each kind of alert: an episode of progression begins with none that is about a drug or its blood. */
export const ACT_CODES: Readonly<Record<AlertKind, readonly AlertActCode[]>> = {
  progression: ABOUT_PROGRESSION,
  advisory: ABOUT_PROGRESSION,
  blood: ['treatment-changed', 'watch-and-repeat', 'other-cause', 'referred', 'recovery-signed'],
  drug: ['treatment-changed', 'other-cause', 'referred'],
  'data-quality': ['other-cause', 'referred'],
};
