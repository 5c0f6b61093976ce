import type { IsoDate } from '@interstice/clinical';
import { MOST_IN_A_BATCH } from '@interstice/contracts';
import { review, safetyKindOf } from '@interstice/guideline';
import {
  type Database,
  loadFormerPersons,
  loadRecords,
  ServiceBusyError,
  sqlState,
  type LoadedRecord,
  type Logger,
  type QueryFn,
} from '@interstice/server';
import { renewClaims } from '../sweep/find-owed.js';
import { computeReviews, type ComputedReview } from './compute-reviews.js';
import { errorCodeOf } from './error-code.js';
import { loadAlerts } from './load-alerts.js';
import { reconcileAlerts } from './reconcile-alerts.js';
import { reconcileDueItems } from './reconcile-due-items.js';
import { writeAlerts } from './write-alerts.js';
import { loadDueItems, writeDueItems } from './write-due-items.js';
import { writeFailures, writeReviews } from './write-reviews.js';

/** What became of the patients that were asked for. */
export interface ReviewOutcome {
  readonly reviewed: number;
  /** Nothing was owed any more. */
  readonly current: number;
  /** Somebody else wrote first or holds the record; it stays owed. */
  readonly lost: number;
  readonly failed: number;
  /** Those that were lost or failed, by id: who tries again at once would only meet them again. */
  readonly leftOwed: readonly string[];
  /** Those of them that were lost: a moment later they may be free. */
  readonly lostIds: readonly string[];
}

type Review = typeof review;
type GiveWay = () => Promise<void>;

/** What decides whether a patient is owed a review. */
type Debt = Pick<LoadedRecord, 'recordRevision' | 'reviewedRevision' | 'ruleSetSeq' | 'nextReviewOn'>;

/** Reviews records and makes the stored lists agree with what the review says. */
export class ReviewService {
  constructor(
    private readonly database: Pick<Database, 'asWorker' | 'asWorkerSnapshot'>,
    private readonly logger: Logger,
    /** The number of the rules that this process was built with. */
    private readonly ruleSetSeq: number,
    private readonly judge: Review = review,
    private readonly observe: (outcome: ReviewOutcome) => void = () => undefined,
    /** Told of each rule that failed on a record whose review is written. */
    private readonly observeUnjudged: (ruleId: string) => void = () => undefined,
  ) {}

  /**
   * Reviews what is owed among these patients, as one batch.
   *
   * A record that cannot be reviewed is booked as failed, once, and holds up no other: a batch that fails or takes too
   * long is halved until the record stands alone. One that somebody else holds for long stays owed; whoever holds it
   * brings a hint of their own. A database out of reach is nobody's fault and is thrown.
   *
   * Of more than {@link MOST_IN_A_BATCH} one batch after the other is reviewed, so that memory stays bounded.
   *
   * @param now - read once by the caller; decides which day it is at each site
   * @param giveWay - called between slices of the computation, for work that can wait; the next turn of the event loop
   *   unless said
   */
  async reviewPatients(patientIds: readonly string[], now: Date, giveWay?: GiveWay): Promise<ReviewOutcome> {
    const outcomes: ReviewOutcome[] = [];
    for (let first = 0; first < patientIds.length; first += MOST_IN_A_BATCH) {
      const batch = patientIds.slice(first, first + MOST_IN_A_BATCH);
      outcomes.push(await this.#reviewOrHalve(batch, now, giveWay));
    }
    return sumOf(outcomes);
  }

  async #reviewOrHalve(
    patientIds: readonly string[],
    now: Date,
    giveWay: GiveWay | undefined,
    batch: readonly string[] = patientIds,
  ): Promise<ReviewOutcome> {
    try {
      const reviewed = await this.#reviewBatch(patientIds, now, giveWay);
      this.observe(reviewed);
      return reviewed;
    } catch (error) {
      if (isOutOfReach(error)) throw error;
      const [first, ...others] = patientIds;
      if (first !== undefined && others.length === 0) {
        const alone = isInUse(error)
          ? this.#leaveOwed([first], error)
          : await this.#bookFailures(new Map([[first, error]]), now);
        this.observe(alone);
        return alone;
      }
      await this.database.asWorker((query) => renewClaims(query, batch));
      const middle = Math.ceil(patientIds.length / 2);
      return sumOf([
        await this.#reviewOrHalve(patientIds.slice(0, middle), now, giveWay, batch),
        await this.#reviewOrHalve(patientIds.slice(middle), now, giveWay, batch),
      ]);
    }
  }

