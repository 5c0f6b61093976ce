import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isFactKind, patientQuery } from '../api/facts';
import { useMay } from '../session/me';
import { EmptyState } from '../ui/empty-state';
import { AnchorLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { EntryForm } from './entry-form';
import { FACT_FORMS } from './forms/forms';
import { KindLinks } from './kind-links';
import { MergedNotice } from './merged-notice';

const route = getRouteApi('/inside/patients/$patientId/enter/$kind');

export function EnterResultPage() {
  const { patientId, kind } = route.useParams();
  const mayRecord = useMay('fact.record');
  const patient = useQuery(patientQuery(patientId));
  if (!isFactKind(kind)) {
    return (
      <Page title="Enter a result">
        <EmptyState title="There is no such form" action={<KindLinks patientId={patientId} />}>
          Choose what you want to enter.
        </EmptyState>
      </Page>
    );
  }
  const form = FACT_FORMS[kind];
  return (
    <Page
      title={`Enter ${form.one}`}
      actions={mayRecord && <KindLinks patientId={patientId} chosen={kind} />}
    >
      {!mayRecord ? (
        <EmptyState
          title="Results are entered by nurses and physicians"
          action={
            <AnchorLink to="/patients/$patientId" params={{ patientId }}>
              Go to the patient
            </AnchorLink>
          }
        >
          Ask one of the patient’s team.
        </EmptyState>
      ) : patient.isError ? (
        <ProblemNotice
          error={patient.error}
          title="The patient could not be read"
          retry={() => void patient.refetch()}
        />
      ) : patient.data === undefined ? (
        <Loading />
      ) : patient.data.mergedInto !== undefined ? (
        <MergedNotice keptPatientId={patient.data.mergedInto} />
      ) : (
        <EntryForm key={`${patientId} ${kind}`} patient={patient.data} form={form} />
      )}
    </Page>
  );
}
