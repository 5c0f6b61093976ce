import type { WorklistCounts } from '@interstice/contracts';
import { Text } from '@mantine/core';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';

/** A clinic that records no visits would have everybody on the list: it is told what is left out, and how to begin (M-08). */
export function JointVisitsNotice({ counts }: { readonly counts: WorklistCounts | undefined }) {
  const { site } = useChosenSite();
  const mayRecord = useMay('fact.record');
  if (counts?.sitesWithoutVisits.includes(site.id) !== true) return null;
  return (
    <Text size="sm" className="muted">
      Joint visits are not listed: no visit is recorded at this site yet.{' '}
      {mayRecord
        ? 'With the first one, entered on a patient’s page under “Enter another result”, who lacks one is listed here.'
        : 'Once a nurse or a physician has entered the first one, who lacks one is listed here.'}
    </Text>
  );
}
