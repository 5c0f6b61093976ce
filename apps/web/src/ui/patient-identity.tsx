import { Text } from '@mantine/core';
import { formatDay } from './day';

export interface Identity {
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
}

/** Name, birth date and MRN, always together: two of the three may be shared by two people (B-31). */
export function PatientIdentity({ patient }: { readonly patient: Identity }) {
  return (
    <span>
      <Text span fw={600} inherit>
        {patient.familyName}, {patient.givenName}
      </Text>
      <Text span inherit className="muted">
        {' '}
        · born {formatDay(patient.birthDate)} · MRN {patient.mrn}
      </Text>
    </span>
  );
}
