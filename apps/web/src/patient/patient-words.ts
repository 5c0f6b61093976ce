import type { PatientResponse } from '@interstice/contracts';

type Ctd = NonNullable<PatientResponse['ctd']>;
export type Status = NonNullable<PatientResponse['status']>;

export const CTD_NAMES: Readonly<Record<Ctd, string>> = {
  ssc: 'Systemic sclerosis',
  ra: 'Rheumatoid arthritis',
  iim: 'Idiopathic inflammatory myopathy',
  mctd: 'Mixed connective tissue disease',
  sjd: 'Sjögren disease',
  sle: 'Systemic lupus erythematosus',
  undifferentiated: 'Undifferentiated connective tissue disease',
};

export const SEX_NAMES: Readonly<Record<NonNullable<PatientResponse['sex']>, string>> = {
  female: 'Female',
  male: 'Male',
  unknown: 'Sex not recorded',
};

export const STATUS_NAMES: Readonly<Record<Status, string>> = {
  active: 'Active',
  discharged: 'Discharged',
  transferred: 'Transferred',
  transplanted: 'Transplanted',
  deceased: 'Deceased',
};

/**
 * Who follows a patient that was transferred, or watches the drugs of one that was transplanted (B-27).
 *
 * @example takenOverInWords({ status: 'transferred' }) //=> 'Ours until the receiver is named'
 */
export function takenOverInWords({
  status,
  receiver,
}: Pick<PatientResponse, 'status' | 'receiver'>): string | undefined {
  if (status === 'transferred')
    return receiver === undefined ? 'Ours until the receiver is named' : `Followed by ${receiver}`;
  if (status !== 'transplanted') return undefined;
  return receiver === undefined
    ? 'Blood tests for drugs go on here until it is named who watches them'
    : `Blood tests for drugs watched by ${receiver}`;
}

/**
 * Completed years of life.
 *
 * @param birthDate - an ISO calendar day
 * @param today - an ISO calendar day
 * @example ageOn('1961-05-04', '2026-05-03') //=> 64
 */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
