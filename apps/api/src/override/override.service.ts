import { Inject, Injectable } from '@nestjs/common';
import { addDays, parseIsoDate, type IsoDate, type Override } from '@interstice/clinical';
import {
  overridableTest,
  type OverrideEndQuery,
  type OverrideRequest,
  type OverrideResponse,
  type PatientOverrides,
} from '@interstice/contracts';
import {
  Clock,
  Database,
  liftOverride,
  NotFoundError,
  setOverride,
  ValidationFailedError,
  type NewOverride,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { recordingContext, refuseInput } from '../fact/fact.service.js';
import { findPatient, openPatient } from '../patient/find-patient.js';
import { ReviewHints } from '../review-hints.js';
import { standingOverrides } from './standing-overrides.js';

/** Sets the interval of a test for one patient, stops it, and lets the rules decide again (B-21, B-25, B-27). */
@Injectable()
export class OverrideService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  ofPatient(access: Access, patientId: string): Promise<PatientOverrides> {
    return this.database.asUser(access.context, async (query) => {
      const patient = await openPatient(query, access, patientId, { what: 'override', clock: this.clock });
      return { items: await standingOverrides(query, access, patient) };
    });
  }

  async set(
    access: Access,
    patientId: string,
    test: Override['test'],
    request: OverrideRequest,
  ): Promise<OverrideResponse> {
    const context = recordingContext(access, this.clock);
    const answer = await this.database.asUser(access.context, async (query) => {
      const patient = await findPatient(query, access, patientId);
      const decided = decisionOf(test, request, this.clock.today(patient.timeZone));
      const { unchanged } = await setOverride(query, patientId, decided, context, request.inPlaceOf);
      const standing = (await standingOverrides(query, access, patient)).find(
        (override) => override.test === test,
      );
      if (!standing) throw new NotFoundError('override');
      return { ...standing, ...(unchanged ? { unchanged } : {}) };
    });
    if (!('unchanged' in answer)) this.hints.hurry(patientId);
    return answer;
  }

  async lift(
    access: Access,
    patientId: string,
    test: Override['test'],
    { overrideId }: OverrideEndQuery,
  ): Promise<PatientOverrides> {
    const context = recordingContext(access, this.clock);
    const { unchanged, items } = await this.database.asUser(access.context, async (query) => {
      const patient = await findPatient(query, access, patientId);
      const lifted = await liftOverride(query, patientId, test, context, overrideId);
      return { ...lifted, items: await standingOverrides(query, access, patient) };
    });
    if (!unchanged) this.hints.hurry(patientId);
    return { items };
  }
}

/** What is to hold, if its days lie ahead and the test can have an interval. */
function decisionOf(
  test: Override['test'],
  { interval, until, stop, reason }: OverrideRequest,
  today: IsoDate,
): NewOverride {
  if (stop !== undefined) {
    const reviewOn = parseIsoDate(stop.reviewOn);
    if (reviewOn <= today) refuseInput([{ pointer: '/stop/reviewOn', detail: 'expected a day after today' }]);
    return { test, stop: stop.code, until: addDays(reviewOn, -1), reason };
  }
  const { data: repeated } = overridableTest.safeParse(test);
  if (repeated === undefined || interval === undefined || until === undefined)
    throw new ValidationFailedError([
      {
        pointer: '/interval',
        detail: `expected an interval for one of ${overridableTest.options.join(', ')}`,
      },
    ]);
  const lastDay = parseIsoDate(until);
  if (lastDay <= today) refuseInput([{ pointer: '/until', detail: 'expected a day after today' }]);
  return { test: repeated, every: interval, until: lastDay, reason };
}
