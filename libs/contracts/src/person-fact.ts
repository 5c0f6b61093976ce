import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { correctionFields, writtenReason } from './fact-change.js';
import { ctd, patientStatus, sex } from './patient.js';
import { plausibleNumber } from './plausibility.js';
import { recordedFact } from './recorded-fact.js';
import { line } from './text.js';

const ctdValue = z
  .strictObject({
    primary: ctd,
    secondary: z.array(ctd).max(6).default([]),
    subtype: line(100).exactOptional(),
  })
  .refine(({ primary, secondary }) => !secondary.includes(primary), {
    error: 'expected other diseases than primary, which is not listed again',
    path: ['secondary'],
  });

/** What each kind of dated fact about the person says (B-26). */
const VALUES = {
  sex: z.strictObject({ sex }),
  'birth-date': z.strictObject({ birthDate: calendarDay }),
  height: z.strictObject({ heightCm: plausibleNumber('height') }),
  ctd: ctdValue,
  antibodies: z.strictObject({ antibodies: z.array(line(100)).max(50) }),
  diagnosis: z.strictObject({ of: z.enum(['ild', 'ctd']), diagnosedOn: calendarDay }),
  'ild-diagnosis': z.strictObject({ diagnosedOn: calendarDay }),
  'ctd-diagnosis': z.strictObject({ diagnosedOn: calendarDay }),
  'hrct-pattern': z.strictObject({ pattern: line(100) }),
  descent: z.strictObject({ descent: line(100) }),
  'rapidly-progressive': z.strictObject({ flag: z.boolean() }),
};

const recordedWith = {
  on: calendarDay.meta({ description: 'The day from which it holds.' }),
  reason: writtenReason.exactOptional(),
};
const correctedWith = { on: recordedWith.on, ...correctionFields };

type Kind = keyof typeof VALUES;

function ofKind<Name extends Kind, More extends z.core.$ZodLooseShape>(kind: Name, more: More) {
  return z.strictObject({ kind: z.literal(kind), value: VALUES[kind], ...more });
}

/** One form for each kind, told apart by `kind`. */
function formsWith<More extends z.core.$ZodLooseShape>(more: More) {
  return z.discriminatedUnion(
    'kind',
    [
      ofKind('sex', more),
      ofKind('birth-date', more),
      ofKind('height', more),
      ofKind('ctd', more),
      ofKind('antibodies', more),
      ofKind('diagnosis', more),
      ofKind('ild-diagnosis', more),
      ofKind('ctd-diagnosis', more),
      ofKind('hrct-pattern', more),
      ofKind('descent', more),
      ofKind('rapidly-progressive', more),
    ],
    {
      error: `expected one of ${Object.keys(VALUES).join(', ')}; the status is set at /patients/{id}/status`,
    },
  );
}

const EXAMPLE = { kind: 'height', value: { heightCm: 164.5 }, on: '2026-03-31' };

/** A dated fact about the person as it is posted. One of the same kind and day is corrected by it. */
export const personFactRequest = formsWith(recordedWith).meta({ id: 'PersonFactRequest', example: EXAMPLE });

export type PersonFactRequest = z.output<typeof personFactRequest>;

export const personFactCorrection = formsWith(correctedWith).meta({
  id: 'PersonFactCorrectionRequest',
  example: { ...EXAMPLE, reason: 'Typing error.' },
});

export type PersonFactCorrection = z.output<typeof personFactCorrection>;

/** Of these somebody else may take over what is due. */
const TAKEN_OVER: readonly z.output<typeof patientStatus>[] = ['transferred', 'transplanted'];

/** A change of status (B-27). */
export const statusRequest = z
  .strictObject({
    status: patientStatus,
    on: calendarDay,
    reason: writtenReason,
    receiver: line(100).exactOptional().meta({
      description:
        'Who has taken over, by name: follows a transferred patient, or watches the drugs of a transplanted one. Until somebody is named both stay ours.',
    }),
  })
  .refine(({ status, receiver }) => receiver === undefined || TAKEN_OVER.includes(status), {
    error: 'expected no receiver with this status: somebody takes over the transferred and the transplanted',
    path: ['receiver'],
  })
  .meta({
    id: 'StatusRequest',
    example: { status: 'discharged', on: '2026-03-31', reason: 'Followed closer to home.' },
  });

export type StatusRequest = z.output<typeof statusRequest>;

const standing = recordedFact.extend({
  on: z.iso.date().meta({ description: 'The day from which it holds.' }),
  reason: z.string().exactOptional().meta({ description: 'Why it was recorded or corrected.' }),
});

/** A dated fact about the person as it stands now. */
export const personFactResponse = z
  .discriminatedUnion('kind', [
    standing.extend({ kind: z.literal('sex'), value: VALUES.sex }),
    standing.extend({ kind: z.literal('birth-date'), value: z.strictObject({ birthDate: z.iso.date() }) }),
    standing.extend({ kind: z.literal('height'), value: z.strictObject({ heightCm: z.number() }) }),
    standing.extend({
      kind: z.literal('ctd'),
      value: z.strictObject({ primary: ctd, secondary: z.array(ctd), subtype: z.string().exactOptional() }),
    }),
    standing.extend({
      kind: z.literal('antibodies'),
      value: z.strictObject({ antibodies: z.array(z.string()) }),
    }),
    standing.extend({
      kind: z.literal('ild-diagnosis'),
      value: z.strictObject({ diagnosedOn: z.iso.date() }),
    }),
    standing.extend({
      kind: z.literal('ctd-diagnosis'),
      value: z.strictObject({ diagnosedOn: z.iso.date() }),
    }),
    standing.extend({ kind: z.literal('hrct-pattern'), value: z.strictObject({ pattern: z.string() }) }),
    standing.extend({ kind: z.literal('descent'), value: z.strictObject({ descent: z.string() }) }),
    standing.extend({
      kind: z.literal('rapidly-progressive'),
      value: z.strictObject({ flag: z.boolean() }),
    }),
    standing.extend({
      kind: z.literal('status'),
      value: z.strictObject({
        status: patientStatus,
        reason: z.string().exactOptional(),
        receiver: z.string().exactOptional().meta({ description: 'Who has taken over.' }),
      }),
    }),
  ])
  .meta({ id: 'PersonFact' });

export type PersonFactResponse = z.output<typeof personFactResponse>;
