import type { LikelihoodOfFallsResponse, SlopeOfFvcResponse } from '@interstice/contracts';
import { Stack, Text } from '@mantine/core';
import { Cites } from '../ui/reasons';
import { Fold } from './fold';
import { WhyDetails } from './why-details';

/** FVC in mL a year, in the server's sentence; what it is read beside opens below. */
export function SlopeLine({ slope }: { readonly slope: SlopeOfFvcResponse }) {
  const { headline, because, cites } = slope;
  return (
    <Stack gap={4}>
      <Text size="sm">{headline}</Text>
      {because.length > 0 && (
        <div className="no-print">
          <WhyDetails label="Beside published figures" about={headline} because={because} cites={cites} />
        </div>
      )}
    </Stack>
  );
}

/** How sure the falls are, beside how they were judged: the figure on the line, the sentence and its source below it. */
export function LikelihoodFold({ about, likelihood }: LikelihoodFoldProps) {
  const { because, worstPct, latestPct } = likelihood;
  if (because.length === 0) return null;
  const figures = [
    ...(worstPct === undefined ? [] : [probability(worstPct)]),
    ...(latestPct === undefined || latestPct === worstPct
      ? []
      : [`${probability(latestPct)} of the latest fall`]),
  ];
  return (
    <Fold label={figures.length === 0 ? 'How sure?' : `How sure: ${figures.join(', ')}`} about={about}>
      {because.map(({ text, cites = [] }) => (
        <Text key={text} size="sm" mt="xs">
          {text} <Cites cites={cites} />
        </Text>
      ))}
    </Fold>
  );
}

interface LikelihoodFoldProps {
  readonly about: string;
  readonly likelihood: LikelihoodOfFallsResponse;
}

/** The server tells nothing below 1 nor above 99. */
function probability(pct: number): string {
  if (pct <= 1) return 'at most 1 %';
  return pct >= 99 ? 'at least 99 %' : `${pct} %`;
}
