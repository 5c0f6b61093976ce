import type { WorklistItem } from '@interstice/contracts';
import { Button, Text } from '@mantine/core';
import { useMay } from '../session/me';
import { formatInstant, todayAt, windowInWords } from '../ui/day';
import { ButtonLink } from '../ui/links';
import { StatusBadge } from '../ui/status-badge';
import { DueStatusBadge } from '../ui/statuses';
import { TEST_NAMES } from '../ui/tests';
import { entryKindOf } from './entry-kind';
import type { HeldRow } from './held-rows';
import { overdueInWords } from './overdue-words';
import { PatientLink } from './patient-link';
import classes from './worklist.module.css';

type Row = HeldRow<WorklistItem>;
type Zoned = Row & { readonly timeZone: string };

export function PatientCell({ item, timeZone }: Zoned) {
  return (
    <>
      <PatientLink patientId={item.patientId} patient={item.patient} />
      {item.review.stale && <StaleMark review={item.review} timeZone={timeZone} />}
    </>
  );
}

/** What is listed of this patient may be incomplete (B-35). */
export function StaleMark({ review, timeZone }: Pick<WorklistItem, 'review'> & Pick<Zoned, 'timeZone'>) {
  return (
    <>
      <StatusBadge tone={review.failing ? 'critical' : 'warning'} shape="diamond">
        Not reviewed
      </StatusBadge>
      {review.notReviewedSince !== null && (
        <Text size="xs" className="muted">
          since {formatInstant(review.notReviewedSince, timeZone)}
        </Text>
      )}
    </>
  );
}

export function WantedTest({ item }: Row) {
  return (
    <>
      <Text size="sm">{TEST_NAMES[item.test]}</Text>
      {item.missing?.map(({ what, text }) => (
        <Text key={what} size="xs" className="muted">
          {text}
        </Text>
      ))}
    </>
  );
}

/** Kept in its place until whoever reads is ready for the list as it is. */
export function GoneMark() {
  return (
    <StatusBadge tone="quiet" shape="tick">
      Gone from here
    </StatusBadge>
  );
}

export function DueStanding({ item, hasLeft, timeZone }: Zoned) {
  if (hasLeft) return <GoneMark />;
  return (
    <>
      <DueStatusBadge status={item.status} />
      {item.overdueSince !== undefined && (
        <Text size="xs" className="muted">
          {overdueInWords(item.overdueSince, todayAt(timeZone))}
        </Text>
      )}
    </>
  );
}

export function DueWindow({ item }: Row) {
  return <Text size="sm">{withWholeDays(windowInWords(item))}</Text>;
}

/** A day is not parted from its month at the end of a line. */
function withWholeDays(text: string): string {
  return text.replace(/(\d+) (\p{L}{3})/gu, '$1\u00a0$2');
}

interface RowActionsProps extends Row {
  readonly mayRecord: boolean;
  readonly onWhy: (item: WorklistItem) => void;
}

export function RowActions({ item, hasLeft, mayRecord, onWhy }: RowActionsProps) {
  const { completes, patientId } = item;
  const kind = entryKindOf(item);
  const mayCorrect = useMay('fact.correct');
  const mayChange = useMay('patient.change');
  const whose = `${TEST_NAMES[item.test]} of ${item.patient.familyName}, ${item.patient.givenName}`;
  return (
    <div className={classes['buttons']}>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => onWhy(item)}
        aria-label={`Why? ${whose}`}
        data-row-why
      >
        Why?
      </Button>
      {mayRecord && kind !== undefined && !hasLeft && (
        <ButtonLink
          size="compact-xs"
          variant="default"
          to="/patients/$patientId/enter/$kind"
          params={{ patientId, kind }}
          aria-label={`Enter result: ${whose}`}
        >
          Enter result
        </ButtonLink>
      )}
      {mayCorrect && completes !== undefined && !hasLeft && (
        <ButtonLink
          size="compact-xs"
          variant="default"
          to="/patients/$patientId/correct/$kind/$lineageId"
          params={{ patientId, ...completes }}
          aria-label={`Complete result: ${whose}`}
        >
          Complete
        </ButtonLink>
      )}
      {mayChange && item.test === 'height' && !hasLeft && (
        <ButtonLink
          size="compact-xs"
          variant="default"
          to="/patients/$patientId/edit"
          params={{ patientId }}
          hash="heightCm"
          aria-label={`Enter ${whose}`}
        >
          Enter height
        </ButtonLink>
      )}
    </div>
  );
}
