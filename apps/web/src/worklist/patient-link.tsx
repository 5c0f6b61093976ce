import { Text } from '@mantine/core';
import { formatDay } from '../ui/day';
import { AnchorLink } from '../ui/links';
import type { Identity } from '../ui/patient-identity';

interface PatientLinkProps {
  readonly patientId: string;
  readonly patient: Identity;
}

/** Name, birth date and MRN together (B-31), in two lines for a column; the name leads to the patient. */
export function PatientLink({ patientId, patient }: PatientLinkProps) {
  return (
    <>
      <AnchorLink
        to="/patients/$patientId"
        params={{ patientId }}
        fw={600}
        size="sm"

        data-row-link
      >
        {patient.familyName}, {patient.givenName}
      </AnchorLink>
      <Text size="xs" className="muted">
        born {formatDay(patient.birthDate)} · MRN {patient.mrn}
      </Text>
    </>
  );
}
