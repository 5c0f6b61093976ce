import { Button, Group, Text } from '@mantine/core';
import type { AnyFact } from '../api/facts';
import { formatDay } from '../ui/day';
import { suggestLimits } from './limits';
import type { Entry } from './use-entry';

interface LimitsOfferProps {
  readonly entry: Entry;
  readonly past: readonly AnyFact[];
}

/** The limits of the last report of the same laboratory: said, and taken over by a button only. */
export function LimitsOffer({ entry, past }: LimitsOfferProps) {
  const offered = suggestLimits(entry.values, past);
  return (
    <div role="status">
      {offered && (
        <Group gap="sm" mb="xs">
          <Text size="sm">
            {offered.laboratory} on {formatDay(offered.on)}: {offered.inWords.join(', ')}.
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              for (const [name, value] of Object.entries(offered.values)) entry.set(name, value);
            }}
          >
            Use these limits
          </Button>
        </Group>
      )}
    </div>
  );
}
