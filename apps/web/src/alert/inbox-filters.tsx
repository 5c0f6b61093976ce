import { Button, Group, Stack, Switch } from '@mantine/core';
import type { AlertList } from '@interstice/contracts';
import { Choice } from '../worklist/worklist-filters';
import type { AlertSearch } from './alert-search';
import type { AlertSort } from './alert-order';
import { asksDecided, CERTAINTIES, DECIDED, KINDS, OPEN, SORTS, type Status } from './inbox-words';

interface InboxFiltersProps {
  readonly search: AlertSearch;
  readonly sort: AlertSort;
  readonly undecided: AlertList['undecided'] | undefined;
  readonly mayOwn: boolean;
  readonly onChange: (search: { [Name in keyof AlertSearch]?: AlertSearch[Name] | undefined }) => void;
}

/** Which alerts are shown; all of it stands in the address. */
export function InboxFilters({ search, sort, undecided, mayOwn, onChange }: InboxFiltersProps) {
  const isDecided = asksDecided(search);
  const view = (status: Status | undefined) => () =>
    onChange({ status, certainty: undefined, ...(status === undefined ? {} : { sort: undefined }) });
  return (
    <Stack gap="xs" className="no-print">
      <Group gap="xs" role="group" aria-label="Views">
        <Button
          size="compact-sm"
          variant={isDecided ? 'default' : 'filled'}
          aria-pressed={!isDecided}
          onClick={view(undefined)}
          rightSection={undecided && <span>{sumOf(undecided)}</span>}
        >
          To decide
        </Button>
        {DECIDED.map(({ status, label }) => (
          <Button
            key={status}
            size="compact-sm"
            variant={search.status === status ? 'filled' : 'default'}
            aria-pressed={search.status === status}
            onClick={view(status)}
          >
            {label}
          </Button>
        ))}
      </Group>
      <Group gap="sm" align="flex-end">
        {!isDecided && (
          <>
            <Choice
              label="Order"
              value={sort}
              options={SORTS}
              onChange={(value) => onChange({ sort: value })}
            />
            <Choice
              label="Status"
              value={OPEN.find(({ value }) => value === search.status)?.value ?? ''}
              options={OPEN}
              onChange={(value) => onChange({ status: value === '' ? undefined : value })}
            />
          </>
        )}
        <Choice
          label="Certainty"
          value={search.certainty === 'not-applicable' ? '' : (search.certainty ?? '')}
          options={CERTAINTIES}
          onChange={(value) => onChange({ certainty: value === '' ? undefined : value })}
        />
        <Choice
          label="Kind"
          value={search.kind ?? ''}
          options={KINDS}
          onChange={(value) => onChange({ kind: value === '' ? undefined : value })}
        />
        {mayOwn && (
          <Switch
            label="Only mine"
            checked={search.mine === true}
            pb={4}
            onChange={(event) => onChange({ mine: event.currentTarget.checked ? true : undefined })}
          />
        )}
      </Group>
    </Stack>
  );
}

function sumOf(undecided: AlertList['undecided']): string {
  const parts = [undecided.confirmed, undecided.provisional, undecided.notApplicable];
  const sum = parts.reduce<number>((all, part) => all + (typeof part === 'number' ? part : part.atLeast), 0);
  return parts.every((part) => typeof part === 'number') ? String(sum) : `${sum} or more`;
}
