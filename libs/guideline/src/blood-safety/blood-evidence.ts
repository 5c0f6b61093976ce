import type { Analyte, BloodAmount, FactRef, IsoDate } from '@interstice/clinical';
import type { MonitoredDrugId } from '../protocol.js';

/** One value of the analyte in question. */
export interface BloodValue {
  readonly on: IsoDate;
  readonly lineageId: string;
  readonly amount: BloodAmount;
  /** Limits that the laboratory printed beside it, in thousandths as the value is. */
  readonly low?: BloodAmount;
  readonly high?: BloodAmount;
}

/** A grade by one version; null where it cannot be graded. */
export interface CtcaeGrades {
  readonly 'ctcae-v5'?: number | null;
  readonly 'ctcae-v6'?: number | null;
}

/** A value outside at least one limit. */
export interface OutsideValue extends BloodValue {
  /** Ids of the limits that it is outside of. */
  readonly outside: readonly string[];
  readonly grades: CtcaeGrades;
}

/** A limit of a drug that counted while the values were outside, crossed or not (B-22). */
export interface LimitLine {
  readonly id: string;
  readonly drug: MonitoredDrugId;
  readonly course: FactRef;
  /** Of a course that had been stopped and is watched until a value is inside (B-20). */
  readonly stoppedOn?: IsoDate;
  /** The first day of the run on which a value was outside of it; null where none was. */
  readonly crossedOn: IsoDate | null;
  /** What a rise or a fall is counted from, at the worst value. */
  readonly from?: BloodValue;
}

/** An unbroken run of values outside the limits of drugs (B-01). */
export interface BloodEvidence {
  readonly analyte: Analyte;
  /** Oldest first; the first one names the run. */
  readonly run: readonly [OutsideValue, ...OutsideValue[]];
  readonly worst: OutsideValue;
  readonly limits: readonly LimitLine[];
  /** The last value before the run. */
  readonly before: BloodValue | null;
  /** The first value inside all limits after it: the run has ended (B-02). */
  readonly recoveredBy: BloodValue | null;
}
