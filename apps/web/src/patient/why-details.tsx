import type { CitationResponse, MissingFactResponse, ReasonResponse } from '@interstice/contracts';
import { List, Stack, Text } from '@mantine/core';
import { Reasons, Sources } from '../ui/reasons';
import { Fold } from './fold';

interface WhyDetailsProps {
  /** What the line says that opens it, such as "Why?". */
  readonly label: string;
  /** For whoever hears it without its row. */
  readonly about: string;
  readonly because: readonly ReasonResponse[];
  readonly cites: readonly CitationResponse[];
  readonly missing?: readonly MissingFactResponse[];
  readonly rules?: readonly string[];
}

/** Why, one click away: sentences, what is missing, sources and rules. */
export function WhyDetails({ label, about, because, cites, missing = [], rules = [] }: WhyDetailsProps) {
  return (
    <Fold label={label} about={about}>
      <Stack gap="xs" mt="xs">
        <Reasons because={because} />
        <Missing missing={missing} />
        <div>
          <Text size="sm" fw={600}>
            Sources
          </Text>
          <Sources cites={cites} />
        </div>
        {rules.length > 0 && (
          <Text size="xs" className="muted">
            {rules.length === 1 ? 'Rule' : 'Rules, the first set the days'}: {rules.join(', ')}
          </Text>
        )}
      </Stack>
    </Fold>
  );
}

/** Facts that would settle what is open (B-14). */
export function Missing({ missing }: { readonly missing: readonly MissingFactResponse[] }) {
  if (missing.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        Missing
      </Text>
      <List size="sm">
        {missing.map(({ what, text }) => (
          <List.Item key={what + text}>{text}</List.Item>
        ))}
      </List>
    </div>
  );
}
