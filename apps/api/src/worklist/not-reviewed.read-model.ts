import { Inject, Injectable } from '@nestjs/common';
import { addDays, parseIsoDate } from '@interstice/clinical';
import {
  totalOf,
  type NotReviewedCause,
  type NotReviewedList,
  type NotReviewedPatient,
  type NotReviewedQuery,
} from '@interstice/contracts';
import { LIST_CHOICES } from '@interstice/guideline';
import { calendarDay, Clock, Database, endOfDay, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { citationOf } from '../review/explained.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import { reviewStandingOf, STANDING_COLUMNS, type StandingRow } from '../review/review-standing.js';
import { listedSites, type ListedSite } from './listed-sites.js';
import { notReviewedCount, notReviewedPage, type NotReviewedBounds } from './not-reviewed-page.js';
import { notReviewedWords } from './not-reviewed-words.js';
import { planOnce } from './plan-once.js';
import { recordListing } from './record-listing.js';
import { IDENTITY_COLUMNS } from './worklist.read-model.js';

const { minutes, cite } = LIST_CHOICES['not-reviewed-after'];

type Row = StandingRow &
  NotReviewedPatient['patient'] & {
    readonly patientId: string;
    readonly cause: NotReviewedCause;
    readonly attempts: number;
    readonly nextAttemptAt: Date;
    readonly owedSince: Date;
  };

/** The rules of this process, and when they were first seen. */
interface Rules {
  readonly seq: number;
  readonly since: Date;
}

/** Patients of whom the stored answers are not of the present (B-35). */
@Injectable()
export class NotReviewedReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnRuleSet) private readonly rules: OwnRuleSet,
  ) {}

  async list(access: Access, wanted: NotReviewedQuery): Promise<NotReviewedList> {
    const seq = await this.rules.seq();
    const now = this.clock.now();
    return this.database.asUserSnapshot(access.context, async (query) => {
      const [sites, rules] = await Promise.all([
        listedSites(query, access, wanted.site, now),
        rulesOf(query, seq),
        planOnce(query),
      ]);
      const bounds = boundsOf(sites, rules, now);
      const page = notReviewedPage(bounds, wanted.cause, wanted);
      const rows = await query<Row>(
        `SELECT page.cause, ${STANDING_COLUMNS}, ${IDENTITY_COLUMNS}, state.attempts,
                state.next_attempt_at AS "nextAttemptAt", state.owed_since AS "owedSince"
           FROM (${page.text}) AS page
           JOIN patient_review_state AS state ON state.patient_id = page.patient_id
           JOIN patient ON patient.id = page.patient_id
          ORDER BY page.patient_id`,
        page.values,
      );
      const shown = rows.slice(0, wanted.limit);
      await recordListing(query, access, 'not-reviewed', { sites, shown, at: now });
      return {
        items: shown.map((row) => patientOf(row, { sites, rules, now })),
        nextCursor: rows.length > wanted.limit ? (shown.at(-1)?.patientId ?? null) : null,
        total: totalOf(await countNotReviewed(query, bounds, wanted.cause)),
        after: { minutes, cite: citationOf(cite) },
      };
    });
  }
}

/** How many stand on the list, up to one more than is counted exactly. */
export async function countNotReviewed(
  query: QueryFn,
  bounds: NotReviewedBounds,
  causes?: readonly NotReviewedCause[],
): Promise<number> {
  const { text, values } = notReviewedCount(bounds, causes);
  const [row] = await query<{ counted: number }>(text, values);
  return row?.counted ?? 0;
}

/** When the rules of this process were first seen; they were numbered before. */
export async function rulesOf(query: QueryFn, seq: number): Promise<Rules> {
  const [known] = await query<{ since: Date }>(
    'SELECT created_at AS since FROM rule_set WHERE seq = $1',
    [seq],
    'api-rule-set-since',
  );
  if (known === undefined) throw new Error('The rule set of this process is not numbered.');
  return { seq, since: known.since };
}

/** A review may be owed for a while: what has been owed for longer is shown. */
export function boundsOf(sites: readonly ListedSite[], rules: Rules, now: Date): NotReviewedBounds {
  const owedUntil = new Date(now.getTime() - minutes * 60_000);
  return {
    // A day that is reached makes a review owed as it begins; so it is owed for longer if it had begun by then.
    sites: sites.map(({ siteId, timeZone }) => ({ siteId, owedDay: calendarDay(owedUntil, timeZone) })),
    owedUntil,
    ruleSetSeq: rules.since <= owedUntil ? rules.seq : null,
  };
}

function patientOf(
  row: Row,
  { sites, rules, now }: { readonly sites: readonly ListedSite[]; readonly rules: Rules; readonly now: Date },
): NotReviewedPatient {
  const site = sites.find(({ siteId }) => siteId === row.siteId);
  if (site === undefined) throw new Error('A row is of a site that was not asked for.');
  const { patientId, siteId, mrn, familyName, givenName, birthDate, cause, attempts, lastErrorCode } = row;
  return {
    patientId,
    patient: { siteId, mrn, familyName, givenName, birthDate },
    review: reviewStandingOf(row, { today: site.today, ruleSetSeq: rules.seq }),
    cause,
    since: owedSince(row, site, rules).toISOString(),
    attempts,
    ...(cause === 'failed' && row.nextAttemptAt > now
      ? { nextAttemptAt: row.nextAttemptAt.toISOString() }
      : {}),
    ...(cause === 'failed' && lastErrorCode !== null ? { code: lastErrorCode } : {}),
    ...notReviewedWords(cause, { code: lastErrorCode, attempts }),
  };
}

/** The earliest of what is owed: something recorded, a day that came, rules that are newer. */
function owedSince(row: Row, site: ListedSite, rules: Rules): Date {
  const debts = [
    row.reviewedRevision < row.recordRevision ? [row.owedSince] : [],
    row.nextReviewOn !== null && row.nextReviewOn <= site.today
      ? [new Date(endOfDay(addDays(parseIsoDate(row.nextReviewOn), -1), site.timeZone).getTime() + 1)]
      : [],
    row.reviewedRevision >= 0 && row.ruleSetSeq < rules.seq ? [rules.since] : [],
  ].flat();
  const earliest = debts.sort((one, other) => one.getTime() - other.getTime())[0];
  return earliest ?? row.reviewedAt ?? row.enteredAt;
}
