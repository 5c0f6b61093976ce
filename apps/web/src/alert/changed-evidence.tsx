import type { AlertCard, ChangedAfterDecisionResponse } from '@interstice/contracts';
import { Alert, Stack, Table, Text } from '@mantine/core';
import { fieldName, valueInWords } from '../timeline/field-names';
import { formatDay, formatInstant } from '../ui/day';
import classes from './alert.module.css';
import { changedFields } from './changed-fields';
import { titleOfCode } from './decision-codes';
import { useNames } from './use-names';

interface ChangedEvidenceProps {
  readonly changed: ChangedAfterDecisionResponse;
  readonly people: AlertCard['people'];
  readonly timeZone: string;
}

type ChangedFact = ChangedAfterDecisionResponse['facts'][number];

const KINDS: Readonly<Record<string, string>> = {
  pft: 'PFT',
  hrct: 'HRCT',
  'symptom-report': 'Symptom report',
  'oxygen-need': 'Need for oxygen',
  'progression-decision': 'Decision',
};
const CHANGES: Readonly<Record<ChangedFact['change'], string>> = {
  corrected: 'corrected',
  'taken-back': 'withdrawn or moved to another patient',
  'as-it-was': 'changed, and changed back',
};

/** It was decided, and not on what the record says now: before and after, fact by fact (B-07). */
export function ChangedEvidence({ changed, people, timeZone }: ChangedEvidenceProps) {
  const nameOf = useNames(people);
  const { decision, facts, at } = changed;
  const what = decision.code === undefined ? 'Dismissed' : titleOfCode(decision.code);
  return (
    <Alert color="red" variant="light" title="Evidence changed after decision" role="status">
      <Stack gap="xs">
        <Text size="sm">
          Decided: {what}, {formatInstant(decision.at, timeZone)}
          {decision.by !== null && `, by ${inSentence(nameOf(decision.by))}`}. What it rested on has changed
          since; this was noticed {formatInstant(at, timeZone)}. Look at the change, then decide again.
        </Text>
        {facts.map((fact) => (
          <Change key={fact.lineageId} fact={fact} />
        ))}
      </Stack>
    </Alert>
  );
}

const inSentence = (name: string) =>
  name === 'You' || name === 'Another physician' ? name.toLowerCase() : name;

function Change({ fact }: { readonly fact: ChangedFact }) {
  const title = `${KINDS[fact.kind] ?? fieldName(fact.kind)} of ${formatDay(fact.on)}: ${CHANGES[fact.change]}`;
  const fields = changedFields(fact);
  if (fields.length === 0) return <Text size="sm">{title}</Text>;
  return (
    <Table className={classes['numbers'] ?? ''} fz="sm" verticalSpacing={2} w="auto">
      <caption className={classes['caption']}>{title}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Field</Table.Th>
          <Table.Th scope="col">When decided</Table.Th>
          <Table.Th scope="col">Now</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row">{fieldName(field)}</Table.Th>
            <Table.Td className={classes['wraps'] ?? ''}>{valueInWords(before)}</Table.Td>
            <Table.Td className={classes['wraps'] ?? ''}>{valueInWords(after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
