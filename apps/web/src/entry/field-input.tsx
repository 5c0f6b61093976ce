import { Checkbox, Group, NativeSelect, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { ChoiceOrOther } from './choice-or-other';
import type { Field, NumberField, Option } from './field';
import { readEnteredNumber } from './entered-number';
import { listed } from './entered-values';
import classes from './field-input.module.css';
import { TimeInput } from './time-input';

interface FieldInputProps {
  readonly field: Field;
  readonly value: string;
  readonly error: string | undefined;
  /** The last day that can be meant. */
  readonly today: string;
  /** Of a time of day. */
  readonly day?: string;
  /** Said under the field: the value before and the like. */
  readonly beside?: ReactNode;
  readonly unit?: string;
  readonly suggestions?: readonly string[];
  readonly set: (name: string, value: string) => void;
}

const UNIT_WIDTH = 8;

/** One field of a form, with its unit inside and what is known of it below. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, error, today, beside, suggestions = [], set } = props;
  const listId = useId();
  const common = {
    name: field.name,
    label: field.label,
    required: field.isRequired === true,
    error,
    description: described(field, beside, value),
    descriptionProps: { c: 'var(--muted)', component: 'div' as const },
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as (
      'label' | 'input' | 'error' | 'description'
    )[],
  };
  switch (field.type) {
    case 'number':
      return <NumberInput {...props} field={field} common={common} />;
    case 'day':
      return (
        <TextInput
          {...common}
          type="date"
          max={field.mayBePlanned ? undefined : today}
          value={value}
          onChange={(event) => set(field.name, event.currentTarget.value)}
        />
      );
    case 'time':
      return <TimeInput field={field} value={value} day={props.day ?? ''} set={set} common={common} />;
    case 'several':
      return (
        <Checkbox.Group
          label={field.label}
          error={error}
          value={[...listed(value)]}
          onChange={(chosen) => set(field.name, inOrder(field.options, chosen))}
        >
          <Group gap="md" mt={4} data-wrong={error === undefined ? undefined : true} tabIndex={-1}>
            {field.options.map((option) => (
              <Checkbox key={option.value} size="sm" value={option.value} label={option.label} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case 'choice':
    case 'yes-no':
      return (
        <NativeSelect
          {...common}
          data={[...optionsIn(field, value)]}
          value={value}
          onChange={(event) => set(field.name, event.currentTarget.value)}
        />
      );
    case 'tick':
      return (
        <Checkbox
          name={field.name}
          label={field.label}
          error={error}
          mt={28}
          checked={value === 'true'}
          onChange={(event) => set(field.name, event.currentTarget.checked ? 'true' : '')}
        />
      );
    default:
      if (field.type === 'text' && field.choices !== undefined)
        return <ChoiceOrOther choices={field.choices} value={value} set={set} common={common} />;
      return (
        <>
          <TextInput
            {...common}
            autoComplete="off"
            list={suggestions.length > 0 ? listId : undefined}
            value={value}
            onChange={(event) => set(field.name, event.currentTarget.value)}
          />
          {suggestions.length > 0 && (
            <datalist id={listId}>
              {suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </>
      );
  }
}

function NumberInput({
  field,
  value,
  unit = '',
  set,
  common,
}: FieldInputProps & {
  readonly field: NumberField;
  readonly common: Readonly<Record<string, unknown>>;
}) {
  const { unitChoice } = field;
  const options = unitChoice && withValue(unitChoice.options, unit);
  const longest = Math.max(
    ...[field.unit ?? '', ...(options ?? []).map(({ label }) => label)].map((it) => it.length),
  );
  return (
    <TextInput
      {...common}
      label={
        field.unit === undefined ? (
          field.label
        ) : (
          <>
            {field.label} <VisuallyHidden component="span">({field.unit})</VisuallyHidden>
          </>
        )
      }
      inputMode="decimal"
      autoComplete="off"
      value={value}
      onChange={(event) => set(field.name, event.currentTarget.value)}
      rightSectionWidth={longest * UNIT_WIDTH + (options ? 40 : 20)}
      rightSectionPointerEvents={options ? 'all' : 'none'}
      rightSection={
        unitChoice && options ? (
          <select
            className={classes['unit']}
            aria-label={`Unit of ${field.label}`}
            name={unitChoice.name}
            value={unit}
            onChange={(event) => set(unitChoice.name, event.currentTarget.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <Text size="sm" className="muted" aria-hidden="true">
            {field.unit}
          </Text>
        )
      }
    />
  );
}

/** In the order of the form, whatever was ticked first: what is the same reads the same. */
function inOrder(options: readonly Option[], chosen: readonly string[]): string {
  return options
    .map(({ value }) => value)
    .filter((value) => chosen.includes(value))
    .join(', ');
}

function described(field: Field, beside: ReactNode, value: string): ReactNode {
  const meaning = field.type === 'number' ? meaningOf(field, value) : undefined;
  if (field.help === undefined && meaning === undefined) return beside;
  return (
    <>
      {field.help}
      {meaning !== undefined && <div role="status">{meaning}</div>}
      {beside}
    </>
  );
}

function meaningOf({ means, most }: NumberField, typed: string): string | undefined {
  const entered = readEnteredNumber(typed, most);
  return entered.kind === 'number' ? means?.(entered.value) : undefined;
}

function optionsIn(field: Field, value: string): readonly Option[] {
  if (field.type === 'yes-no') {
    return [
      { value: '', label: 'Not stated' },
      { value: 'true', label: field.yes ?? 'Yes' },
      { value: 'false', label: field.no ?? 'No' },
    ];
  }
  if (field.type !== 'choice') return [];
  if (field.initial !== undefined) return field.options;
  return withValue([{ value: '', label: field.isRequired ? 'Choose …' : '' }, ...field.options], value);
}

/** What is on record is shown even where it is not offered. */
function withValue(options: readonly Option[], value: string): readonly Option[] {
  return options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
}
