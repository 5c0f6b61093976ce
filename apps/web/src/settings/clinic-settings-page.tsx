import type { SiteSettings } from '@interstice/contracts';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { siteSettingsQuery } from '../api/site-settings';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';
import { Loading } from '../ui/loading';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { SettingsForm } from './settings-form';
import { amountOf } from './what-happens';

/** Which protocols a clinic follows and which definitions raise alerts in it: read by all, changed by its physicians. */
export function ClinicSettingsPage() {
  const { site } = useChosenSite();
  const mayChange = useMay('settings.change') && site.roles.includes('physician');
  const { data, error, refetch } = useQuery(siteSettingsQuery(site.id));
  return (
    <Page title="Clinic settings">
      <Text>
        What {site.name} follows.{' '}
        {mayChange
          ? 'A change holds for every patient of the clinic.'
          : 'Physicians of the clinic change it.'}
      </Text>
      {error !== null && (
        <ProblemNotice error={error} title="The settings could not be read" retry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Loading rows={8} what="Reading the settings" />}
      {data !== undefined && (
        <>
          <Progress reviews={data.reviews} />
          {/* Somebody else's change is read anew, not mixed with what is being chosen here. */}
          <SettingsForm
            key={`${site.id} ${data.revision}`}
            siteId={site.id}
            standing={data}
            mayChange={mayChange}
          />
        </>
      )}
    </Page>
  );
}

/** How far the reviews are that a change makes owed; a result that was just entered counts too. */
function Progress({ reviews: { owed, patients } }: Pick<SiteSettings, 'reviews'>) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="reviews-heading">
      <Stack gap={4}>
        <Title order={2} id="reviews-heading">
          Reviews
        </Title>
        <Text role="status" size="sm">
          {owed === 0
            ? `Every patient is reviewed by these settings (${amountOf(patients)}).`
            : `${amountOf(owed)} of ${amountOf(patients)} patients are still to be reviewed by these settings. This page goes on counting.`}
        </Text>
      </Stack>
    </Paper>
  );
}
