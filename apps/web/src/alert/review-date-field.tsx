import { TextInput } from '@mantine/core';
import { latestReviewDate } from './review-date';

interface ReviewDateFieldProps {
  readonly value: string;
  readonly today: string;
  readonly isNeeded: boolean;
  readonly error: string | undefined;
  readonly onChange: (day: string) => void;
}

/** Until when a warning about a drug rests. */
export function ReviewDateField({ value, today, isNeeded, error, onChange }: ReviewDateFieldProps) {
  return (
    <TextInput
      type="date"
      name="reviewOn"
      label="Look at the drug again on"
      description="On this day the warning speaks again. Until then it rests for this course, whatever its dose."
      classNames={{ description: 'muted' }}
      required={isNeeded}
      max={latestReviewDate(today)}
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
