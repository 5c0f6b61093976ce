import { Inject, Injectable } from '@nestjs/common';
import type { HistoryDecisionRequest, HistoryDecisionResponse } from '@interstice/contracts';
import { parseIsoDate, type IsoDate } from '@interstice/clinical';
import {
  Clock,
  Database,
  decideAlert,
  KnownError,
  type AlertDecision,
  type QueryFn,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { recordingContext } from '../fact/fact.service.js';
import { problemOf } from '../http/problem-filter.js';
import { ReviewHints } from '../review-hints.js';

type Outcome = HistoryDecisionResponse['items'][number];

/** Decides many alerts of the history alike (B-08). Each is a transaction of its own: one that is refused holds up no other. */
@Injectable()
export class HistoryToTriageService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  async decide(
    access: Access,
    { alerts, decision, reason, reviewOn }: HistoryDecisionRequest,
  ): Promise<HistoryDecisionResponse> {
    const items: Outcome[] = [];
    for (const { alertId, evidenceRevision } of alerts) {
      // The reason of an act is kept as its note: a code says by itself what was decided.
      const why = decision === 'dismiss' ? { reason } : { note: reason };
      const wanted = { alertId, decision, evidenceRevision, ...why };
      const until = reviewOn === undefined ? undefined : parseIsoDate(reviewOn);
      items.push(await this.#decideOne(access, wanted, until));
    }
    const decided = items.filter(({ outcome }) => outcome === 'decided').length;
    return { items, decided, refused: items.length - decided };
  }

  /** @param reviewOn - for warnings about drugs among them */
  async #decideOne(access: Access, wanted: AlertDecision, reviewOn: IsoDate | undefined): Promise<Outcome> {
    const { alertId } = wanted;
    const context = recordingContext(access, this.clock);
    try {
      const done = await this.database.asUser(access.context, async (query) => {
        const until = reviewOn !== undefined && (await isAboutDrug(query, alertId)) ? { reviewOn } : {};
        return decideAlert(query, { ...wanted, ...until }, context);
      });
      if (done.recordChanged) this.hints.hurry(done.patientId);
      return { alertId, outcome: 'decided' };
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      const { requestId, difference, ...problem } = problemOf(error, access.requestId);
      void [requestId, difference];
      return { alertId, outcome: 'refused', problem };
    }
  }
}

/** No other alert has a review date; one that is not there is refused by the decision itself. */
async function isAboutDrug(query: QueryFn, alertId: string): Promise<boolean> {
  const [found] = await query<{ kind: string }>(
    `SELECT kind FROM alert WHERE id = $1`,
    [alertId],
    'alert-kind',
  );
  return found?.kind === 'drug';
}
