import { Fieldset, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Field, FormDescription } from './field';
import { FieldInput } from './field-input';
import classes from './form-fields.module.css';
import type { Entry } from './use-entry';

interface FormFieldsProps {
  readonly form: FormDescription;
  readonly entry: Entry;
  readonly today: string;
  readonly beside?: (field: Field) => ReactNode;
  readonly suggestions?: (field: Field) => readonly string[];
}

/** All fields of a form, in groups; the tab key goes through them as the report is read. */
export function FormFields({ form, entry, today, beside, suggestions }: FormFieldsProps) {
  return form.groups.map(({ title, fields }) => (
    <Fieldset key={title} legend={title} variant="filled" className={classes['group'] ?? ''}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md" verticalSpacing="sm">
        {fields.map((field) => (
          <div key={field.name}>
            <FieldInput
              field={field}
              value={entry.values[field.name] ?? ''}
              unit={
                field.type === 'number' && field.unitChoice ? (entry.values[field.unitChoice.name] ?? '') : ''
              }
              error={entry.errors[field.name]}
              today={today}
              beside={beside?.(field)}
              suggestions={suggestions?.(field) ?? []}
              set={entry.set}
            />
          </div>
        ))}
      </SimpleGrid>
    </Fieldset>
  ));
}
