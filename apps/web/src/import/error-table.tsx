import type { ImportReport } from '@interstice/contracts';
import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { allErrors } from '../api/imports';
import { ProblemNotice } from '../ui/problem-notice';
import { download, safeCsv } from './safe-csv';

const SHOWN = 100;

/** Where the file is wrong: places and what was expected there, never values. */
export function ErrorTable({ report }: { readonly report: ImportReport }) {
  const saving = useMutation({
    mutationFn: async () => {
      const errors = await allErrors(report);
      const rows = errors.map(({ line, column = '', detail }) => [String(line), column, detail]);
      download('refused-rows.csv', safeCsv([['line', 'column', 'expected'], ...rows]));
    },
  });
  const { errors, errorsTotal } = report;
  return (
    <section aria-labelledby="refused-rows">
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} id="refused-rows">
            What is wrong
          </Title>
          <Button
            variant="default"
            size="compact-md"
            className="no-print"
            loading={saving.isPending}
            onClick={() => saving.mutate()}
          >
            Download as CSV
          </Button>
        </Group>
        {saving.isError && <ProblemNotice error={saving.error} title="The list could not be downloaded" />}
        <Table aria-labelledby="refused-rows" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" ta="right" w={90}>
                Line
              </Table.Th>
              <Table.Th scope="col" w={220}>
                Column
              </Table.Th>
              <Table.Th scope="col">What was expected</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {errors.slice(0, SHOWN).map(({ line, column, detail }, index) => (
              <Table.Tr key={index}>
                <Table.Td ta="right">{line}</Table.Td>
                <Table.Td ff="monospace">{column ?? ''}</Table.Td>
                <Table.Td>{detail}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {errorsTotal > SHOWN && (
          <Text size="sm">
            The first {SHOWN} of {errorsTotal}; the download has all of them.
          </Text>
        )}
      </Stack>
    </section>
  );
}
