import type { AlertCard, EvidenceSeen } from '@interstice/contracts';
import { Button, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { ProblemError } from '../api/problem-error';
import { ProblemNotice } from '../ui/problem-notice';
import { baselineSeen, decisionsFor, effectOf, titleOfCode, type DecisionCode } from './decision-codes';
import { isMoved as hasMoved, type Decided, type useAlertActs } from './use-alert-acts';

interface DecisionFormProps {
  readonly kind: AlertCard['kind'];
  readonly seen: EvidenceSeen;
  /** The evidence is not what was seen: nothing is sent before somebody has looked. */
  readonly isMoved: boolean;
  readonly deciding: ReturnType<typeof useAlertActs>['deciding'];
}

type Choice = DecisionCode | 'dismiss';

const LONGEST = 2000;
const DISMISSED = 'Nothing follows from it; the baseline stays, and worse news opens it again.';
const DISMISSED_OF_DRUGS = 'Nothing follows from it; worse news opens it again.';

/** Act with a code, or dismiss with a reason (B-05). */
export function DecisionForm({ kind, seen, isMoved, deciding }: DecisionFormProps) {
  const [choice, setChoice] = useState<Choice>();
  const [text, setText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const hint = useId();
  const baselineOn = baselineSeen(seen);
  const decisions = decisionsFor(kind, seen.blood !== undefined && seen.blood.recoveredOn !== null);
  const dismissed = kind === 'blood' || kind === 'drug' ? DISMISSED_OF_DRUGS : DISMISSED;
  const isDismissal = choice === 'dismiss';
  const decided = decisionOf(choice, text.trim());
  const { error } = deciding;
  const problem = error instanceof ProblemError ? error : undefined;
  const wanted = isAsked && isDismissal && text.trim() === '' ? 'Say why it is dismissed.' : undefined;

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (decided === undefined || isMoved) return;
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
              label="Dismiss"
              description={`${dismissed} Say why.`}
              classNames={{ description: 'muted' }}
            />
          </Stack>
        </Radio.Group>
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
          {choice === undefined ? 'Decide' : isDismissal ? 'Dismiss' : `Decide: ${titleOfCode(choice)}`}
        </Button>
      </Stack>
    </form>
  );
}

function decisionOf(choice: Choice | undefined, text: string): Decided | undefined {
  if (choice === undefined) return undefined;
  if (choice === 'dismiss') return text === '' ? undefined : { what: 'dismiss', reason: text };
  return { what: 'act', code: choice, ...(text !== '' && { note: text }) };
}
