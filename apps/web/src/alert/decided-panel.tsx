import type { AlertCard } from '@interstice/contracts';
import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { wholeTimelineQuery } from '../api/patients';
import { useMay } from '../session/me';
import { formatDay, formatInstant } from '../ui/day';
import { ProblemNotice } from '../ui/problem-notice';
import { useReturnedFocus } from '../ui/use-returned-focus';
import { DECISIONS, titleOfCode } from './decision-codes';
import type { useAlertActs } from './use-alert-acts';

interface DecidedPanelProps {
  readonly card: AlertCard;
  readonly reopening: ReturnType<typeof useAlertActs>['reopening'];
  readonly mayReopen: boolean;
  readonly timeZone: string;
  /** Decided a moment ago, on this page. */
  readonly isFresh: boolean;
}

const DISMISSED: Readonly<Record<AlertCard['kind'], string>> = {
  progression: 'Dismissed',
  blood: 'Dismissed',
  drug: 'The drug is kept',
  'data-quality': 'Dismissed',
  advisory: 'Dismissed',
};

/** What was decided, what follows from it, and the way back. */
export function DecidedPanel({ card, reopening, mayReopen, timeZone, isFresh }: DecidedPanelProps) {
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The form with the focus is gone.
    if (isFresh) words.current?.focus();
  }, [isFresh]);
  return (
    <Stack gap="sm">
      <div ref={words} tabIndex={-1} role="status">
        {useMay('fact.read') ? (
          <Decision card={card} timeZone={timeZone} />
        ) : (
          <Text size="sm">{card.status === 'dismissed' ? 'It was dismissed.' : 'It was acted on.'}</Text>
        )}
      </div>
      {mayReopen && <ReopenForm card={card} reopening={reopening} />}
    </Stack>
  );
}

function Decision({ card, timeZone }: Pick<DecidedPanelProps, 'card' | 'timeZone'>) {
  const history = useQuery(wholeTimelineQuery(card.patientId, 'alert'));
  const facts = useQuery(wholeTimelineQuery(card.patientId, 'progression-decision'));
  const actions = history.data?.find(({ alertId }) => alertId === card.id)?.actions ?? [];
  const last = actions.findLast(({ kind }) => kind === 'acted' || kind === 'dismissed');
  if (last === undefined) return <Text size="sm">It is decided.</Text>;
  const { code, by, at, reason, note } = last;
  const begins = DECISIONS.some((decision) => decision.code === code && decision.startsEpisode);
  const standing = (facts.data ?? []).filter(
    ({ fact, withdrawn }) => withdrawn === undefined && fact.decision === code,
  );
  const fact = standing.toSorted((one, other) => other.fact.recordedAt.localeCompare(one.fact.recordedAt))[0]
    ?.fact;
  return (
    <Stack gap={4}>
      <Text fw={600}>{code === undefined ? DISMISSED[card.kind] : titleOfCode(code)}</Text>
      <Text size="sm" className="muted">
        {formatInstant(at, timeZone)}
        {by !== undefined && `, ${by}`}
      </Text>
      {reason !== undefined && <Text size="sm">Reason: {reason}</Text>}
      {note !== undefined && <Text size="sm">Note: {note}</Text>}
      {card.reviewOn !== null && (
        <Text size="sm">
          The warning rests until {formatDay(card.reviewOn)}, when the drug is looked at again.
        </Text>
      )}
      {begins && card.kind === 'progression' && fact?.baselineOn !== undefined && (
        <Text size="sm">
          A new episode begins: progression is judged from the test of {formatDay(fact.baselineOn)}.
        </Text>
      )}
      {code === 'watch-and-repeat' && (card.kind === 'progression' || card.kind === 'advisory') && (
        <Text size="sm">The baseline stays; a repeat PFT is due.</Text>
      )}
    </Stack>
  );
}

function ReopenForm({ card, reopening }: Pick<DecidedPanelProps, 'card' | 'reopening'>) {
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const opener = useReturnedFocus(isAsked);
  if (!isAsked)
    return (
      <Button ref={opener} variant="default" onClick={() => setAsked(true)}>
        Take it back …
      </Button>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '')
          reopening.mutate({ reason: reason.trim(), evidenceRevision: card.evidenceRevision });
      }}
    >
      <Stack gap="sm">
        <Textarea
          label="Why is the decision taken back?"
          description="The alert is open again with its owner and its day. What was recorded with the decision is withdrawn; the history keeps both."
          classNames={{ description: 'muted' }}
          required
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {reopening.error !== null && <ProblemNotice error={reopening.error} title="It was not taken back" />}
        <Button type="submit" loading={reopening.isPending}>
          Take the decision back
        </Button>
        <Button variant="default" onClick={() => setAsked(false)}>
          Leave it as it is
        </Button>
      </Stack>
    </form>
  );
}
