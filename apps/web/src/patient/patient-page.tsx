import type { PatientResponse } from '@interstice/contracts';
import { Alert, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { patientDueItemsQuery, patientOverviewQuery } from '../api/patients';
import { BloodSection } from '../blood/blood-section';
import { TrajectorySection } from '../chart/trajectory-section';
import { OptionsSection } from '../options/options-section';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';
import { SteroidSection } from '../steroids/steroid-section';
import { TimelineSection } from '../timeline/timeline-section';
import { todayAt } from '../ui/day';
import { ButtonLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { ReviewNotice } from '../ui/review-notice';
import { AskWhy } from '../why/ask-why';
import { DueItemsSection } from './due-items-section';
import { EnterResultButtons, PatientBanner } from './patient-banner';
import { PatientAlertsSection } from './patient-alerts-section';
import { PrintedSheet } from './printed-sheet';
import { ProgressionSection } from './progression-section';
import { StatusDialog } from './status-dialog';
import { TeamDialog } from './team-dialog';
import classes from './patient.module.css';

/** All that is known of one patient: who, what is due, alerts, the course, how it is judged, what happened. */
export function PatientPage() {
  const { patientId } = useParams({ from: '/inside/patients/$patientId' });
  const { data: patient, error, refetch } = useQuery(patientOverviewQuery(patientId));
  if (patient !== undefined) return <PatientOverview key={patient.id} patient={patient} />;
  return (
    <Page title="Patient">
      {error === null ? (
        <Loading rows={8} what="Loading the patient" />
      ) : (
        <ProblemNotice error={error} retry={() => void refetch()} title="The patient could not be loaded" />
      )}
    </Page>
  );
}

function PatientOverview({ patient }: { readonly patient: PatientResponse }) {
  const { sites, site } = useChosenSite();
  const { timeZone, isDemo } = sites.find(({ id }) => id === patient.siteId) ?? site;
  const mayReadValues = useMay('value.read');
  const mayReadOptions = useMay('options.read');
  const { data: due } = useQuery(patientDueItemsQuery(patient.id));
  const today = todayAt(timeZone);
  return (
    <PrintedSheet patient={patient} timeZone={timeZone} isDemo={isDemo}>
      <Page
        title={`${patient.familyName}, ${patient.givenName}`}
        tab="Patient"
        actions={
          <>
            {patient.mergedInto === undefined && <EnterResultButtons patientId={patient.id} />}
            {patient.mergedInto === undefined && <EditPatientButton patientId={patient.id} />}
            {patient.mergedInto === undefined && <StatusDialog patient={patient} today={today} />}
            <TeamDialog patient={patient} />
            <AskWhy patient={patient} timeZone={timeZone} />
            <Button size="compact-md" variant="default" onClick={() => window.print()}>
              Print
            </Button>
          </>
        }
      >
        <PatientBanner patient={patient} today={today} />
        {due && <ReviewNotice review={due.review} timeZone={timeZone} />}
        <div className={classes['columns']}>
          <PatientAlertsSection patientId={patient.id} timeZone={timeZone} />
          <DueItemsSection patientId={patient.id} today={today} />
        </div>
        {mayReadValues ? <TrajectorySection patientId={patient.id} timeZone={timeZone} /> : <HiddenValues />}
        {mayReadValues && <BloodSection patientId={patient.id} timeZone={timeZone} />}
        {mayReadValues && <SteroidSection patientId={patient.id} />}
        <ProgressionSection patientId={patient.id} />
        {mayReadOptions && <OptionsSection patientId={patient.id} />}
        {mayReadValues && <TimelineSection patientId={patient.id} timeZone={timeZone} />}
      </Page>
    </PrintedSheet>
  );
}

function EditPatientButton({ patientId }: { readonly patientId: string }) {
  const mayChange = useMay('patient.change');
  if (!mayChange) return null;
  return (
    <ButtonLink size="compact-md" variant="default" to="/patients/$patientId/edit" params={{ patientId }}>
      Edit patient
    </ButtonLink>
  );
}

/** Said, so that nobody takes a page without values for a patient without tests (B-34). */
function HiddenValues() {
  return (
    <Alert color="gray" variant="light" role="note" title="Values are not shown here">
      <Text size="sm">
        Diagnoses, test values, the charts, doses, treatment options and the timeline are shown to nurses and
        physicians only. What is due, why, and which alerts there are is shown without values.
      </Text>
    </Alert>
  );
}
