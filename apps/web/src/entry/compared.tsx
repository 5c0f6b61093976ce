import { Text } from '@mantine/core';
import type { ComparedValue } from './comparison';

interface ComparedProps {
  /** Undefined while it is not known yet. */
  readonly compared: ComparedValue | null | undefined;
  readonly isGiven: boolean;
}

/** The value before and the difference, in words; what to make of it is for whoever judges. */
export function Compared({ compared, isGiven }: ComparedProps) {
  if (compared === undefined) return null;
  if (compared === null) return <div>None before</div>;
  return (
    <>
      <div>Before: {compared.before}</div>
      {isGiven && compared.difference !== undefined && (
        <Text span inherit fw={600} c="var(--mantine-color-text)">
          {compared.difference}
        </Text>
      )}
      {isGiven && compared.notCompared !== undefined && <div>{compared.notCompared}</div>}
    </>
  );
}
