import type { ImportReport } from '@interstice/contracts';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { handInFile } from '../api/imports';
import { AnchorLink } from '../ui/links';
import { ProblemNotice } from '../ui/problem-notice';
import { keptFile } from './kept-file';

/** After a clean check: the same file, now for keeps. */
export function ImportForReal({ report }: { readonly report: ImportReport }) {
  return (
    <Alert role="status" color="green" variant="light" title="No row would be refused">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">Nothing has been kept yet.</Text>
        {report.created === 0 ? (
          <Text size="sm">Every row is on record already: there is nothing to import.</Text>
        ) : (
          <HandInChecked report={report} />
        )}
      </Stack>
    </Alert>
  );
}

/** Hands the checked file in for keeps: all of it, or what of it was not refused. */
export function HandInChecked({ report }: { readonly report: ImportReport }) {
  const [checked] = useState(() => keptFile(report.id));
  const navigate = useNavigate();
  const handing = useMutation({
    mutationFn: handInFile,
    onSuccess: ({ id }) => navigate({ to: '/imports/$importId', params: { importId: id } }),
  });
  return (
    <>
      {checked ? (
        <Button
          loading={handing.isPending}
          onClick={() => {
            if (!handing.isPending) handing.mutate({ ...checked, dryRun: false });
          }}
        >
          {wordsFor(report)}
        </Button>
      ) : (
        <Group gap={4}>
          <AnchorLink to="/imports">Choose the file again to import it</AnchorLink>
          <Text size="sm">(it was checked before this page was loaded).</Text>
        </Group>
      )}
      {handing.isError && (
        <ProblemNotice
          error={handing.error}
          title="The file was not taken; if it has changed, choose it again"
        />
      )}
    </>
  );
}

function wordsFor({ rows, created, failed }: ImportReport): string {
  if (failed > 0)
    return `Import the ${created === 1 ? 'one new row' : `${created} new rows`} that can be read now`;
  return `Import ${rows === 1 ? 'the row' : `all ${rows ?? ''} rows`} now`;
}
