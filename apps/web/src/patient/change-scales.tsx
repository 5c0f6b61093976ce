import type { PlaceOnScale } from '@interstice/contracts';
import { Stack, Text, Title } from '@mantine/core';
import { pairInWords } from './pair-words';
import { WhyDetails } from './why-details';
import classes from './patient.module.css';

/** Where the change of FVC lies on published scales: shown below the definitions, because it raises no alert. */
export function ChangeScales({ scales }: { readonly scales: readonly PlaceOnScale[] }) {
  if (scales.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby="change-scales-heading">
      <Title order={3} size="h5" id="change-scales-heading">
        On published scales of change
      </Title>
      <Text size="sm" className="muted">
        These raise no alert.
      </Text>
      <ul className={classes['rows']}>
        {scales.map(({ scaleId, headline, because, cites, pair }) => (
          <li key={scaleId}>
            <Text size="sm">{headline}</Text>
            {pair !== null && (
              <Text size="sm" className="muted">
                {pairInWords(pair)}
              </Text>
            )}
            <div className="no-print">
              <WhyDetails label="Why?" about={headline} because={because} cites={cites} />
            </div>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
