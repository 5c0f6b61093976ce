import type { SiteSettings } from '@interstice/contracts';
import { Alert, Button, Checkbox, Group, List, Paper, Radio, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeSiteSettings, siteSettingsQuery } from '../api/site-settings';
import { ProblemNotice } from '../ui/problem-notice';
import { Cites } from '../ui/reasons';
import { whatHappens, type Choices } from './what-happens';

interface SettingsFormProps {
  readonly siteId: string;
  readonly standing: SiteSettings;
  readonly mayChange: boolean;
}

/** The choices, with what each means, and what saving does before it is saved. */
export function SettingsForm({ siteId, standing, mayChange }: SettingsFormProps) {
  const queryClient = useQueryClient();
  const { surveillanceProtocol, bloodProtocol, alertSets, revision, choices } = standing;
  const [chosen, setChosen] = useState<Choices>({ surveillanceProtocol, bloodProtocol, alertSets });
  const saving = useMutation({
    mutationFn: () => changeSiteSettings(siteId, { ...chosen, alertSets: [...chosen.alertSets], revision }),
    onSuccess: (saved) => {
      queryClient.setQueryData(siteSettingsQuery(siteId).queryKey, saved);
      notifications.show({
        title: 'Settings saved',
        message: 'Every patient of the clinic is reviewed again.',
        closeButtonProps: { 'aria-label': 'Close' },
      });
    },
  });
  const effects = whatHappens(standing, chosen);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (effects.length > 0) saving.mutate();
      }}
    >
      <Stack gap="md">
        <ProtocolChoice
          title="When ILD tests are due"
          options={choices.surveillanceProtocols}
          value={chosen.surveillanceProtocol}
          mayChange={mayChange}
          onChange={(id) => setChosen({ ...chosen, surveillanceProtocol: id })}
        />
        <ProtocolChoice
          title="When drug blood tests are due"
          options={choices.bloodProtocols}
          value={chosen.bloodProtocol}
          mayChange={mayChange}
          onChange={(id) => setChosen({ ...chosen, bloodProtocol: id })}
        />
        <AlertSets
          options={choices.alertSets}
          value={chosen.alertSets}
          mayChange={mayChange}
          onChange={(sets) => setChosen({ ...chosen, alertSets: sets })}
        />
        {mayChange && (
          <>
            <div role="status">
              {effects.length > 0 && (
                <Alert color="blue" variant="light" title="When you save">
                  <List size="sm">
                    {effects.map((effect) => (
                      <List.Item key={effect}>{effect}</List.Item>
                    ))}
                  </List>
                </Alert>
              )}
            </div>
            {saving.error !== null && (
              <ProblemNotice
                error={saving.error}
                title="The settings were not saved"
                retry={() => {
                  saving.reset();
                  void queryClient.invalidateQueries({ queryKey: siteSettingsQuery(siteId).queryKey });
                }}
              />
            )}
            <Group gap="sm">
              <Button type="submit" loading={saving.isPending} disabled={effects.length === 0}>
                Save
              </Button>
              <Button
                variant="default"
                disabled={effects.length === 0}
                onClick={() => setChosen({ surveillanceProtocol, bloodProtocol, alertSets })}
              >
                Leave as it is
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </form>
  );
}

interface ProtocolChoiceProps {
  readonly title: string;
  readonly options: SiteSettings['choices']['surveillanceProtocols'];
  readonly value: string;
  readonly mayChange: boolean;
  readonly onChange: (id: string) => void;
}

function ProtocolChoice({ title, options, value, mayChange, onChange }: ProtocolChoiceProps) {
  return (
    <Paper withBorder p="md">
      <Radio.Group
        label={<Title order={2}>{title}</Title>}
        value={value}
        onChange={onChange}
        readOnly={!mayChange}
      >
        <Stack gap="xs" mt="xs">
          {options.map(({ id, title: label, summary }) => (
            <Radio
              key={id}
              value={id}
              label={label}
              description={summary}
              disabled={!mayChange && id !== value}
              classNames={{ description: 'muted' }}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Paper>
  );
}

interface AlertSetsProps {
  readonly options: SiteSettings['choices']['alertSets'];
  readonly value: readonly string[];
  readonly mayChange: boolean;
  readonly onChange: (sets: string[]) => void;
}

function AlertSets({ options, value, mayChange, onChange }: AlertSetsProps) {
  return (
    <Paper withBorder p="md">
      <Checkbox.Group
        label={<Title order={2}>What raises alerts</Title>}
        description="All of these are judged for every patient. Due dates and severity go by INBUILD, whatever is chosen."
        classNames={{ description: 'muted' }}
        value={[...value]}
        onChange={onChange}
        readOnly={!mayChange}
      >
        <Stack gap="sm" mt="xs">
          {options.map(({ id, title, kind, byDefault, text, cites }) => (
            <div key={id}>
              <Checkbox
                value={id}
                label={`${title}${kind === 'advisory' ? ' (advisory)' : ''}${byDefault ? ', by default' : ''}`}
                description={
                  <>
                    {text} <Cites cites={cites} />
                  </>
                }
                disabled={!mayChange && !value.includes(id)}
                classNames={{ description: 'muted' }}
              />
            </div>
          ))}
        </Stack>
      </Checkbox.Group>
    </Paper>
  );
}
