import type { ListTotal } from '@interstice/contracts';
import { Text } from '@mantine/core';
import { useChosenSite } from '../session/chosen-site';
import { formatInstant } from '../ui/day';
import { usePrintedAt } from '../ui/use-printed-at';
import { coverInWords } from './filter-words';
import { changesInWords, changesOf, type Held } from './held-rows';
import { sumOfTotals } from './list-total';
import classes from './worklist.module.css';

interface PrintedHeadProps {
  /** What was asked for, as sentences. */
  readonly filter: string;
  /** What is on the sheet, together. */
  readonly lists: readonly {
    readonly held: Held<unknown>;
    readonly total: ListTotal | undefined;
    readonly hasMore: boolean;
  }[];
  /** How much of the total is on the sheet, where not each row counts. */
  readonly shown?: number;
  /** What is counted, one and several. */
  readonly units?: readonly [string, string];
}

/** On paper: where and when, what was asked for, and whether this is all of it. On the screen it adds nothing. */
export function PrintedHead({ filter, lists, shown, units = ['row', 'rows'] }: PrintedHeadProps) {
  const { site } = useChosenSite();
  const printedAt = usePrintedAt();
  const changes = changesInWords(changesOf(lists));
  return (
    <div className={classes['printed']}>
      <Text size="sm">
        {site.name}.{printedAt !== undefined && ` Printed ${formatInstant(printedAt, site.timeZone)}.`}{' '}
        {filter}
      </Text>
      <Text size="sm" fw={600}>
        {coverInWords({
          shown: shown ?? lists.reduce((sum, { held }) => sum + held.rows.length, 0),
          total: sumOfTotals(lists.map(({ total }) => total)),
          hasMore: lists.some(({ hasMore }) => hasMore),
          units,
        })}
        {changes !== '' && ` Changed since it was read: ${changes}.`}
      </Text>
    </div>
  );
}
