import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { factQuery, isFactKind, patientQuery, type FactKind } from '../api/facts';
import { useMay } from '../session/me';
import { EmptyState } from '../ui/empty-state';
import { AnchorLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { CorrectForm } from './correct-form';
import { FACT_FORMS } from './forms/forms';
import { LackingNotice } from './lacking-notice';
import { MergedNotice } from './merged-notice';
import { TakeBack } from './take-back';
import { TreatmentChanges } from './treatment-changes';

const route = getRouteApi('/inside/patients/$patientId/correct/$kind/$lineageId');

export function CorrectResultPage() {
  const { patientId, kind, lineageId } = route.useParams();
  const mayCorrect = useMay('fact.correct');
  if (!isFactKind(kind)) {
    return (
      <Page title="Correct a result">
        <EmptyState title="There is no such result">The link may be old or mistyped.</EmptyState>
      </Page>
    );
  }
  return (
    <Page title={kind === 'treatment' ? 'Change or correct a treatment' : `Correct ${FACT_FORMS[kind].one}`}>
      {mayCorrect ? (
        <Correction key={lineageId} patientId={patientId} kind={kind} lineageId={lineageId} />
      ) : (
        <EmptyState
          title="Results are corrected by nurses and physicians"
          action={
            <AnchorLink to="/patients/$patientId" params={{ patientId }}>
              Go to the patient
            </AnchorLink>
          }
        >
          Ask one of the patient’s team.
        </EmptyState>
      )}
    </Page>
  );
}

interface CorrectionProps {
  readonly patientId: string;
  readonly kind: FactKind;
  readonly lineageId: string;
}

function Correction({ patientId, kind, lineageId }: CorrectionProps) {
  const [isChanging, setChanging] = useState(false);
  const patient = useQuery(patientQuery(patientId));
  const fact = useQuery(factQuery(patientId, kind, lineageId));
  const failed = [patient, fact].find(({ isError, data }) => isError && data === undefined);
  if (failed) {
    return (
      <ProblemNotice
        error={failed.error}
        title="The result could not be read"
        retry={() => void failed.refetch()}
      />
    );
  }
  if (patient.data === undefined || fact.data === undefined) return <Loading />;
  if (patient.data.mergedInto !== undefined) return <MergedNotice keptPatientId={patient.data.mergedInto} />;
  if (fact.data === null) {
    return (
      <EmptyState
        title="This result does not stand any more"
        action={
          <AnchorLink to="/patients/$patientId" params={{ patientId }}>
            Go to the patient
          </AnchorLink>
        }
      >
        It was withdrawn or moved to another patient. The history on the patient’s page keeps it.
      </EmptyState>
    );
  }
  return (
    <>
      <LackingNotice patientId={patientId} kind={kind} lineageId={lineageId} />
      <TakeBack patient={patient.data} form={FACT_FORMS[kind]} fact={fact.data} />
      {'changes' in fact.data && (
        <TreatmentChanges
          patient={patient.data}
          course={fact.data}
          isOpen={isChanging}
          setOpen={setChanging}
        />
      )}
      {/* One button that saves at a time. */}
      <div hidden={isChanging}>
        <CorrectForm patient={patient.data} form={FACT_FORMS[kind]} latest={fact.data} />
      </div>
    </>
  );
}
