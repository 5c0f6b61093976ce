import { useMay } from '../session/me';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { NewPatientForm } from './new-patient-form';

export function NewPatientPage() {
  const mayRegister = useMay('patient.register');
  return (
    <Page title="New patient">
      {mayRegister ? (
        <NewPatientForm />
      ) : (
        <EmptyState title="Patients are registered by nurses, physicians and coordinators">
          Ask one of them.
        </EmptyState>
      )}
    </Page>
  );
}
