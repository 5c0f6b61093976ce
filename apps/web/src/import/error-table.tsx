import type { ImportReport } from '@interstice/contracts';
import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { allErrors } from '../api/imports';
import { ProblemNotice } from '../ui/problem-notice';
import { download, safeCsv } from './safe-csv';

const SHOWN = 100;

const HEAD = ['line', 'column', 'expected'];

async function rowsOf(report: ImportReport): Promise<readonly (readonly string[])[]> {
  const errors = await allErrors(report);
  return errors.map(({ line, column = '', detail }) => [String(line), column, detail]);
}

/** Where the file is wrong: places and what was expected there, never values. */
export function ErrorTable({ report }: { readonly report: ImportReport }) {
  const saving = useMutation({
    mutationFn: async () => {
      download('refused-rows.csv', safeCsv([HEAD, ...(await rowsOf(report))]));
    },
  });
  const copying = useMutation({
    mutationFn: async () => {
      const rows = [HEAD, ...(await rowsOf(report))];
      await navigator.clipboard.writeText(rows.map((row) => row.join('\t')).join('\n'));
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
          <Group gap="sm" className="no-print">
            <Text size="sm" role="status">
              {copying.isSuccess && `${errorsTotal === 1 ? 'One line' : `${errorsTotal} lines`} copied.`}
            </Text>
            {/* Browsers lend the clipboard only to pages that came encrypted, or from the same machine. */}
            {window.isSecureContext && (
              <Button
                variant="default"
                size="compact-md"
                aria-busy={copying.isPending}
                onClick={() => {
                  if (!copying.isPending) copying.mutate();
                }}
              >
                Copy
              </Button>
            )}
            <Button
              variant="default"
              size="compact-md"
              aria-busy={saving.isPending}
              onClick={() => {
                if (!saving.isPending) saving.mutate();
              }}
            >
              Download as CSV
            </Button>
          </Group>
        </Group>
        {copying.isError && <ProblemNotice error={copying.error} title="The list could not be copied" />}
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
