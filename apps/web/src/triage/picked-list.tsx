import { List, Text } from '@mantine/core';
import { PatientIdentity } from '../ui/patient-identity';
import { settledRows } from '../worklist/held-rows';
import { byPatient, type PastAlert } from './past-alerts';
import classes from './triage.module.css';

/** What will be decided, patient by patient. */
export function PickedList({ picked }: { readonly picked: readonly PastAlert[] }) {
  return (
    <section aria-label="What will be decided" className={classes['preview']} tabIndex={0}>
      {byPatient(settledRows(picked).rows).map(({ of: { patientId, patient }, alerts }) => (
        <div key={patientId}>
          <Text size="sm">
            <PatientIdentity patient={patient} />
          </Text>
          <List size="sm" mb="xs">
            {alerts.map(({ alert: { id, headline } }) => (
              <List.Item key={id}>{headline}</List.Item>
            ))}
          </List>
        </div>
      ))}
    </section>
  );
}
