import type { ListedOptions } from '@interstice/contracts';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../session/me';
import { formatDay } from '../ui/day';
import { AnchorLink } from '../ui/links';
import { Cites, Reasons } from '../ui/reasons';
import { AgainstList } from './against-list';
import { CautionDialog } from './caution-dialog';
import { DiseaseBackground } from './disease-background';
import { CAUTION_NAMES, REFERRAL_NAMES } from './option-words';
import { Courses, OptionRows, StrengthBadge } from './option-rows';
import classes from './options.module.css';
import { SourcesOfOptions } from './sources-of-options';

/** The frame of the options, whatever there is to show in it. */
export function OptionsFrame({ children }: { readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="options-heading">
      <Stack gap="sm">
        <Title order={2} id="options-heading">
          Treatment options
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

interface OptionsPanelProps {
  readonly patientId: string;
  readonly options: ListedOptions;
}

/** What the sources list for this patient: what could be begun, what was tried, and what they recommend against. */
export function OptionsPanel({ patientId, options }: OptionsPanelProps) {
  const { headline, groups, referrals, against } = options;
  return (
    <OptionsFrame>
      <Text size="sm">{headline}</Text>
      <NotChecked patientId={patientId} options={options} />
      {groups.map(({ situation, title, because, lists }) => (
        <Stack key={situation} gap="xs">
          <Title order={3} size="h5">
            {title}
          </Title>
          <Reasons because={because} />
          <div className={classes['lists']}>
            {lists.map((list) => (
              <OptionRows key={list.ctd ?? 'every'} list={list} />
            ))}
          </div>
        </Stack>
      ))}
      {referrals.length > 0 && (
        <div>
          <Title order={3} size="h5">
            Referral
          </Title>
          <ul className={classes['rows']}>
            {referrals.map(({ id, to, strength, courses, because }) => (
              <li key={id}>
                <Group gap="xs">
                  <Text size="sm" fw={600}>
                    {REFERRAL_NAMES[to]}
                  </Text>
                  <StrengthBadge strength={strength} />
                </Group>
                <Courses courses={courses} />
                <Reasons because={because} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <AgainstList against={against} order={3} />
      <DiseaseBackground background={options.background} />
      <SourcesOfOptions options={options} />
    </OptionsFrame>
  );
}

/** Never folded: what nobody has looked at for this list, and what is recorded of it (B-33). */
function NotChecked({ patientId, options: { notChecked, cautions } }: OptionsPanelProps) {
  const mayCorrect = useMay('fact.correct');
  return (
    <Stack gap={2}>
      <Text size="sm">
        {notChecked.text} <Cites cites={notChecked.cites ?? []} />
      </Text>
      {cautions.map(({ lineageId, kind, on, note }) => (
        <Text key={lineageId} size="sm">
          <strong>Caution, {CAUTION_NAMES[kind].toLowerCase()}</strong>, {formatDay(on)}
          {note === undefined ? '.' : `: ${note}`}
          {mayCorrect && (
            <>
              {' '}
              <AnchorLink
                size="sm"
                className="no-print"
                to="/patients/$patientId/correct/$kind/$lineageId"
                params={{ patientId, kind: 'caution', lineageId }}
                aria-label={`Correct or withdraw the caution about ${CAUTION_NAMES[kind].toLowerCase()} of ${formatDay(on)}`}
              >
                Correct or withdraw
              </AnchorLink>
            </>
          )}
        </Text>
      ))}
      <CautionDialog patientId={patientId} />
    </Stack>
  );
}
