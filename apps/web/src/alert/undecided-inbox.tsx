import type { InboxAlert } from '@interstice/contracts';
import { Button } from '@mantine/core';
import type { AlertFilter } from '../api/alerts';
import { useMay } from '../session/me';
import { EmptyState } from '../ui/empty-state';
import type { AlertSort } from './alert-order';
import { InboxLists } from './inbox-lists';
import { InboxSection } from './inbox-section';
import { useAcknowledge } from './use-acknowledge';
import { useAlertList, type ReadAlerts } from './use-alert-list';
import { useNames } from './use-names';

interface UndecidedInboxProps {
  readonly filter: AlertFilter & { readonly sort: AlertSort };
  /** What was asked for, as sentences. */
  readonly inWords: string;
  readonly onShowAll: () => void;
}

const isChanged = ({ changedAfterDecision }: InboxAlert) => changedAfterDecision !== null;

/** What nobody has decided yet: first what is to be decided anew (B-07), then what is confirmed, then the rest (B-11). */
export function UndecidedInbox({ filter, inWords, onShowAll }: UndecidedInboxProps) {
  const { certainty: wanted } = filter;
  const confirmed = useAlertList({ ...filter, certainty: 'confirmed' });
  const provisional = useAlertList({ ...filter, certainty: 'provisional' });
  const other = useAlertList({ ...filter, certainty: 'not-applicable' });
  const acknowledging = useAcknowledge();
  const mayAcknowledge = useMay('alert.acknowledge');
  const nameOf = useNames();
  const all = { confirmed, provisional, 'not-applicable': other };
  const lists = wanted === undefined ? Object.values(all) : [all[wanted]];
  const changed = lists.flatMap(({ held }) => held.rows).filter(({ item }) => isChanged(item));
  const row = { nameOf, onAcknowledge: mayAcknowledge ? acknowledging.mutate : undefined };
  const isShown = (list: ReadAlerts) => lists.includes(list);

  if (lists.every(isEmpty))
    return (
      <EmptyState
        title="Nothing to decide"
        action={
          <Button variant="default" onClick={onShowAll}>
            Show all that is to be decided
          </Button>
        }
      >
        No alert waits for a decision with what is chosen above. New ones appear here by themselves.
      </EmptyState>
    );
  return (
    <InboxLists lists={lists} inWords={inWords} onAcknowledge={row.onAcknowledge}>
      {changed.length > 0 && (
        <InboxSection
          title="Evidence changed after decision"
          about="Decided before, on a record that has been corrected since. Look at what changed, then decide again."
          rows={changed}
          total={changed.length}
          {...row}
        />
      )}
      {isShown(confirmed) && (
        <InboxSection
          title="Confirmed"
          list={confirmed}
          {...besideChanged(confirmed)}
          empty="No confirmed alert waits for a decision."
          {...row}
        />
      )}
      {isShown(other) && !isEmpty(other) && (
        <InboxSection
          title="Blood tests, drugs and data"
          about="Values outside a limit of a drug, drugs that sources advise against, and what does not fit together."
          list={other}
          {...besideChanged(other)}
          empty=""
          {...row}
        />
      )}
      {isShown(provisional) && (
        <InboxSection
          title="Provisional"
          about="Not confirmed by another test yet. To be decided like the others."
          list={provisional}
          {...besideChanged(provisional)}
          empty="No provisional alert waits for a decision."
          {...row}
        />
      )}
    </InboxLists>
  );
}

/** Rows and count of a list without those that stand under their own heading above. */
function besideChanged({ held, total }: ReadAlerts) {
  const rows = held.rows.filter(({ item }) => !isChanged(item));
  const above = held.rows.length - rows.length;
  return { rows, total: typeof total === 'number' ? total - above : total };
}

function isEmpty({ held, isPending, error }: ReadAlerts): boolean {
  return !isPending && error === null && held.rows.length === 0;
}
