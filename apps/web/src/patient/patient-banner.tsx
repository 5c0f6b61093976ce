import type { PatientResponse } from '@interstice/contracts';
import { Alert, Button, Group, Menu, Paper, Text } from '@mantine/core';
import { AnchorLink, ButtonLink } from '../ui/links';
import { Link } from '@tanstack/react-router';
import { useMay } from '../session/me';
import { formatDay } from '../ui/day';
import { Fact, Facts } from '../ui/facts';
import { StatusBadge } from '../ui/status-badge';
import type { Shape, Tone } from '../ui/tone';
import { ageOn, CTD_NAMES, SEX_NAMES, STATUS_NAMES, takenOverInWords, type Status } from './patient-words';

interface PatientBannerProps {
  readonly patient: PatientResponse;
  readonly today: string;
}

const LOOKS: Readonly<Record<Status, { readonly tone: Tone; readonly shape: Shape }>> = {
  active: { tone: 'good', shape: 'circle' },
  discharged: { tone: 'quiet', shape: 'square' },
  transferred: { tone: 'quiet', shape: 'diamond' },
  transplanted: { tone: 'info', shape: 'diamond' },
  deceased: { tone: 'quiet', shape: 'square' },
};

/** Who it is, and what everything else on the page depends on. */
export function PatientBanner({ patient, today }: PatientBannerProps) {
  const { status, sex, birthDate, team } = patient;
  const age = status === 'deceased' ? '' : `, ${ageOn(birthDate, today)} years`;
  const diagnoses = diagnosesOf(patient);
  return (
    <Paper withBorder p="md" component="section" aria-label="Who it is">
      <Facts>
        <Fact name="Born">
          {formatDay(birthDate)}
          {age}
        </Fact>
        <Fact name="MRN">{patient.mrn}</Fact>
        {sex !== undefined && <Fact name="Sex">{SEX_NAMES[sex]}</Fact>}
        {status !== undefined && (
          <Fact name="Status">
            <StatusBadge {...LOOKS[status]}>{STATUS_NAMES[status]}</StatusBadge>
            {takenOverInWords(patient) !== undefined && <Text size="sm">{takenOverInWords(patient)}</Text>}
          </Fact>
        )}
        {diagnoses.ctd !== '' && <Fact name="CTD">{diagnoses.ctd}</Fact>}
        {diagnoses.ild !== '' && <Fact name="ILD">{diagnoses.ild}</Fact>}
        {patient.antibodies !== undefined && patient.antibodies.length > 0 && (
          <Fact name="Antibodies">{patient.antibodies.join(', ')}</Fact>
        )}
        {patient.heightCm !== undefined && <Fact name="Height">{patient.heightCm} cm</Fact>}
        <Fact name="Answers for the patient">
          {team.physician === null
            ? 'nobody by name: every physician of the site'
            : team.physician.displayName}
          {team.deputy !== null && `, deputy ${team.deputy.displayName}`}
        </Fact>
        <Fact name="In care here since">{formatDay(patient.registeredOn)}</Fact>
      </Facts>
      {patient.mergedInto !== undefined && (
        <Alert color="yellow" variant="light" mt="sm" role="note">
          <Text size="sm">
            This record was merged into another one. Nothing is written here any more.{' '}
            <AnchorLink
              size="sm"
              underline="always"
              to="/patients/$patientId"
              params={{ patientId: patient.mergedInto ?? patient.id }}
            >
              Go to the record that is kept
            </AnchorLink>
          </Text>
        </Alert>
      )}
    </Paper>
  );
}

function diagnosesOf(patient: PatientResponse): { readonly ctd: string; readonly ild: string } {
  const { ctd, secondaryCtds = [], ctdSubtype, ctdDiagnosedOn, ildDiagnosedOn, hrctPattern } = patient;
  const names = ctd === undefined ? '' : [ctd, ...secondaryCtds].map((one) => CTD_NAMES[one]).join(', with ');
  const since = (day: string | undefined) => (day === undefined ? '' : `diagnosed ${formatDay(day)}`);
  const pattern = hrctPattern === undefined ? '' : `${hrctPattern} on HRCT`;
  const join = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', ');
  return {
    ctd: join([names, ctdSubtype, since(ctdDiagnosedOn)]),
    ild: join([pattern, since(ildDiagnosedOn)]),
  };
}

const KINDS = [
  ['pft', 'PFT'],
  ['hrct', 'HRCT'],
  ['blood-test', 'Blood test'],
  ['symptom-report', 'Symptom report'],
  ['treatment', 'Treatment'],
  ['visit', 'Visit'],
  ['oxygen-need', 'Oxygen need'],
] as const;
/** What is entered most often stands as a button; the rest is in the menu. */
const AT_HAND = 2;

export function EnterResultButtons({ patientId }: { readonly patientId: string }) {
  const mayRecord = useMay('fact.record');
  if (!mayRecord) return null;
  return (
    <Group gap="xs">
      {KINDS.slice(0, AT_HAND).map(([kind, name]) => (
        <ButtonLink
          key={kind}
          size="compact-md"
          variant="default"
          to="/patients/$patientId/enter/$kind"
          params={{ patientId, kind }}
        >
          Enter {name}
        </ButtonLink>
      ))}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="compact-md" variant="default">
            Enter another result
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {KINDS.slice(AT_HAND).map(([kind, name]) => (
            <Menu.Item
              key={kind}
              renderRoot={(props) => (
                <Link to="/patients/$patientId/enter/$kind" params={{ patientId, kind }} {...props} />
              )}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
