import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { listOf, listQuery } from './list.js';
import { plausibleNumber } from './plausibility.js';
import { team } from './patient-team.js';
import { line, writtenText } from './text.js';
import { uuid } from './uuid.js';

export const ctd = z.enum(['ssc', 'ra', 'iim', 'mctd', 'sjd', 'sle', 'undifferentiated']);
export const sex = z.enum(['female', 'male', 'unknown']);

export const patientStatus = z.enum(['active', 'discharged', 'transferred', 'transplanted', 'deceased']);

const identityFields = {
  mrn: line(64),
  familyName: line(200),
  givenName: line(200),
};

const optionalFields = {
  heightCm: plausibleNumber('height'),
  secondaryCtds: z.array(ctd).max(6),
  ctdSubtype: line(100),
  antibodies: z.array(line(100)).max(50),
  hrctPattern: line(100),
  descent: line(100),
  ildDiagnosedOn: calendarDay,
  ctdDiagnosedOn: calendarDay,
};

/** A patient as they are registered. */
export const patientRequest = z
  .strictObject({
    siteId: uuid()
      .exactOptional()
      .meta({ description: 'The site that answers for the patient; needed when you work at several.' }),
    ...identityFields,
    birthDate: calendarDay,
    sex,
    ctd,
    heightCm: optionalFields.heightCm.exactOptional(),
    secondaryCtds: optionalFields.secondaryCtds.exactOptional(),
    ctdSubtype: optionalFields.ctdSubtype.exactOptional(),
    antibodies: optionalFields.antibodies.exactOptional(),
    hrctPattern: optionalFields.hrctPattern.exactOptional(),
    descent: optionalFields.descent.exactOptional().meta({
      description:
        'As the patient calls it. It stands beside a reported risk (D-04); no prediction reads it.',
    }),
    ildDiagnosedOn: optionalFields.ildDiagnosedOn.exactOptional(),
    ctdDiagnosedOn: optionalFields.ctdDiagnosedOn.exactOptional(),
  })
  .superRefine((patient, issues) => {
    for (const field of ['ildDiagnosedOn', 'ctdDiagnosedOn'] as const) {
      const day = patient[field];
      if (day !== undefined && day < patient.birthDate) {
        issues.addIssue({ code: 'custom', path: [field], message: 'expected a day on or after birthDate' });
      }
    }
    if (patient.secondaryCtds?.includes(patient.ctd) === true) {
      issues.addIssue({
        code: 'custom',
        path: ['secondaryCtds'],
        message: 'expected other diseases than ctd: the primary one is not listed again',
      });
    }
  })
  .meta({
    id: 'PatientRequest',
    example: {
      mrn: 'MRN-0042',
      familyName: 'Example',
      givenName: 'Ada',
      birthDate: '1961-05-04',
      sex: 'female',
      ctd: 'ssc',
      heightCm: 165,
    },
  });

export type PatientRequest = z.output<typeof patientRequest>;

/**
 * A change of what stands about a patient: absent keeps, `null` clears where there may be nothing. What judges
 * anything is kept as a dated fact (B-26): the new value stands from `on`, by default today.
 */
export const patientChangeRequest = z
  .strictObject({
    mrn: identityFields.mrn.exactOptional(),
    familyName: identityFields.familyName.exactOptional(),
    givenName: identityFields.givenName.exactOptional(),
    birthDate: calendarDay.exactOptional(),
    sex: sex.exactOptional(),
    ctd: ctd.exactOptional(),
    heightCm: optionalFields.heightCm.nullable().exactOptional(),
    secondaryCtds: optionalFields.secondaryCtds.nullable().exactOptional(),
    ctdSubtype: optionalFields.ctdSubtype.nullable().exactOptional(),
    antibodies: optionalFields.antibodies.nullable().exactOptional(),
    hrctPattern: optionalFields.hrctPattern.nullable().exactOptional(),
    descent: optionalFields.descent.nullable().exactOptional(),
    ildDiagnosedOn: optionalFields.ildDiagnosedOn.nullable().exactOptional(),
    ctdDiagnosedOn: optionalFields.ctdDiagnosedOn.nullable().exactOptional(),
    on: calendarDay
      .exactOptional()
      .meta({ description: 'The day from which the new values hold; default today.' }),
    updatedAt: z.iso.datetime({ offset: true }).exactOptional().meta({
      description: 'As it was read; when the patient has changed since, the edit is refused with 409.',
    }),
  })
  .refine((change) => Object.keys(change).some((key) => key !== 'on' && key !== 'updatedAt'), {
    error: 'expected at least one field to change',
  })
  .meta({ id: 'PatientChangeRequest', example: { heightCm: 164.5, on: '2026-03-31' } });

export type PatientChangeRequest = z.output<typeof patientChangeRequest>;

/** A patient in a list: enough to tell patients apart (B-31). */
export const patientSummary = z
  .strictObject({
    id: z.uuid(),
    siteId: z.uuid(),
    ...identityFields,
    birthDate: z.iso.date(),
  })
  .meta({ id: 'PatientSummary' });

export type PatientSummary = z.output<typeof patientSummary>;

/** A patient as they stand now. Clinical fields are left out for roles that do not read values (B-34). */
export const patientResponse = patientSummary
  .extend({
    registeredOn: z.iso.date(),
    updatedAt: z.iso.datetime({ offset: true }),
    mergedInto: z.uuid().exactOptional().meta({
      description: 'The record that this one was merged into (B-31); nothing is written here then.',
    }),
    team: team.meta({ description: 'Who answers for the patient, and so for new alerts.' }),
    status: patientStatus.exactOptional(),
    receiver: z.string().exactOptional().meta({
      description:
        'Who has taken over a transferred or transplanted patient; nothing is due here then (B-27).',
    }),
    sex: sex.exactOptional(),
    ctd: ctd.exactOptional(),
    secondaryCtds: z.array(ctd).exactOptional(),
    ctdSubtype: z.string().exactOptional(),
    antibodies: z.array(z.string()).exactOptional(),
    heightCm: z.number().exactOptional(),
    hrctPattern: z.string().exactOptional(),
    descent: z.string().exactOptional(),
    ildDiagnosedOn: z.iso.date().exactOptional(),
    ctdDiagnosedOn: z.iso.date().exactOptional(),
  })
  .meta({ id: 'Patient' });

export type PatientResponse = z.output<typeof patientResponse>;

/** Search by the beginning of the name, either way round, or of the record number. A body, so that names stay out of addresses. */
export const patientSearchRequest = listQuery
  .extend({ text: writtenText().max(200).exactOptional() })
  .meta({ id: 'PatientSearchRequest', example: { text: 'exam', limit: 50 } });

export type PatientSearchRequest = z.output<typeof patientSearchRequest>;

export const patientList = listOf(patientSummary).meta({ id: 'PatientList' });
export type PatientList = z.output<typeof patientList>;
