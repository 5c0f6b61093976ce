import type { IsoDate } from '@interstice/clinical';

/** A flow of oxygen that was stated for a day; zero says that none was needed. */
export interface OxygenFlow {
  readonly lineageId: string;
  readonly on: IsoDate;
  readonly litresTenths: number;
  /** Whether it is the need at rest, or that on exertion; null where nobody says. */
  readonly atRest: boolean | null;
}

/** Two flows of which the later one is the greater, or is at rest where the earlier one was on exertion. */
export interface OxygenRise {
  readonly earlier: OxygenFlow;
  readonly later: OxygenFlow;
}

/** The need for oxygen rose since the test that a fall began from: it is not merely provisional (B-11). */
export interface OxygenBeside {
  readonly rise: OxygenRise;
  /** Nothing else makes the fall certain: neither the previous nor the first test nor a second one shows it. */
  readonly alone: boolean;
}
