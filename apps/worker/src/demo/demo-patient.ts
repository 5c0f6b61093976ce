import type { DecisionCode, IsoDate } from '@interstice/clinical';
import type { FactInput, NewOverride, PatientValues } from '@interstice/server';

/** What the clinic does with a patient beside recording what files bring. Each is done by somebody, on its day. */
export type DemoAct =
  /** Recorded by hand, as no file carries it. */
  | { readonly on: IsoDate; readonly act: 'record'; readonly fact: FactInput; readonly reason?: string }
  | {
      readonly on: IsoDate;
      readonly act: 'correct';
      readonly fact: FactInput;
      readonly to: FactInput;
      readonly reason: string;
    }
  | {
      readonly on: IsoDate;
      readonly act: 'exclude' | 'withdraw';
      readonly fact: FactInput;
      readonly reason: string;
    }
  /** A change within the course that this treatment is. */
  | {
      readonly on: IsoDate;
      readonly act: 'change-treatment';
      readonly treatment: TreatmentInput;
      readonly change: Omit<Extract<FactInput, { kind: 'treatment-change' }>['values'], 'treatmentLineageId'>;
    }
  /** The physician sets the interval of a test, or stops it until a day. */
  | { readonly on: IsoDate; readonly act: 'set-override'; readonly override: NewOverride }
  /** The physician answers for the patient by name. */
  | { readonly on: IsoDate; readonly act: 'name-physician' }
  | { readonly on: IsoDate; readonly act: 'merge-into'; readonly mrn: string; readonly reason: string };

export type TreatmentInput = Extract<FactInput, { kind: 'treatment' }>;

/** How the physicians of the demo clinic answer this patient's alerts, one after the other. */
export interface DecisionPlan {
  /** The last one holds for all further alerts; `leave` leaves it open. */
  readonly answers: readonly [Answer, ...Answer[]];
  /** So many days after the alert opened. */
  readonly afterDays: number;
  /** Warnings about drugs are lived with until a review date, unless they are left open. */
  readonly warnings?: 'leave';
}

export type Answer = DecisionCode | 'dismiss' | 'acknowledge' | 'leave';

/** A made-up patient with everything that happens to them at the demo clinic. */
export interface DemoPatient {
  readonly patient: PatientValues;
  /** What the patient shows, for the tour and for specs. */
  readonly story: string;
  /** Registered with the first file on or after this day. */
  readonly registeredOn: IsoDate;
  /** Each comes with the first file after its day. */
  readonly facts: readonly FactInput[];
  readonly acts: readonly DemoAct[];
  readonly decisions: DecisionPlan;
}

/** The day on which a fact happened; files bring it with the next step. What is only planned is an act of its own day. */
export function dayOf(fact: FactInput): string {
  switch (fact.kind) {
    case 'pft':
      return fact.values.testedOn;
    case 'hrct':
      return fact.values.performedOn;
    case 'blood-test':
      return fact.values.collectedOn;
    case 'symptom-report':
      return fact.values.reportedOn;
    case 'treatment':
      // A course that is over is told as a whole.
      return fact.values.stoppedOn ?? fact.values.startedOn ?? fact.values.plannedStartOn ?? '';
    case 'progression-decision':
      return fact.values.decidedOn;
    case 'treatment-change':
    case 'visit':
    case 'oxygen-need':
    case 'caution':
    case 'person-fact':
      return fact.values.on;
  }
}
