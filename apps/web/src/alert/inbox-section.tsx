import type { InboxAlert, ListTotal } from '@interstice/contracts';
import { Group, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import type { HeldRow } from '../worklist/held-rows';
import { ShowMore } from '../worklist/list-foot';
import { totalInWords } from '../worklist/list-total';
import { AlertTable } from './alert-table';
import classes from './alert.module.css';
import type { ReadAlerts } from './use-alert-list';

interface InboxSectionProps {
  readonly title: string;
  /** What the alerts under this heading have in common. */
  readonly about?: string;
  readonly rows: readonly HeldRow<InboxAlert>[];
  /** Where the rows come from; absent where they are gathered from other headings. */
  readonly list?: ReadAlerts;
  readonly total?: ListTotal | undefined;
  readonly empty?: string;
  readonly nameOf: (userId: string | null) => string;
  readonly onAcknowledge?: ((alert: InboxAlert) => void) | undefined;
}

/** One heading of the inbox with its alerts, page by page. */
export function InboxSection(props: InboxSectionProps) {
  const { title, about, rows, list, total = list?.total, empty, nameOf, onAcknowledge } = props;
  const heading = useId();
  const isWaiting = list?.isPending === true;
  const error = list?.error ?? null;
  return (
    <section aria-labelledby={heading}>
      <Stack gap="xs">
        <div>
          <Title order={2} id={heading}>
            {title} {total !== undefined && <span className="muted">{totalInWords(total)}</span>}
          </Title>
          {about !== undefined && (
            <Text size="sm" className="muted">
              {about}
            </Text>
          )}
        </div>
        {isWaiting && <Loading rows={4} what="Reading the alerts" />}
        {error !== null && (
          <ProblemNotice
            error={error}
            title={rows.length === 0 ? 'The alerts could not be read' : 'What you see may be old'}
            retry={() => list?.retry()}
          />
        )}
        {rows.length > 0 && (
          <div
            className={list?.isOfFormerList === true ? (classes['former'] ?? '') : ''}
            aria-busy={list?.isOfFormerList === true}
          >
            <AlertTable caption={title} rows={rows} nameOf={nameOf} onAcknowledge={onAcknowledge} />
          </div>
        )}
        {rows.length === 0 && !isWaiting && error === null && <Text size="sm">{empty}</Text>}
        {list?.hasMore === true && (
          <Group justify="flex-end" className="no-print">
            <ShowMore list={list} />
          </Group>
        )}
      </Stack>
    </section>
  );
}
