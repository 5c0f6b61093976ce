import type { HistoryDecisionResponse } from '@interstice/contracts';
import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm, type FormErrors } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { request } from '../api/request';
import { ProblemNotice } from '../ui/problem-notice';
import { ReviewDateField } from '../alert/review-date-field';
import { reviewDateProblem } from '../alert/review-date';
import { useChosenSite } from '../session/chosen-site';
import { todayAt } from '../ui/day';
import { DecisionOutcome } from './decision-outcome';
import { isMixed, offeredFor, type Decision } from './decisions';
import type { PastAlert } from './past-alerts';
import { PickedList } from './picked-list';
import { decisionAbout } from './selection';

const LONGEST_REASON = 500;

interface DecideDialogProps {
  readonly opened: boolean;
  /** As it was seen when the dialog was opened. */
  readonly picked: readonly PastAlert[];
  readonly onClose: () => void;
  readonly onDecided: () => void;
}

/** One decision for many alerts: what is meant, why, and afterwards what became of each. */
export function DecideDialog({ opened, picked, onClose, onDecided }: DecideDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={`Decide ${picked.length} ${picked.length === 1 ? 'alert' : 'alerts'} of the history`}
      closeOnClickOutside={false}
      onExitTransitionEnd={keepFocus}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <DecideForm picked={picked} onClose={onClose} onDecided={onDecided} />
    </Modal>
  );
}

/** What opened the dialog may be gone by then: the page's heading is not. */
function keepFocus() {
  const { activeElement } = document;
  const isLost = activeElement === document.body || activeElement?.closest('[role=dialog]') !== null;
  if (isLost) document.querySelector('h1')?.focus();
}

function focusFirstWrong(errors: FormErrors, _: unknown, event: FormEvent<HTMLFormElement> | undefined) {
  const wrong =
    'decision' in errors ? 'input[type=radio]' : 'reviewOn' in errors ? 'input[type=date]' : 'textarea';
  event?.currentTarget.querySelector<HTMLElement>(wrong)?.focus();
}

function DecideForm({ picked, onClose, onDecided }: Omit<DecideDialogProps, 'opened'>) {
  const today = todayAt(useChosenSite().site.timeZone);
  const alerts = picked.map(({ alert }) => alert);
  const hasDrugs = picked.some(({ alert }) => alert.kind === 'drug');
  const form = useForm<{ decision: Decision | ''; reason: string; reviewOn: string }>({
    initialValues: { decision: '', reason: '', reviewOn: '' },
    validate: {
      decision: (value) => (value === '' ? 'Please choose a decision.' : null),
      reason: (value) => (value.trim() === '' ? 'Please say why, in a few words.' : null),
      reviewOn: (value, { decision }) =>
        hasDrugs ? (reviewDateProblem(value, today, decision === 'dismiss') ?? null) : null,
    },
  });
  const attempt = useMutation({
    mutationFn: (body: ReturnType<typeof decisionAbout>) =>
      request<HistoryDecisionResponse>('POST', '/worklists/history-to-triage/decide', { body }),
    onSuccess: onDecided,
  });
  if (attempt.data) return <DecisionOutcome picked={picked} outcome={attempt.data} onClose={onClose} />;
  const submit = form.onSubmit(({ decision, reason, reviewOn }) => {
    if (decision === '' || attempt.isPending) return;
    attempt.mutate(decisionAbout(picked, { decision, reason: reason.trim(), reviewOn }));
  }, focusFirstWrong);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <PickedList picked={picked} />
        <Radio.Group label="Decision for all of them" required {...form.getInputProps('decision')}>
          <Stack gap="xs" mt="xs">
            {offeredFor(alerts).map(({ decision, label, effect }) => (
              <Radio key={decision} value={decision} label={label} description={effect} />
            ))}
          </Stack>
        </Radio.Group>
        {isMixed(alerts) && (
          <Text size="sm">
            These alerts are of several kinds: only what fits each of them is offered. For more, tick one kind
            at a time.
          </Text>
        )}
        {picked.some(({ alert }) => alert.kind === 'advisory') && (
          <Text size="sm">What is said of episodes holds for progression: an advisory begins none.</Text>
        )}
        {hasDrugs && (
          <ReviewDateField
            value={form.values.reviewOn}
            today={today}
            isNeeded={form.values.decision === 'dismiss'}
            error={typeof form.errors['reviewOn'] === 'string' ? form.errors['reviewOn'] : undefined}
            onChange={(day) => form.setFieldValue('reviewOn', day)}
          />
        )}
        <Textarea
          label="Reason"
          description="Kept with each of them; write no more of the patients than is needed."
          required
          autosize
          minRows={2}
          maxLength={LONGEST_REASON}
          {...form.getInputProps('reason')}
        />
        {attempt.isError && <ProblemNotice error={attempt.error} title="Nothing is known to be decided" />}
        <Text size="sm" className="muted">
          Each is decided on the evidence that you saw; what has changed since is skipped and says so.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={attempt.isPending}>
            Cancel
          </Button>
          <Button type="submit" loading={attempt.isPending}>
            Decide {picked.length}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
