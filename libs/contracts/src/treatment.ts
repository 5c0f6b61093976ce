import { DRUG_CODES, type DrugCode } from '@interstice/clinical';
import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { plausibleNumber } from './plausibility.js';
import { recordedFact } from './recorded-fact.js';
import { line } from './text.js';

export const drugCode = z.enum(DRUG_CODES as [DrugCode, ...DrugCode[]], {
  error: `expected the code of a drug: ${DRUG_CODES.join(', ')}`,
});

const treatmentFields = {
  drug: drugCode,
  route: z.enum(['oral', 'subcutaneous', 'intravenous', 'inhaled', 'other']).exactOptional(),
  plannedStartOn: calendarDay.exactOptional(),
  startedOn: calendarDay.exactOptional(),
  stoppedOn: calendarDay.exactOptional(),
  stopReason: z
    .enum(['intolerance', 'adverse-event', 'no-effect', 'plan-completed', 'patients-wish', 'other'])
    .exactOptional(),
};
const indication = z.enum(['ild', 'ctd', 'other', 'unknown']);

/** A course of one drug as it is posted (B-28). */
export const treatmentRequest = z
  .strictObject({ ...treatmentFields, indication: indication.default('unknown') })
  .superRefine((course, issues) => {
    const { startedOn, plannedStartOn, stoppedOn, stopReason } = course;
    if (startedOn === undefined && plannedStartOn === undefined) {
      issues.addIssue({
        code: 'custom',
        path: ['startedOn'],
        message: 'expected startedOn, or plannedStartOn while the first day is still to come',
      });
    }
    if (stoppedOn !== undefined && startedOn === undefined) {
      issues.addIssue({
        code: 'custom',
        path: ['startedOn'],
        message: 'expected the first day of what was stopped',
      });
    }
    if (stoppedOn !== undefined && startedOn !== undefined && stoppedOn < startedOn) {
      issues.addIssue({
        code: 'custom',
        path: ['stoppedOn'],
        message: 'expected a day on or after startedOn',
      });
    }
    if (stopReason !== undefined && stoppedOn === undefined) {
      issues.addIssue({ code: 'custom', path: ['stoppedOn'], message: 'expected the day of the stop' });
    }
  })
  .meta({
    id: 'TreatmentRequest',
    example: { drug: 'mycophenolate-mofetil', route: 'oral', startedOn: '2026-03-31', indication: 'ild' },
  });

export type TreatmentRequest = z.output<typeof treatmentRequest>;

const treatmentChangeFields = {
  on: calendarDay,
  kind: z.enum(['dose', 'hold', 'resume']),
  doseAmount: plausibleNumber('dose-amount').exactOptional(),
  doseUnit: z.enum(['mg', 'g', 'mg/kg', 'mg/m2', 'mL', 'IU', 'other']).exactOptional(),
  timesPerDay: plausibleNumber('times-per-day').exactOptional(),
};

const changeReason = line(500).exactOptional();

/** A change within a course as it is posted; `reason` says why the treatment was changed. */
export const treatmentChangeRequest = z
  .strictObject({ ...treatmentChangeFields, reason: changeReason })
  .superRefine((change, issues) => {
    if (change.kind === 'dose' && change.doseAmount === undefined) {
      issues.addIssue({
        code: 'custom',
        path: ['doseAmount'],
        message: 'expected the dose that holds from then',
      });
    }
    if ((change.doseAmount === undefined) !== (change.doseUnit === undefined)) {
      issues.addIssue({
        code: 'custom',
        path: [change.doseUnit === undefined ? 'doseUnit' : 'doseAmount'],
        message: 'expected an amount together with its unit',
      });
    }
  })
  .meta({
    id: 'TreatmentChangeRequest',
    example: { on: '2026-04-14', kind: 'dose', doseAmount: 1000, doseUnit: 'mg', timesPerDay: 2 },
  });

export type TreatmentChangeRequest = z.output<typeof treatmentChangeRequest>;

/** A change within a course as it stands now. */
export const treatmentChangeResponse = recordedFact
  .extend({ treatmentLineageId: z.uuid(), ...treatmentChangeFields, reason: changeReason })
  .meta({ id: 'TreatmentChange' });

export type TreatmentChangeResponse = z.output<typeof treatmentChangeResponse>;

/** A course of one drug as it stands now, with its changes, the latest first. */
export const treatmentResponse = recordedFact
  .extend({ ...treatmentFields, indication, changes: z.array(treatmentChangeResponse) })
  .meta({ id: 'Treatment' });

export type TreatmentResponse = z.output<typeof treatmentResponse>;