  async #reviewBatch(patientIds: readonly string[], now: Date, giveWay?: GiveWay): Promise<ReviewOutcome> {
    const { loaded, formerPersons } = await this.database.asWorkerSnapshot(async (query) => {
      const loaded = await loadRecords(query, patientIds);
      return { loaded, formerPersons: await loadFormerPersons(query, loaded.values()) };
    });
    const { computed, failures, current } = await computeReviews(loaded.values(), {
      judge: this.judge,
      now,
      formerPersons,
      isOwed: (standing, today) => this.#isOwed(standing, today),
      giveWay,
    });
    const outcomes: ReviewOutcome[] = [outcome({ current })];
    if (computed.length > 0) {
      const written = await this.database.asWorker((query) => this.#write(query, computed, now));
      this.#tellUnjudged(computed.filter(({ patientId }) => written.has(patientId)));
      const leftOwed = computed.flatMap(({ patientId }) => (written.has(patientId) ? [] : [patientId]));
      outcomes.push(outcome({ reviewed: written.size, lost: leftOwed.length, leftOwed, lostIds: leftOwed }));
    }
    // Only now: had the write failed, the halves would meet the same failures again and book them again.
    outcomes.push(await this.#bookFailures(failures, now));
    return sumOf(outcomes);
  }

  /** A rule that failed withdraws nothing and alerts nobody (B-14): without a word it would be silent for good. */
  #tellUnjudged(written: readonly ComputedReview[]): void {
    for (const { patientId, result } of written) {
      if (result.cannotJudge.length === 0) continue;
      const rules = result.cannotJudge.map(({ ruleId, errorCode }) => ({ ruleId, errorCode }));
      for (const { ruleId } of rules) this.observeUnjudged(ruleId);
      this.logger.error({ patientId, rules }, 'rules could not be judged on a record');
    }
  }

  /** One short transaction. Writes only where the record is still the one that was read, and still owed. */
  async #write(query: QueryFn, computed: readonly ComputedReview[], now: Date): Promise<ReadonlySet<string>> {
    // A batch passes over records that are in use, a single one waits for its turn.
    const held = await query<Debt & { patientId: string }>(
      `SELECT patient_id AS "patientId", record_revision AS "recordRevision", reviewed_revision AS "reviewedRevision",
              rule_set_seq AS "ruleSetSeq", next_review_on AS "nextReviewOn"
         FROM patient_review_state WHERE patient_id = ANY ($1::uuid[])
        ORDER BY patient_id FOR NO KEY UPDATE ${computed.length > 1 ? 'SKIP LOCKED' : ''}`,
      [computed.map((one) => one.patientId)],
    );
    const standing = new Map(held.map((state) => [state.patientId, state]));
    const current = computed.filter((one) => {
      const state = standing.get(one.patientId);
      return state?.recordRevision === one.recordRevision && this.#isOwed(state, one.asOf);
    });
    if (current.length === 0) return new Set();

