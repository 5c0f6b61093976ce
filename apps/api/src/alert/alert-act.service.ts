import { Inject, Injectable } from '@nestjs/common';
import { parseIsoDate, type IsoDate } from '@interstice/clinical';
import type {
  AcknowledgeRequest,
  ActRequest,
  AlertResponse,
  DismissRequest,
  OwnerRequest,
  ReopenRequest,
} from '@interstice/contracts';
import {
  acknowledgeAlert,
  assignAlert,
  Clock,
  Database,
  decideAlert,
  EvidenceMovedError,
  markAlertSeen,
  reopenAlert,
  type QueryFn,
  type RecordingContext,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { recordingContext } from '../fact/fact.service.js';
import { ReviewHints } from '../review-hints.js';
import { AlertReadModel } from './alert.read-model.js';
import { EvidenceDiffersError } from './evidence-differs-error.js';

interface Done {
  readonly patientId: string;
  readonly recordChanged: boolean;
}

/** What people do to alerts (B-04, B-05). Each act is one transaction with its trail. */
@Injectable()
export class AlertActService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AlertReadModel) private readonly alerts: AlertReadModel,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  see(access: Access, alertId: string): Promise<AlertResponse> {
    return this.#do(access, alertId, (query, context) => markAlertSeen(query, alertId, context));
  }

  acknowledge(
    access: Access,
    alertId: string,
    { evidenceRevision }: AcknowledgeRequest,
  ): Promise<AlertResponse> {
    const seen = evidenceRevision === undefined ? {} : { seen: evidenceRevision };
    return this.#do(access, alertId, (query, context) =>
      acknowledgeAlert(query, { alertId, ...seen }, context),
    );
  }

  act(access: Access, alertId: string, { code, reviewOn, ...rest }: ActRequest): Promise<AlertResponse> {
    return this.#do(access, alertId, (query, context) =>
      decideAlert(query, { alertId, decision: code, ...rest, ...untilOf(reviewOn) }, context),
    );
  }

  dismiss(access: Access, alertId: string, { reviewOn, ...rest }: DismissRequest): Promise<AlertResponse> {
    return this.#do(access, alertId, (query, context) =>
      decideAlert(query, { alertId, decision: 'dismiss', ...rest, ...untilOf(reviewOn) }, context),
    );
  }

  reopen(access: Access, alertId: string, given: ReopenRequest): Promise<AlertResponse> {
    return this.#do(access, alertId, (query, context) => reopenAlert(query, { alertId, ...given }, context));
  }

  assign(access: Access, alertId: string, given: OwnerRequest): Promise<AlertResponse> {
    return this.#do(access, alertId, (query, context) => assignAlert(query, { alertId, ...given }, context));
  }

  async #do(
    access: Access,
    alertId: string,
    act: (query: QueryFn, context: RecordingContext) => Promise<Done>,
  ): Promise<AlertResponse> {
    const context = recordingContext(access, this.clock);
    try {
      const { done, alert } = await this.database.asUser(access.context, async (query) => ({
        done: await act(query, context),
        alert: await this.alerts.one(query, access, alertId),
      }));
      if (done.recordChanged) this.hints.hurry(done.patientId);
      return alert;
    } catch (error) {
      if (!(error instanceof EvidenceMovedError)) throw error;
      throw new EvidenceDiffersError(error, access.holdsAt(error.siteId, 'value.read'));
    }
  }
}

function untilOf(reviewOn: string | undefined): { readonly reviewOn?: IsoDate } {
  return reviewOn === undefined ? {} : { reviewOn: parseIsoDate(reviewOn) };
}
