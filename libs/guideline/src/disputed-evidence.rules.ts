import type { Citation } from '@interstice/clinical';

/** What the review says against the evidence behind a recommendation, as data. */
export interface Dispute {
  /** With {0}, {1} … where the figures stand. */
  readonly text: string;
  readonly figures: readonly number[];
  readonly cite: Citation;
}

export type DisputeId = 'methotrexate' | 'abatacept';

/** Told beside the options and beside the warnings alike: both views are shown (B-33). */
export const DISPUTES: Readonly<Record<DisputeId, Dispute>> = {
  methotrexate: {
    text: 'the review of trials says of RA-ILD that methotrexate is often avoided because of an association with lung toxicity, that newer publications put the association in doubt, and that one even reports a protective effect',
    figures: [],
    cite: { doc: 'ctd-ild-trials-review', at: 'RA-ILD, methotrexate', ids: ['X-03', 'B-33'] },
  },
  abatacept: {
    text: 'the review of trials says of RA-ILD that in {0} retrospective multicentre studies of {1} patients in all, lung function improved or stayed stable in most of those who were given abatacept, and that it is often given instead of methotrexate',
    figures: [2, 100],
    cite: { doc: 'ctd-ild-trials-review', at: 'RA-ILD, abatacept', ids: ['X-03', 'B-33'] },
  },
};
