import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IsoDate } from '@interstice/clinical';
import type { review, ReviewResult } from '@interstice/guideline';
import { calendarDay, packOutput, protocolOf, type LoadedRecord } from '@interstice/server';

/** After so long the process looks after its connections before it goes on: a single result must not wait for a batch. */
const SLICE_MS = 3;

/** One review that was computed, with where the record stood when it was read. */
export interface ComputedReview extends Pick<LoadedRecord, 'record' | 'siteId' | 'recordRevision'> {
  readonly patientId: string;
  readonly asOf: IsoDate;
  readonly result: ReviewResult;
  /** The result as it is stored: packed with it, slice by slice, since a batch of them would take long at once. */
  readonly output: Buffer;
}

export interface ComputedReviews {
  readonly computed: readonly ComputedReview[];
  /** Why a record could not be reviewed, by patient. */
  readonly failures: ReadonlyMap<string, unknown>;
  /** Those of whom nothing was owed any more. */
  readonly current: number;
}

export interface Computing {
  readonly judge: typeof review;
  readonly now: Date;
  readonly isOwed: (standing: LoadedRecord, today: IsoDate) => boolean;
  /** Called between two slices; what else has to be done is done meanwhile. */
  readonly giveWay?: (() => Promise<void>) | undefined;
}

/** Reviews records without a lock and without a query. One that cannot be reviewed holds up no other. */
export async function computeReviews(
  records: Iterable<LoadedRecord>,
  { judge, now, isOwed, giveWay = () => nextTurn() }: Computing,
): Promise<ComputedReviews> {
  const computed: ComputedReview[] = [];
  const failures = new Map<string, unknown>();
  const days = new Map<string, IsoDate>();
  let current = 0;
  let sliceEndsAt = performance.now() + SLICE_MS;
  for (const loaded of records) {
    const { record, siteId, recordRevision, timeZone } = loaded;
    const { patientId } = record;
    if (performance.now() >= sliceEndsAt) {
      await giveWay();
      sliceEndsAt = performance.now() + SLICE_MS;
    }
    try {
      const asOf = days.get(timeZone) ?? calendarDay(now, timeZone);
      days.set(timeZone, asOf);
      if (!isOwed(loaded, asOf)) {
        current += 1;
        continue;
      }
      const result = judge(record, protocolOf(loaded), asOf);
      const output = packOutput(result);
      computed.push({ patientId, siteId, recordRevision, record, asOf, result, output });
    } catch (error) {
      failures.set(patientId, error);
    }
  }
  return { computed, failures, current };
}