    const patientIds = current.map((one) => one.patientId);
    const [dueItems, alerts] = await Promise.all([
      loadDueItems(
        query,
        patientIds,
        current.flatMap(({ patientId, result }) =>
          result.dueItems.map(({ test, cycle }) => ({ patientId, test, cycle })),
        ),
      ),
      loadAlerts(
        query,
        patientIds,
        current.flatMap(({ patientId, result }) => result.alerts.map(({ key }) => ({ patientId, key }))),
      ),
    ]);
    const dueItemWrites = current.flatMap(({ patientId, siteId, record, result }) =>
      reconcileDueItems(
        dueItems.get(patientId) ?? [],
        result.dueItems,
        record,
        // No due test rests on a rule about alerts.
        result.cannotJudge.every(({ ruleId }) => safetyKindOf(ruleId) !== undefined),
      ).map((write) => ({ ...write, patientId, siteId })),
    );
    const alertWrites = current.flatMap(({ patientId, siteId, record, result }) =>
      reconcileAlerts(alerts.get(patientId) ?? [], result, record).map((write) => ({
        ...write,
        patientId,
        siteId,
      })),
    );
    const [changedAlerts] = await Promise.all([
      writeAlerts(query, alertWrites, now),
      writeDueItems(query, dueItemWrites, now),
    ]);
    await writeReviews(query, current, changedAlerts, this.ruleSetSeq, now);
    return new Set(patientIds);
  }

  /**
   * Rules count only when they are older than ours, so that a former release running beside a new one does not put its
   * answers back. It does answer for a new fact or a new day: after a roll-back nobody else would, and a newer release
   * finds what it wrote by its lower number.
   */
  #isOwed(debt: Debt, today: IsoDate): boolean {
    return (
      debt.reviewedRevision < debt.recordRevision ||
      debt.ruleSetSeq < this.ruleSetSeq ||
      (debt.nextReviewOn !== null && debt.nextReviewOn <= today)
    );
  }

  /** All of them in one transaction, or none. */
  async #bookFailures(failures: ReadonlyMap<string, unknown>, now: Date): Promise<ReviewOutcome> {
    const patientIds = [...failures.keys()].sort();
    if (patientIds.length === 0) return outcome({});
    try {
      await this.database.asWorker(async (query) => {
        await writeFailures(
          query,
          patientIds.map((patientId) => ({ patientId, errorCode: errorCodeOf(failures.get(patientId)) })),
          now,
        );
      });
      for (const patientId of patientIds) {
        const error = failures.get(patientId);
        const errorCode = errorCodeOf(error);
        this.logger.error({ err: error, errorCode, patientId }, 'a record could not be reviewed');
      }
      return outcome({ failed: patientIds.length, leftOwed: patientIds });
    } catch (error) {
      if (!isInUse(error)) throw error;
      return this.#leaveOwed(patientIds, error);
    }
  }

  #leaveOwed(patientIds: readonly string[], error: unknown): ReviewOutcome {
    this.logger.warn({ err: error, patientIds }, 'records are in use and stay owed');
    return outcome({ lost: patientIds.length, leftOwed: patientIds, lostIds: patientIds });
  }
}

/** Statement, transaction and idle time-outs: too much at once, so half of it may fit. */
const TOOK_TOO_LONG = new Set(['57014', '25P03', '25P04']);
/** Lock time-out, deadlock, serialisation failure: somebody else is at one of the records. */
const IN_USE = new Set(['55P03', '40P01', '40001']);

/** No fault of any record: the database cannot be reached or takes no more work. */
function isOutOfReach(error: unknown): boolean {
  return error instanceof ServiceBusyError && !TOOK_TOO_LONG.has(sqlState(error) ?? '') && !isInUse(error);
}

function isInUse(error: unknown): boolean {
  return IN_USE.has(sqlState(error) ?? '');
}

function outcome(counts: Partial<ReviewOutcome>): ReviewOutcome {
  return { reviewed: 0, current: 0, lost: 0, failed: 0, leftOwed: [], lostIds: [], ...counts };
}

function sumOf(outcomes: readonly ReviewOutcome[]): ReviewOutcome {
  return outcomes.reduce(
    (sum, one) => ({
      reviewed: sum.reviewed + one.reviewed,
      current: sum.current + one.current,
      lost: sum.lost + one.lost,
      failed: sum.failed + one.failed,
      leftOwed: [...sum.leftOwed, ...one.leftOwed],
      lostIds: [...sum.lostIds, ...one.lostIds],
    }),
    outcome({}),
  );
}
