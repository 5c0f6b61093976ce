import { Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { recentImportsQuery } from '../api/imports';
import { useChosenSite } from '../session/chosen-site';
import { formatInstant } from '../ui/day';
import { AnchorLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { IMPORT_KINDS } from './import-kinds';
import { ImportStatus } from './import-status';

const SHOWN = 10;

/** What was handed in before, the latest first. */
export function RecentImports() {
  const { site } = useChosenSite();
  const imports = useQuery(recentImportsQuery(SHOWN));
  if (imports.isError && imports.data === undefined) {
    return (
      <ProblemNotice
        error={imports.error}
        title="Earlier files could not be listed"
        retry={() => void imports.refetch()}
      />
    );
  }
  if (imports.data === undefined) return <Loading rows={3} />;
  if (imports.data.items.length === 0) return null;
  return (
    <section aria-labelledby="recent-imports">
      <Title order={2} id="recent-imports" mb="xs">
        Handed in lately
      </Title>
      <Table.ScrollContainer minWidth={640}>
        <Table aria-labelledby="recent-imports">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">File</Table.Th>
              <Table.Th scope="col">When</Table.Th>
              <Table.Th scope="col">Status</Table.Th>
              <Table.Th scope="col" ta="right">
                New
              </Table.Th>
              <Table.Th scope="col" ta="right">
                There already
              </Table.Th>
              <Table.Th scope="col" ta="right">
                Refused
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {imports.data.items.map((report) => (
              <Table.Tr key={report.id}>
                <Table.Td>
                  <AnchorLink to="/imports/$importId" params={{ importId: report.id }} size="sm">
                    {report.fileName}
                  </AnchorLink>
                  <Text size="xs" className="muted">
                    {IMPORT_KINDS[report.kind]}
                  </Text>
                </Table.Td>
                <Table.Td>{formatInstant(report.requestedAt, site.timeZone)}</Table.Td>
                <Table.Td>
                  <ImportStatus report={report} />
                </Table.Td>
                <Table.Td ta="right">{report.created}</Table.Td>
                <Table.Td ta="right">{report.unchanged}</Table.Td>
                <Table.Td ta="right">{report.failed}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
