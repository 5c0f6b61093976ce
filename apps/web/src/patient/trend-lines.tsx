import type { LikelihoodOfFallsResponse, SlopeOfFvcResponse } from '@interstice/contracts';
import { Stack, Text } from '@mantine/core';
import { Cites } from '../ui/reasons';
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

/** How sure the falls are, beside how they were judged. */
export function LikelihoodLine({ because }: LikelihoodOfFallsResponse) {
  return because.map(({ text, cites = [] }) => (
    <Text key={text} size="sm">
      {text} <Cites cites={cites} />
    </Text>
  ));
}
