import type { PatientResponse } from '@interstice/contracts';
import { Button, Drawer, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../api/problem-error';
import { whyQuery, whySubjectsQuery } from '../api/why';
import { useMay } from '../session/me';
import { todayAt } from '../ui/day';
import { Loading } from '../ui/loading';
import { PatientIdentity } from '../ui/patient-identity';
import { ProblemNotice } from '../ui/problem-notice';
import { optionsOf, subjectOf } from './subject-options';
import { WhyAnswer } from './why-answer';

interface AskWhyProps {
  readonly patient: PatientResponse;
  readonly timeZone: string;
}

/** Why a test is due or not, a criterion met or not, an alert there or not: on any day, as it was known on any day. */
export function AskWhy({ patient, timeZone }: AskWhyProps) {
  const mayAsk = useMay('why.read');
  const [opened, drawer] = useDisclosure(false);
  if (!mayAsk) return null;
  return (
    <>
      <Button size="compact-md" variant="default" onClick={drawer.open}>
        Ask why
      </Button>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        position="right"
        size={560}
        title="Ask why"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Question patient={patient} timeZone={timeZone} />
      </Drawer>
    </>
  );
}

/** A day is asked for once it is typed, not with each figure of its year. */
const TYPING_MS = 400;

function Question({ patient, timeZone }: AskWhyProps) {
  const { data, error, refetch } = useQuery(whySubjectsQuery);
  const [chosen, setChosen] = useState('');
  const [day, setDay] = useState('');
  const [knownOn, setKnownOn] = useState('');
  const today = todayAt(timeZone);
  const subject = data && subjectOf(data, chosen);
  const [asked] = useDebouncedValue({ day, knownOn }, TYPING_MS);
  const why = useQuery({
    ...whyQuery(patient.id, {
      ...(subject !== undefined && { [subject.ask]: subject.id }),
      ...(asked.day !== '' && { asOf: asked.day }),
      ...(asked.knownOn !== '' && { asKnownOn: asked.knownOn }),
    }),
    enabled: subject !== undefined,
  });
  const problem = why.error instanceof ProblemError ? why.error : undefined;
  const wrong = { day: problem?.detailAt('/asOf'), knownOn: problem?.detailAt('/asKnownOn') };
  if (data === undefined) {
    return error === null ? (
      <Loading rows={3} what="Loading what can be asked" />
    ) : (
      <ProblemNotice error={error} retry={() => void refetch()} title="The questions could not be loaded" />
    );
  }
  return (
    <Stack gap="md">
      <Text size="sm" component="div">
        <PatientIdentity patient={patient} />
      </Text>
      <NativeSelect
        label="About"
        data-autofocus
        value={chosen}
        onChange={({ currentTarget: { value } }) => setChosen(value)}
        data={optionsOf(data)}
      />
      <Group grow align="start">
        <TextInput
          type="date"
          label="On the day"
          description="Empty: today, or the day as known on."
          value={day}
          error={wrong.day}
          onChange={({ currentTarget: { value } }) => setDay(value)}
        />
        <TextInput
          type="date"
          label="As known on"
          description="Empty: the record as it is now."
          max={today}
          value={knownOn}
          error={wrong.knownOn}
          onChange={({ currentTarget: { value } }) => setKnownOn(value)}
        />
      </Group>
      {subject === undefined ? (
        <Text size="sm" className="muted">
          Choose a test, a definition or one of its criteria.
        </Text>
      ) : wrong.day !== undefined || wrong.knownOn !== undefined ? (
        <Text size="sm">Choose another day above: this one cannot be answered for.</Text>
      ) : (
        <WhyAnswer answer={why.data} error={why.error} retry={() => void why.refetch()} />
      )}
    </Stack>
  );
}
