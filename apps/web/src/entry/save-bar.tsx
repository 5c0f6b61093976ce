import { Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { AnchorLink } from '../ui/links';
import { PatientIdentity, type Identity } from '../ui/patient-identity';
import classes from './save-bar.module.css';

interface SaveBarProps {
  readonly patient: Identity & { readonly id: string };
  readonly children: ReactNode;
}

/** Whose result it is stands beside the button that saves it (B-31), and leads to the patient. */
export function SaveBar({ patient, children }: SaveBarProps) {
  return (
    <Paper withBorder p="sm" className={`${classes['bar'] ?? ''} no-print`}>
      <Group justify="space-between" gap="sm">
        <Text component="div">
          <AnchorLink to="/patients/$patientId" params={{ patientId: patient.id }} inherit>
            <PatientIdentity patient={patient} />
          </AnchorLink>
        </Text>
        <Group gap="sm">{children}</Group>
      </Group>
    </Paper>
  );
}
