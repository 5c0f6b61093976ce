import type { ImportColumn, ImportKind } from '@interstice/contracts';
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fieldsOf, type FormDescription } from '../entry/field';
import { FACT_FORMS } from '../entry/forms/forms';
import { PATIENT_FORM } from '../entry/forms/patient-form';
import { loadContracts } from '../entry/load-contracts';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { download } from './safe-csv';

interface Column {
  readonly name: string;
  readonly isRequired: boolean;
  readonly holds: string;
}

const HOLDS = {
  number: 'number, with a point before decimals',
  flag: 'true or false',
  text: 'text',
};
const A_DAY = 'day, as 2026-03-31';
const AN_INSTANT = 'time with its offset, as 2026-03-31T09:30:00+02:00';

const FORMS: Readonly<Partial<Record<ImportKind, FormDescription>>> = {
  patients: PATIENT_FORM,
  pfts: FACT_FORMS.pft,
  hrcts: FACT_FORMS.hrct,
  'blood-tests': FACT_FORMS['blood-test'],
  'symptom-reports': FACT_FORMS['symptom-report'],
  treatments: FACT_FORMS.treatment,
  visits: FACT_FORMS.visit,
};

/** Words that a column takes are those that the form offers. */
function wordsOf(kind: ImportKind, name: string): readonly string[] {
  for (const field of fieldsOf(FORMS[kind] ?? { groups: [], request: 'pftRequest' })) {
    if (field.type === 'choice' && field.name === name) return field.options.map(({ value }) => value);
    if (field.type === 'number' && field.unitChoice?.name === name) {
      return field.unitChoice.options.map(({ value }) => value).filter((value) => value !== '');
    }
  }
  return [];
}

function holding(kind: ImportKind, column: ImportColumn): string {
  if (isDay(column.name)) return A_DAY;
  if (column.name.endsWith('_at')) return AN_INSTANT;
  const words = wordsOf(kind, column.field);
  return words.length > 0 ? words.join(', ') : HOLDS[column.holds];
}

async function columnsOf(kind: ImportKind): Promise<readonly Column[]> {
  const { IMPORT_COLUMNS, IDENTITY_COLUMNS } = await loadContracts();
  const columns = IMPORT_COLUMNS[kind].map((column) => ({
    name: column.name,
    isRequired: column.isRequired,
    holds: holding(kind, column),
  }));
  const identity = IDENTITY_COLUMNS.filter((name) => !columns.some((column) => column.name === name));
  return [
    ...columns,
    ...identity.map((name) => ({
      name,
      isRequired: false,
      holds: `${isDay(name) ? A_DAY : 'text'}; the row is refused when it is somebody else’s`,
    })),
  ];
}

function isDay(name: string): boolean {
  return name === 'on' || name.endsWith('_on') || name === 'birth_date';
}

/** The columns of a kind of file, and a file that has only them. */
export function ColumnsTable({ kind }: { readonly kind: ImportKind }) {
  const columns = useQuery({
    queryKey: ['import-columns', kind],
    queryFn: () => columnsOf(kind),
    staleTime: Infinity,
  });
  if (columns.isError) {
    return (
      <ProblemNotice
        error={columns.error}
        title="The columns could not be listed"
        retry={() => void columns.refetch()}
      />
    );
  }
  if (columns.data === undefined) return <Loading rows={4} />;
  const { data } = columns;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm">
          A CSV file in UTF-8 with commas and a header row. Columns that are not needed may be missing, and
          their cells may be empty.
        </Text>
        <Button
          variant="default"
          size="compact-md"
          onClick={() => download(`${kind}.csv`, `${data.map(({ name }) => name).join(',')}\r\n`)}
        >
          Download a template
        </Button>
      </Group>
      <details>
        <Text component="summary" size="sm" fw={600} mb="xs" style={{ cursor: 'pointer' }}>
          The {data.length} columns:{' '}
          {data
            .filter(({ isRequired }) => isRequired)
            .map(({ name }) => name)
            .join(', ')}{' '}
          are needed
        </Text>
        <Table aria-label="Columns of the file" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Column</Table.Th>
              <Table.Th scope="col">Needed</Table.Th>
              <Table.Th scope="col">Holds</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map(({ name, isRequired, holds }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400} ff="monospace">
                  {name}
                </Table.Th>
                <Table.Td>{isRequired ? 'yes' : ''}</Table.Td>
                <Table.Td>{holds}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </Stack>
  );
}
