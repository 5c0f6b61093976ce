import type { ImportKind } from '@interstice/contracts';
import { Button, Checkbox, Fieldset, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { handInFile, type HandedIn } from '../api/imports';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';
import { ProblemNotice } from '../ui/problem-notice';
import { ColumnsTable } from './columns-table';
import { FileDrop } from './file-drop';
import { IMPORT_KINDS, isImportKind } from './import-kinds';
import { keepFile } from './kept-file';

/** Hands in a file: first only to be checked, unless somebody wants otherwise. */
export function ImportForm() {
  const { site } = useChosenSite();
  const navigate = useNavigate();
  const mayRecord = useMay('fact.record');
  const kinds = Object.entries(IMPORT_KINDS).filter(([kind]) => mayRecord || kind === 'patients');
  const [kind, setKind] = useState<ImportKind>('patients');
  const [file, setFile] = useState<File | null>(null);
  const [dryRun, setDryRun] = useState(true);
  const [wrong, setWrong] = useState<string>();
  const handing = useMutation({
    mutationFn: handInFile,
    onSuccess: ({ id }, handedIn: HandedIn) => {
      if (handedIn.dryRun) keepFile(id, handedIn);
      void navigate({ to: '/imports/$importId', params: { importId: id } });
    },
  });
  return (
    <form
      noValidate
      aria-label="Import a file"
      onSubmit={(event) => {
        event.preventDefault();
        if (handing.isPending) return;
        if (file === null) return setWrong('Please choose a file.');
        if (file.size === 0) return setWrong('This file is empty.');
        handing.mutate({ kind, file, siteId: site.id, dryRun });
      }}
    >
      <Stack gap="md">
        <Fieldset legend={`Into ${site.name}`} variant="filled">
          <Stack gap="md">
            <NativeSelect
              label="What the file holds"
              maw={420}
              value={kind}
              onChange={({ currentTarget: { value } }) => isImportKind(value) && setKind(value)}
              data={kinds.map(([value, label]) => ({ value, label }))}
            />
            {!mayRecord && (
              <Text size="sm" className="muted">
                Files of results are handed in by nurses and physicians.
              </Text>
            )}
            <FileDrop
              file={file}
              error={wrong}
              choose={(chosen) => {
                setFile(chosen);
                setWrong(undefined);
                handing.reset();
              }}
            />
            <Checkbox
              label="Only check the file; keep nothing yet"
              description="You see what would be stored and what would be refused. Afterwards one button imports it."
              checked={dryRun}
              onChange={(event) => setDryRun(event.currentTarget.checked)}
            />
            {handing.isError && <ProblemNotice error={handing.error} title="The file was not taken" />}
            <Group>
              <Button type="submit" loading={handing.isPending}>
                {dryRun ? 'Check the file' : 'Import the file'}
              </Button>
            </Group>
          </Stack>
        </Fieldset>
        <ColumnsTable kind={kind} />
      </Stack>
    </form>
  );
}
