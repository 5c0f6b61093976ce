import type { Citation } from '@interstice/clinical';
import type { SpirometryEquation } from '@interstice/lung-function';

/** On which equation FVC is recomputed where the reported percents cannot be compared, and from which age on. */
export const RECOMPUTING = {
  /** Asks for no ethnicity, which is not recorded. */
  equation: 'gli-global-2022',
  title: 'GLI Global 2022',
  /** One height serves all tests, which holds of adults only; no source states the age. */
  fromAge: 18,
  cite: {
    doc: 'interstice-choices',
    at: 'B-10, recomputed on one equation with one adult height',
    ids: ['B-10', 'B-26'],
  },
} as const satisfies {
  readonly equation: SpirometryEquation;
  readonly title: string;
  readonly fromAge: number;
  readonly cite: Citation;
};
