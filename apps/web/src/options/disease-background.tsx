import type { ListedOptions } from '@interstice/contracts';
import { Title } from '@mantine/core';
import { Reasons } from '../ui/reasons';

interface DiseaseBackgroundProps {
  readonly background: ListedOptions['background'];
}

/** What is reported of the diseases of the patient. Last, since nothing follows from it. */
export function DiseaseBackground({ background }: DiseaseBackgroundProps) {
  if (background.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h5">
        Reported of the disease
      </Title>
      <Reasons because={background} />
    </div>
  );
}
