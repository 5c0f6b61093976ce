import { Alert } from '@mantine/core';
import { useChosenSite } from '../session/chosen-site';
import { formatDay } from '../ui/day';

/** On every page and every print of a demo clinic (B-36). */
export function DemoBanner() {
  const { site } = useChosenSite();
  if (!site.isDemo) return null;
  return (
    <Alert color="gray" variant="light" py={6} mb="md" role="note">
      Demo clinic: every patient here is made up. Do not enter real people.
      {site.demo?.isStale === true &&
        ` It was made on ${formatDay(site.demo.seededOn)}, so much is overdue by now; "npm run demo:reset" makes it anew.`}
    </Alert>
  );
}
