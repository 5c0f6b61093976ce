import type { Citation, Ctd, IsoDate } from '@interstice/clinical';
import type { PairAssessment } from '../assessment.js';

/** How a change is read: as a share of the earlier value, or in points of % predicted. */
export type ChangeReading = 'relative' | 'absolute';

/** A named part of a scale. A fall is positive, a gain negative. */
export interface ChangeBand {
  readonly id: string;
  readonly title: string;
  /** The least fall that belongs here, or the one that a fall has to exceed; the last band takes everything below. */
  readonly fall: { readonly atLeast: number } | { readonly over: number } | null;
}

/** A published scale on which a change of FVC is placed; it raises nothing by itself. */
export interface ChangeScale {
  readonly id: string;
  readonly title: string;
  /** The diseases it was made for. */
  readonly appliesTo: readonly Ctd[];
  /** Two where the source does not say which is meant: both are shown, neither is chosen. */
  readonly readings: readonly ChangeReading[];
  /** Calendar months between the two tests. */
  readonly apart: {
    readonly months: number;
    readonly from: number;
    readonly to: number;
    readonly cite: Citation;
  };
  /** Greatest fall first. */
  readonly bands: readonly ChangeBand[];
  readonly note?: string;
  readonly cite: Citation;
}

/** Where a change lies on a scale, by each reading that its values allow. */
export interface ScaleAssessment {
  readonly scaleId: string;
  /** The latest test and the one closest to the stated time before it; null where there is none to compare. */
  readonly pair: PairAssessment | null;
  readonly places: readonly { readonly reading: ChangeReading; readonly bandId: string }[];
  readonly judgedOn: IsoDate | null;
}
