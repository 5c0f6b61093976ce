import type { AlertCard, EvidenceSeen } from '@interstice/contracts';
import { Button, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { ProblemError } from '../api/problem-error';
import { ProblemNotice } from '../ui/problem-notice';
import { baselineSeen, decisionsFor, effectOf, titleOfCode, type DecisionCode } from './decision-codes';
import { reviewDateProblem } from './review-date';
import { ReviewDateField } from './review-date-field';
import { isMoved as hasMoved, type Decided, type useAlertActs } from './use-alert-acts';

interface DecisionFormProps {
  readonly kind: AlertCard['kind'];
  readonly seen: EvidenceSeen;
  /** The evidence is not what was seen: nothing is sent before somebody has looked. */
  readonly isMoved: boolean;
  /** At the clinic. */
  readonly today: string;
  readonly deciding: ReturnType<typeof useAlertActs>['deciding'];
}

type Choice = DecisionCode | 'dismiss';

const LONGEST = 2000;
const DISMISSED = 'Nothing follows from it; the baseline stays, and worse news opens it again.';
const DISMISSED_OF_BLOOD = 'Nothing follows from it; worse news opens it again.';
const KEPT = 'The drug is kept; the warning rests until the day that you name.';

/** Act with a code, or dismiss with a reason (B-05). */
export function DecisionForm({ kind, seen, isMoved, today, deciding }: DecisionFormProps) {
  const [choice, setChoice] = useState<Choice>();
  const [text, setText] = useState('');
  const [reviewOn, setReviewOn] = useState('');
  const [isAsked, setAsked] = useState(false);
  const hint = useId();
  const baselineOn = baselineSeen(seen);
  const decisions = decisionsFor(kind, seen.blood !== undefined && seen.blood.recoveredOn !== null);
  const dismissed = kind === 'drug' ? KEPT : kind === 'blood' ? DISMISSED_OF_BLOOD : DISMISSED;
  const isDismissal = choice === 'dismiss';
  const decided = decisionOf(choice, text.trim(), kind === 'drug' ? reviewOn : '');
  const badDay = kind === 'drug' ? reviewDateProblem(reviewOn, today, isDismissal) : undefined;
  const { error } = deciding;
  const problem = error instanceof ProblemError ? error : undefined;
  const wanted = isAsked && isDismissal && text.trim() === '' ? 'Say why it is dismissed.' : undefined;

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (decided === undefined || badDay !== undefined || isMoved) return;
    const chosen = decisions.find(({ code }) => code === choice);
    const effect = chosen === undefined ? dismissed : effectOf(chosen, baselineOn, kind);
    deciding.mutate({ decided, effect, evidenceRevision: seen.evidenceRevision });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group
          label="What was decided?"
          value={choice ?? ''}
          onChange={(value) => setChoice(value as Choice)}
          error={isAsked && choice === undefined ? 'Choose what was decided.' : undefined}
        >
          <Stack gap="xs" mt="xs">
            {decisions.map((decision) => (
              <Radio
                key={decision.code}
                value={decision.code}
                label={decision.title}
                description={effectOf(decision, baselineOn, kind)}
                classNames={{ description: 'muted' }}
              />
            ))}
            <Radio
              value="dismiss"
              label={kind === 'drug' ? 'Keep the drug' : 'Dismiss'}
              description={`${dismissed} Say why.`}
              classNames={{ description: 'muted' }}
            />
          </Stack>
        </Radio.Group>
        {kind === 'drug' && choice !== undefined && (
          <ReviewDateField
            value={reviewOn}
            today={today}
            isNeeded={isDismissal}
            error={(isAsked ? badDay : undefined) ?? problem?.detailAt('/reviewOn')}
            onChange={setReviewOn}
          />
        )}
        <Textarea
          label={isDismissal ? 'Reason' : 'Note'}
          required={isDismissal}
          maxLength={LONGEST}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={wanted ?? problem?.detailAt('/reason') ?? problem?.detailAt('/note')}
        />
        {error !== null && !hasMoved(error) && <ProblemNotice error={error} title="Nothing was decided" />}
        {isMoved && (
          <Text size="sm" id={hint}>
            The evidence has changed. Compare it above and say that you have looked, then decide.
          </Text>
        )}
        <Button
          type="submit"
          loading={deciding.isPending}
          disabled={isMoved}
          aria-describedby={isMoved ? hint : undefined}
        >
          {choice === undefined
            ? 'Decide'
            : isDismissal
              ? kind === 'drug'
                ? 'Keep the drug'
                : 'Dismiss'
              : `Decide: ${titleOfCode(choice)}`}
        </Button>
      </Stack>
    </form>
  );
}

function decisionOf(choice: Choice | undefined, text: string, reviewOn: string): Decided | undefined {
  const until = reviewOn === '' ? {} : { reviewOn };
  if (choice === undefined) return undefined;
  if (choice === 'dismiss') return text === '' ? undefined : { what: 'dismiss', reason: text, ...until };
  return { what: 'act', code: choice, ...(text !== '' && { note: text }), ...until };
}
