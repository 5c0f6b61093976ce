import { Button, Fieldset, SimpleGrid, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Field, FieldGroup } from './field';
import classes from './form-fields.module.css';
import type { Entry } from './use-entry';

interface FoldedGroupProps {
  readonly group: FieldGroup;
  readonly entry: Entry;
  /** What may be taken over at once. */
  readonly offer?: ReactNode;
  readonly input: (field: Field) => ReactNode;
}

/** Fields that are seldom needed: behind a button, opened by hand or because something in it is wrong or given. */
export function FoldedGroup({ group, entry, offer, input }: FoldedGroupProps) {
  const [opened, setOpened] = useState<boolean>();
  const shown = group.fields.filter((field) => isAskedFor(field, entry));
  const isGiven = shown.some(({ name }) => (entry.values[name] ?? '') !== '');
  const isWrong = shown.some(({ name }) => entry.errors[name] !== undefined);
  const isOpen = isWrong || (opened ?? isGiven);
  return (
    <Fieldset legend={group.title} variant="filled" className={classes['group'] ?? ''}>
      {offer}
      <Button
        size="compact-sm"
        variant="default"
        aria-expanded={isOpen}
        disabled={isWrong}
        onClick={() => setOpened(!isOpen)}
      >
        {isOpen ? 'Fold away' : 'Give them (optional)'}
      </Button>
      {isOpen &&
        (shown.length === 0 ? (
          <Text size="sm" mt="xs">
            Enter a value first: its limits are asked for here, in the same unit.
          </Text>
        ) : (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md" verticalSpacing="sm" mt="xs">
            {shown.map((field) => (
              <div key={field.name}>{input(field)}</div>
            ))}
          </SimpleGrid>
        ))}
    </Fieldset>
  );
}

/** A limit stands beside a value only. */
function isAskedFor(field: Field, { values }: Entry): boolean {
  if (field.type !== 'number' || field.limitOf === undefined) return true;
  return (values[field.limitOf] ?? '').trim() !== '';
}
