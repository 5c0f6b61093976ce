import type { ConfirmedBy } from '@interstice/progression';
import { dayText, listText } from './sentences.js';

/** Where the last review kept no more than that it is so. */
const WHICHEVER =
  'Confirmed: the previous test or the first in the window shows it as well, or a second test does.';

/**
 * Which test confirms a fall: the previous one, the first in the window or a second one.
 *
 * @param confirmed - of the last review; empty or absent where it did not tell
 * @returns a sentence, without values
 * @source interstice-choices, B-11
 * @example confirmedText([{ by: 'second-test', earlierOn: parseIsoDate('2026-01-12'), laterOn: parseIsoDate('2026-02-15') }])
 * //=> 'Confirmed: after the test of 12 Jan 2026 a second one, of 15 Feb 2026, shows it as well.'
 */
export function confirmedText(confirmed: readonly ConfirmedBy[] = []): string {
  const of = (by: ConfirmedBy['by']): ConfirmedBy | undefined => confirmed.find((one) => one.by === by);
  const [previous, first, second] = [of('previous-test'), of('first-in-window'), of('second-test')];
  const parts: string[] = [];
  if (previous && previous.earlierOn === first?.earlierOn && previous.laterOn === first.laterOn)
    parts.push(`${fellFrom(previous)} the previous test, which is also the first in the window`);
  else {
    if (previous) parts.push(`${fellFrom(previous)} the previous test`);
    if (first) parts.push(`${fellFrom(first)} the first test in the window`);
  }
  if (second)
    parts.push(
      `after the test of ${dayText(second.earlierOn)} a second one, of ${dayText(second.laterOn)}, shows it as well`,
    );
  return parts.length === 0 ? WHICHEVER : `Confirmed: ${listText(parts, 'and')}.`;
}

function fellFrom({ earlierOn, laterOn }: ConfirmedBy): string {
  return `the test of ${dayText(laterOn)} meets it compared with that of ${dayText(earlierOn)},`;
}
