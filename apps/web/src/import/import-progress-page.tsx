import type { ImportReport } from '@interstice/contracts';
import { Alert, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { importQuery } from '../api/imports';
import { useChosenSite } from '../session/chosen-site';
import { formatInstant } from '../ui/day';
import { AnchorLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { ErrorTable } from './error-table';
import { HandInChecked, ImportForReal } from './import-for-real';
import { IMPORT_KINDS } from './import-kinds';
import { ImportStatus } from './import-status';

const route = getRouteApi('/inside/imports/$importId');

/** After a check the import of the same file is another page, which names itself anew. */
export function ImportProgressPage() {
  const { importId } = route.useParams();
  return <OneImport key={importId} importId={importId} />;
}

function OneImport({ importId }: { readonly importId: string }) {
  const report = useQuery(importQuery(importId));
  return (
    <Page
      title={report.data?.dryRun === true ? 'Check of a file' : 'Import of a file'}
      actions={<AnchorLink to="/imports">All files</AnchorLink>}
    >
      {report.isError && (
        <ProblemNotice
          error={report.error}
          title={report.data ? 'How it stands cannot be told at the moment' : 'The import could not be read'}
          retry={() => void report.refetch()}
        />
      )}
      {report.data ? <Report report={report.data} /> : !report.isError && <Loading />}
    </Page>
  );
}

function Report({ report }: { readonly report: ImportReport }) {
  const { site } = useChosenSite();
  const { dryRun, status, rows, rowsDone, created, unchanged, failed } = report;
  const isDone = status === 'completed' || status === 'failed';
  return (
    <Stack gap="md">
      <Group gap="md">
        <Text fw={600}>{report.fileName}</Text>
        <Text className="muted">
          {IMPORT_KINDS[report.kind]} · handed in {formatInstant(report.requestedAt, site.timeZone)}
        </Text>
        <span role="status">
          <ImportStatus report={report} />
        </span>
      </Group>
      {!isDone && (
        <div>
          <Progress
            value={rows === undefined || rows === 0 ? 0 : (rowsDone / rows) * 100}
            aria-label="Rows done"
            size="lg"
          />
          <Text size="sm" mt={4}>
            {rows === undefined
              ? 'The file is being read.'
              : `${rowsDone} of ${rows} rows. You may leave this page; it goes on without it.`}
          </Text>
        </div>
      )}
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Count label="Rows" count={rows ?? rowsDone} />
        <Count label={dryRun ? 'Would be new' : 'New'} count={created} />
        <Count label="There already" count={unchanged} />
        <Count label={dryRun ? 'Would be refused' : 'Refused'} count={failed} />
      </SimpleGrid>
      {status === 'failed' && (
        <Alert role="alert" color="red" variant="light" title="The file was refused as a whole">
          Nothing more of it is written. What was wrong stands below; correct the file and hand it in again.
        </Alert>
      )}
      {status === 'completed' && <Outcome report={report} />}
      {report.errorsTotal > 0 && <ErrorTable report={report} />}
    </Stack>
  );
}

/** What it means, and what to do next. */
function Outcome({ report }: { readonly report: ImportReport }) {
  if (report.failed > 0 || report.errorsTotal > 0) {
    const isEvery = report.failed > 0 && report.created === 0 && report.unchanged === 0;
    return (
      <Alert
        role="status"
        color="yellow"
        variant="light"
        title={
          report.dryRun
            ? `${isEvery ? 'Every row' : 'Some rows'} would be refused`
            : isEvery
              ? 'Every row was refused: nothing is in'
              : 'Some rows were refused; all others are in'
        }
      >
        <Stack gap="sm" align="flex-start">
          <Text size="sm">
            Correct them in the file and hand the whole file in again: what is in already stays as it is.
          </Text>
          {report.dryRun && report.created > 0 && <HandInChecked report={report} />}
        </Stack>
      </Alert>
    );
  }
  if (report.dryRun) return <ImportForReal report={report} />;
  return (
    <Alert role="status" color="green" variant="light" title="All rows are in">
      What follows from them appears in the lists within moments.
    </Alert>
  );
}

function Count({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <div>
      <Text size="sm" className="muted">
        {label}
      </Text>
      <Text size="xl" fw={600}>
        {count}
      </Text>
    </div>
  );
}
