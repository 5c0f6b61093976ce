import type { SurveillanceRule } from '../protocol.js';
import { BIOLOGIC_AND_ANTIFIBROTIC_LABELS } from './biologics-and-antifibrotics.rules.js';
import { IMMUNOSUPPRESSANT_LABELS } from './immunosuppressants.rules.js';

export { WITHOUT_INTERVAL } from './without-interval.rules.js';

/** Schedules by label of every watched drug but mycophenolate, which each protocol follows in its own way. */
export const DRUG_LABELS: readonly SurveillanceRule[] = [
  ...IMMUNOSUPPRESSANT_LABELS,
  ...BIOLOGIC_AND_ANTIFIBROTIC_LABELS,
];
