import type { WorklistCounts } from '@interstice/contracts';
import { Button, Chip, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { TEST_NAMES } from '../ui/tests';
import { isChosen, sumOver, type Preset } from './presets';
import type { ToScheduleSearch } from './worklist-search';

type Filter = Pick<ToScheduleSearch, 'test' | 'within' | 'overdue'>;

interface WorklistFiltersProps {
  readonly presets: readonly Preset[];
  readonly chosen: Filter;
  readonly onChoose: (filter: Filter) => void;
  /** How many a preset shows. */
  readonly countOf: (preset: Preset) => number | undefined;
  /** How many of one test stand on the list as it looks ahead now. */
  readonly countOfTest: (counts: WorklistCounts['tests'][number]) => number;
  readonly counts: WorklistCounts | undefined;
  /** What the list holds, in a sentence. */
  readonly about: ReactNode;
  /** Further choices, such as the order. */
  readonly children: ReactNode;
}

/** What of a list is shown: ready-made views, and the tests one by one. All of it stands in the address. */
export function WorklistFilters(props: WorklistFiltersProps) {
  const { presets, chosen, onChoose, countOf, countOfTest, counts, about, children } = props;
  const wanted = counts?.tests.map(({ test }) => test) ?? [];
  const tests = [...wanted, ...(chosen.test ?? []).filter((test) => !wanted.includes(test))];
  return (
    <Stack gap="xs" className="no-print">
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="muted">
          {about}
        </Text>
        <Group gap="md">{children}</Group>
      </Group>
      <Group gap="xs" role="group" aria-label="Views">
        {presets.map((preset) => (
          <Button
            key={preset.label}
            size="compact-sm"
            variant={isChosen(preset, chosen) ? 'filled' : 'default'}
            aria-pressed={isChosen(preset, chosen)}
            onClick={() => onChoose(preset.filter)}
            rightSection={<Count count={countOf(preset)} />}
          >
            {preset.label}
          </Button>
        ))}
      </Group>
      <Chip.Group
        multiple
        value={[...(chosen.test ?? [])]}
        onChange={(test) => onChoose({ ...chosen, test })}
      >
        <Group gap={6} role="group" aria-label="Tests">
          <Text size="sm" className="muted" aria-hidden="true">
            Tests
          </Text>
          {tests.map((test) => (
            <Chip key={test} value={test} size="xs" variant="outline">
              {TEST_NAMES[test]} {counts && sumOver(counts, [test], countOfTest)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Stack>
  );
}

function Count({ count }: { readonly count: number | undefined }) {
  return count === undefined ? null : <span>{count}</span>;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, such as the order of a list. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <Group gap={6} wrap="nowrap">
      <Text component="label" htmlFor={id} size="sm" className="muted">
        {label}
      </Text>
      <NativeSelect
        id={id}
        size="xs"
        value={value}
        data={[...options]}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      />
    </Group>
  );
}
