/** One value of one analyte. */
export interface BloodPoint {
  readonly lineageId: string;
  readonly on: string;
  readonly value: number;
  /** Limits that the laboratory printed with it. */
  readonly range?: { readonly low?: number; readonly high?: number };
  /** What it is outside of, in words; nothing where it is inside all limits. */
  readonly outside: readonly string[];
  /** Its grade by each version of CTCAE, or that it cannot be graded. */
  readonly grades?: readonly string[];
}

/** A value at which a source says to act, while a drug runs. */
export interface LimitLine {
  readonly id: string;
  /** Such as "below 1.3: mycophenolate"; the axis has the unit. */
  readonly label: string;
  readonly value: number;
  readonly from: string;
  /** Undefined: it holds still. */
  readonly to?: string;
}

/** Everything about one analyte, its points from the first to the last. */
export interface AnalyteSeries {
  readonly analyte: string;
  readonly title: string;
  readonly unit: string;
  readonly points: readonly BloodPoint[];
  readonly limits: readonly LimitLine[];
  /** Said beside it, and no alert. */
  readonly notes: readonly string[];
}

/** A course of a drug, with the days on which it was held. */
export interface CourseBar {
  readonly id: string;
  readonly drug: string;
  readonly from: string;
  readonly to?: string;
  readonly holds: readonly { readonly from: string; readonly to?: string }[];
}

export interface BloodRecord {
  readonly series: readonly AnalyteSeries[];
  readonly courses: readonly CourseBar[];
  /** Why an analyte is not among them although it may have been measured: unknown is not normal. */
  readonly cannotShow: readonly string[];
  /** Draws from which nothing could be measured. */
  readonly insufficient: readonly { readonly lineageId: string; readonly on: string }[];
}
