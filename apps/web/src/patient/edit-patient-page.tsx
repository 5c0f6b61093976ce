import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { patientOverviewQuery } from '../api/patients';
import { MergedNotice } from '../entry/merged-notice';
import { useMay } from '../session/me';
import { EmptyState } from '../ui/empty-state';
import { AnchorLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { EditPatientForm } from './edit-patient-form';
import { PersonFactsSection } from './person-facts-section';

const route = getRouteApi('/inside/patients/$patientId/edit');

/** What stands about the person, changed from a day on, and all of it that was recorded. */
export function EditPatientPage() {
  const { patientId } = route.useParams();
  const mayChange = useMay('patient.change');
  const { data: patient, error, refetch } = useQuery(patientOverviewQuery(patientId));
  return (
    <Page title="Edit a patient">
      {!mayChange ? (
        <EmptyState
          title="Patients are changed by nurses and physicians"
          action={
            <AnchorLink to="/patients/$patientId" params={{ patientId }}>
              Go to the patient
            </AnchorLink>
          }
        >
          Ask one of the patient’s team.
        </EmptyState>
      ) : patient === undefined ? (
        error === null ? (
          <Loading what="Loading the patient" />
        ) : (
          <ProblemNotice error={error} title="The patient could not be read" retry={() => void refetch()} />
        )
      ) : patient.mergedInto !== undefined ? (
        <MergedNotice keptPatientId={patient.mergedInto} />
      ) : (
        <>
          <EditPatientForm key={patient.id} latest={patient} />
          <PersonFactsSection patient={patient} />
        </>
      )}
    </Page>
  );
}
