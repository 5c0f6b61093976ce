import { Fieldset, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Field, FieldGroup, FormDescription } from './field';
import { FieldInput } from './field-input';
import { FoldedGroup } from './folded-group';
import classes from './form-fields.module.css';
import { unitGiven } from './limits';
import type { Entry } from './use-entry';

interface FormFieldsProps {
  readonly form: FormDescription;
  readonly entry: Entry;
  readonly today: string;
  readonly beside?: (field: Field) => ReactNode;
  readonly suggestions?: (field: Field) => readonly string[];
  /** What may be taken over into a folded group. */
  readonly offer?: (group: FieldGroup) => ReactNode;
}

/** All fields of a form, in groups; the tab key goes through them as the report is read. */
export function FormFields({ form, entry, today, beside, suggestions, offer }: FormFieldsProps) {
  const input = (field: Field) => (
    <FieldInput
      field={withUnitOfValue(field, entry)}
      value={entry.values[field.name] ?? ''}
      unit={field.type === 'number' && field.unitChoice ? (entry.values[field.unitChoice.name] ?? '') : ''}
      error={entry.errors[field.name]}
      today={today}
      day={field.type === 'time' ? (entry.values[field.of] ?? '') : ''}
      beside={beside?.(field)}
      suggestions={suggestions?.(field) ?? []}
      set={entry.set}
    />
  );
  return form.groups.map((group) =>
    group.isFolded ? (
      <FoldedGroup key={group.title} group={group} entry={entry} offer={offer?.(group)} input={input} />
    ) : (
      <Fieldset key={group.title} legend={group.title} variant="filled" className={classes['group'] ?? ''}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md" verticalSpacing="sm">
          {group.fields.map((field) => (
            <div key={field.name} className={field.type === 'several' ? classes['wide'] : undefined}>
              {input(field)}
            </div>
          ))}
        </SimpleGrid>
      </Fieldset>
    ),
  );
}

/** A limit is written in the unit that was chosen for its value. */
function withUnitOfValue(field: Field, { values }: Entry): Field {
  if (field.type !== 'number' || field.limitOf === undefined) return field;
  return { ...field, unit: unitGiven(field.limitOf, values) };
}
