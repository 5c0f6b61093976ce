import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IsoDate, PersonFact } from '@interstice/clinical';
import { findAltered, type AlteredVerdicts, type review, type ReviewResult } from '@interstice/guideline';
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
  /** What a change of facts about the person did to the verdicts since the last review (B-26). */
  readonly altered: AlteredVerdicts | null;
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
  /** What the last review read of the person, of those of whom something else stands now. */
  readonly formerPersons: ReadonlyMap<string, readonly PersonFact[]>;
  readonly isOwed: (standing: LoadedRecord, today: IsoDate) => boolean;
  /** Called between two slices; what else has to be done is done meanwhile. */
  readonly giveWay?: (() => Promise<void>) | undefined;
}

/** Reviews records without a lock and without a query. One that cannot be reviewed holds up no other. */
export async function computeReviews(
  records: Iterable<LoadedRecord>,
  { judge, now, formerPersons, isOwed, giveWay = () => nextTurn() }: Computing,
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
      const protocol = protocolOf(loaded);
      const result = judge(record, protocol, asOf);
      const output = packOutput(result);
      const former = formerPersons.get(patientId);
      const altered = former
        ? findAltered(record, former, result, (formerly) => judge(formerly, protocol, asOf))
        : null;
      computed.push({ patientId, siteId, recordRevision, record, asOf, result, output, altered });
    } catch (error) {
      failures.set(patientId, error);
    }
  }
  return { computed, failures, current };
}
