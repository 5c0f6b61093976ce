import type { ImportKind } from '@interstice/contracts';
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
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

async function columnsOf(kind: ImportKind): Promise<readonly Column[]> {
  const { IMPORT_COLUMNS, IDENTITY_COLUMNS } = await loadContracts();
  const columns = IMPORT_COLUMNS[kind].map(({ name, isRequired, holds }) => ({
    name,
    isRequired,
    holds: isDay(name) ? 'day, as 2026-03-31' : HOLDS[holds],
  }));
  const identity = IDENTITY_COLUMNS.filter((name) => !columns.some((column) => column.name === name));
  return [
    ...columns,
    ...identity.map((name) => ({
      name,
      isRequired: false,
      holds: `${isDay(name) ? 'day, as 2026-03-31' : 'text'}; the row is refused when it is somebody else’s`,
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
    </Stack>
  );
}
