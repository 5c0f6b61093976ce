import { Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { PatientIdentity, type Identity } from '../ui/patient-identity';
import classes from './save-bar.module.css';

/** Whose result it is stands beside the button that saves it (B-31). */
export function SaveBar({ patient, children }: { readonly patient: Identity; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="sm" className={`${classes['bar'] ?? ''} no-print`}>
      <Group justify="space-between" gap="sm">
        <Text component="div">
          <PatientIdentity patient={patient} />
        </Text>
        <Group gap="sm">{children}</Group>
      </Group>
    </Paper>
  );
}
