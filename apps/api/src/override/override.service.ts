import { Inject, Injectable } from '@nestjs/common';
import { parseIsoDate, type Override } from '@interstice/clinical';
import type { OverrideRequest, OverrideResponse, PatientOverrides } from '@interstice/contracts';
import {
  Clock,
  Database,
  liftOverride,
  loadRecord,
  NotFoundError,
  setOverride,
  type QueryFn,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { recordingContext, refuseInput } from '../fact/fact.service.js';
import { findPatient } from '../patient/find-patient.js';
import { ReviewHints } from '../review-hints.js';

/** Sets the interval of a test for one patient, and lets the rules decide again (B-21, B-25). */
@Injectable()
export class OverrideService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  ofPatient(access: Access, patientId: string): Promise<PatientOverrides> {
    return this.database.asUser(access.context, async (query) => {
      await findPatient(query, access, patientId);
      return { items: (await this.#standing(query, patientId)).map(responseOf) };
    });
  }

  async set(
    access: Access,
    patientId: string,
    test: Override['test'],
    request: OverrideRequest,
  ): Promise<OverrideResponse> {
    const context = recordingContext(access, this.clock);
    const { interval: every, reason } = request;
    const until = parseIsoDate(request.until);
    const answer = await this.database.asUser(access.context, async (query) => {
      const { timeZone } = await findPatient(query, access, patientId);
      if (until <= this.clock.today(timeZone))
        refuseInput([{ pointer: '/until', detail: 'expected a day after today' }]);
      const { unchanged } = await setOverride(query, patientId, { test, every, until, reason }, context);
      const standing = (await this.#standing(query, patientId)).find((override) => override.test === test);
      if (!standing) throw new NotFoundError('override');
      return { ...responseOf(standing), ...(unchanged ? { unchanged } : {}) };
    });
    if (!('unchanged' in answer)) this.hints.hurry(patientId);
    return answer;
  }

  async lift(access: Access, patientId: string, test: Override['test']): Promise<PatientOverrides> {
    const context = recordingContext(access, this.clock);
    const { unchanged, overrides } = await this.database.asUser(access.context, async (query) => {
      await findPatient(query, access, patientId);
      const lifted = await liftOverride(query, patientId, test, context);
      return { ...lifted, overrides: await this.#standing(query, patientId) };
    });
    if (!unchanged) this.hints.hurry(patientId);
    return { items: overrides.map(responseOf) };
  }

  async #standing(query: QueryFn, patientId: string): Promise<readonly Override[]> {
    const overrides = (await loadRecord(query, patientId))?.record.overrides ?? [];
    return [...overrides].sort((first, second) => (first.test < second.test ? -1 : 1));
  }
}

function responseOf({ test, every: interval, reason, until, setOn }: Override): OverrideResponse {
  return { test, interval, reason, until, setOn };
}
