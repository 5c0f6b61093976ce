import type { IsoDate } from '@interstice/clinical';
import type { Database, FixedClock, Logger, QueryFn, RecordingContext } from '@interstice/server';
import type { ReviewService } from '../review/review.service.js';

/** The demo clinic while its years are played. */
export interface DemoClinic {
  readonly database: Database;
  readonly reviews: ReviewService;
  /** Moved from day to day: whatever is done bears the instant it would have been done at. */
  readonly clock: FixedClock;
  readonly logger: Logger;
  readonly siteId: string;
  readonly timeZone: string;
  readonly nurseId: string;
  readonly physicianId: string;
}

/** Does something at the clinic in somebody's name, in one transaction. */
export function asStaff<Result>(
  { database, siteId, clock }: DemoClinic,
  userId: string,
  work: (query: QueryFn, context: RecordingContext) => Promise<Result>,
): Promise<Result> {
  const context: RecordingContext = { userId, requestId: 'demo', source: 'demo', now: clock.now() };
  return database.asUser({ userId, siteIds: [siteId], requestId: 'demo' }, (query) => work(query, context));
}

/** Late in the afternoon of a day, or now where that is still to come. */
export function afternoonOf(day: IsoDate, now: Date): Date {
  const afternoon = new Date(`${day}T16:00:00Z`);
  return afternoon < now ? afternoon : now;
}
