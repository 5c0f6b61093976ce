import { NativeSelect, TextInput } from '@mantine/core';
import { zoneOf, type TimeField } from './field';
import { comesTwice, splitTime } from './time-of-day';

interface TimeInputProps {
  readonly field: TimeField;
  readonly value: string;
  /** The day of which it is a time. */
  readonly day: string;
  readonly set: (name: string, value: string) => void;
  readonly common: Readonly<Record<string, unknown>>;
}

/** A time of day by the clocks of the site, which it names; where they show it twice, also which. */
export function TimeInput({ field, value, day, set, common }: TimeInputProps) {
  const zone = zoneOf(field);
  const { time, turn } = splitTime(value);
  return (
    <>
      <TextInput
        {...common}
        description={`Optional; by the clocks of ${zone}.`}
        type="time"
        step={time.length > 5 ? 'any' : undefined}
        value={time}
        onChange={(event) => set(field.name, event.currentTarget.value)}
      />
      {comesTwice(day, value, zone) && (
        <NativeSelect
          mt={4}
          label={`Which ${time}?`}
          value={turn ?? ''}
          onChange={({ currentTarget }) => set(field.name, `${time} ${currentTarget.value}`.trim())}
          data={[
            { value: '', label: 'Choose …' },
            { value: 'first', label: 'Before the clocks went back' },
            { value: 'second', label: 'After they went back' },
          ]}
        />
      )}
    </>
  );
}
