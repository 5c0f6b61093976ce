import { Table, Title } from '@mantine/core';
import type { AnyFact } from '../api/facts';
import { useMay } from '../session/me';
import { formatDay } from '../ui/day';
import { AnchorLink } from '../ui/links';
import { shownValue } from './comparison';
import { dayOf, fieldsOf, valueAt, type Body, type FactForm } from './field';

const SHOWN = 5;

interface OnRecordProps {
  readonly patientId: string;
  readonly form: FactForm;
  readonly facts: readonly AnyFact[] | undefined;
}

/** The last results of the kind, so that none is entered twice and a wrong one can be corrected. */
export function OnRecord({ patientId, form, facts }: OnRecordProps) {
  const mayCorrect = useMay('fact.correct');
  if (facts === undefined || facts.length === 0) return null;
  return (
    <section aria-labelledby="on-record" className="no-print">
      <Title order={2} id="on-record" mb="xs">
        On record
      </Title>
      <Table aria-labelledby="on-record">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Day</Table.Th>
            <Table.Th scope="col">What it says</Table.Th>
            {mayCorrect && (
              <Table.Th scope="col">{form.kind === 'treatment' ? 'Different now?' : 'Wrong?'}</Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.slice(0, SHOWN).map((fact) => (
            <Table.Tr key={fact.lineageId}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {formatDay(dayOf(form, fact as unknown as Body))}
              </Table.Td>
              <Table.Td>{summaryOf(form, fact as unknown as Body)}</Table.Td>
              {mayCorrect && (
                <Table.Td>
                  <AnchorLink
                    size="sm"
                    to="/patients/$patientId/correct/$kind/$lineageId"
                    params={{ patientId, kind: form.kind, lineageId: fact.lineageId }}
                  >
                    {form.kind === 'treatment' ? 'Change, stop or correct' : 'Correct or withdraw'}
                  </AnchorLink>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** What a result says, in short: all that was measured, without how. */
function summaryOf(form: FactForm, body: Body): string {
  return fieldsOf(form)
    .filter(
      (field) =>
        valueAt(body, field.name) !== undefined &&
        !form.days.includes(field.name) &&
        !field.stays &&
        !(field.type === 'number' && field.limitOf !== undefined),
    )
    .map((field) => `${field.label} ${shownValue(field, body)}`)
    .join(' · ');
}
