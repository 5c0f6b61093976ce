import type { PatientResponse, PersonFactResponse } from '@interstice/contracts';
import { Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { personFactsQuery, withdrawPersonFact } from '../api/patients';
import { ReasonModal } from '../entry/reason-modal';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';
import { personFactInWords } from '../timeline/item-words';
import { formatDay, formatInstant } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { CorrectPersonFact } from './correct-person-fact';
import { PERSON_FACT_NAMES, personFactForm } from './person-fact-forms';

/** All that stands about the person, each from its day on, and the way to mend one that was wrong. */
export function PersonFactsSection({ patient }: { readonly patient: PatientResponse }) {
  const { data, error, refetch } = useQuery(personFactsQuery(patient.id));
  const [chosen, choose] = useState<{
    readonly act: 'correct' | 'withdraw';
    readonly fact: PersonFactResponse;
  }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (chosen !== undefined) {
      opener.current ??= document.activeElement;
      return;
    }
    // The row of what was withdrawn is gone, and its buttons with it.
    const back = opener.current?.isConnected === true ? opener.current : heading.current;
    if (opener.current !== null && back instanceof HTMLElement) back.focus();
    opener.current = null;
  }, [chosen]);
  const queryClient = useQueryClient();
  const close = () => choose(undefined);
  const saved = async (title: string) => {
    await queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
    notifications.show({
      role: 'status',
      position: 'top-right',
      title,
      message: 'What follows from it appears on the patient’s page within moments.',
      closeButtonProps: { 'aria-label': 'Close' },
    });
    close();
  };
  const name = chosen === undefined ? '' : PERSON_FACT_NAMES[chosen.fact.kind];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="person-facts-heading">
      <Stack gap="sm">
        <Title order={2} id="person-facts-heading" ref={heading} tabIndex={-1}>
          On record about the person
        </Title>
        <Text size="sm">
          Each holds from its day until the next of its kind. Was one wrong from the beginning, correct it
          here; tests of all its days are then judged anew.
        </Text>
        {data === undefined ? (
          error === null ? (
            <Loading rows={5} what="Loading what is on record" />
          ) : (
            <ProblemNotice
              error={error}
              title="What is on record could not be read"
              retry={() => void refetch()}
            />
          )
        ) : (
          <FactsTable patient={patient} facts={data} choose={choose} />
        )}
      </Stack>
      {chosen?.act === 'correct' && (
        <CorrectPersonFact
          patient={patient}
          fact={chosen.fact}
          onClose={close}
          onSaved={() => saved(`${name} corrected`)}
        />
      )}
      <ReasonModal
        opened={chosen?.act === 'withdraw'}
        onClose={close}
        title={`Withdraw: ${name}`}
        explanation={
          chosen === undefined
            ? ''
            : `“${personFactInWords(chosen.fact)}”, from ${formatDay(chosen.fact.on)}, counts for nothing any more; what was recorded of it for an earlier day holds again. The history keeps it. This cannot be undone; it can be entered anew.`
        }
        patient={patient}
        action="Withdraw it"
        placeholder="Entered for another patient"
        act={async (reason) => {
          if (chosen === undefined) return;
          await withdrawPersonFact(patient.id, chosen.fact.lineageId, reason);
          await saved(`${name} withdrawn`);
        }}
      />
    </Paper>
  );
}

interface FactsTableProps {
  readonly patient: PatientResponse;
  readonly facts: readonly PersonFactResponse[];
  readonly choose: (chosen: {
    readonly act: 'correct' | 'withdraw';
    readonly fact: PersonFactResponse;
  }) => void;
}

function FactsTable({ patient, facts, choose }: FactsTableProps) {
  const { sites, site } = useChosenSite();
  const { timeZone } = sites.find(({ id }) => id === patient.siteId) ?? site;
  const mayCorrect = useMay('fact.correct');
  const mayWithdraw = useMay('fact.withdraw');
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-labelledby="person-facts-heading">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Holds from</Table.Th>
            <Table.Th scope="col">What it says</Table.Th>
            <Table.Th scope="col">Recorded</Table.Th>
            <Table.Th scope="col">Wrong?</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.map((fact) => {
            const { lineageId, kind, on, reason, recordedAt, source } = fact;
            const about = `${PERSON_FACT_NAMES[kind]} from ${formatDay(on)}`;
            return (
              <Table.Tr key={lineageId}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDay(on)}</Table.Td>
                <Table.Td>
                  {personFactInWords(fact)}
                  {reason !== undefined && (
                    <Text size="sm" className="muted">
                      {reason}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {formatInstant(recordedAt, timeZone)}
                  {source === 'import' && ', imported'}
                </Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    {mayCorrect && personFactForm(kind) !== undefined && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`Correct ${about}`}
                        onClick={() => choose({ act: 'correct', fact })}
                      >
                        Correct
                      </Button>
                    )}
                    {mayWithdraw && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`Withdraw ${about}`}
                        onClick={() => choose({ act: 'withdraw', fact })}
                      >
                        Withdraw
                      </Button>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
