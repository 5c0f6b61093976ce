import { Inject, Injectable } from '@nestjs/common';
import { parseIsoDate, type IsoDate, type Override } from '@interstice/clinical';
import type { OverrideRequest, OverrideResponse, PatientOverrides } from '@interstice/contracts';
import {
  calendarDay,
  Clock,
  Database,
  liftOverride,
  NotFoundError,
  setOverride,
  type QueryFn,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { recordingContext, refuseInput } from '../fact/fact.service.js';
import { findPatient, openPatient, type FoundPatient } from '../patient/find-patient.js';
import { ReviewHints } from '../review-hints.js';

interface StandingRow extends Record<string, unknown> {
  readonly test: Override['test'];
  readonly count: number;
  readonly unit: 'months' | 'weeks';
  readonly until: IsoDate;
  readonly reason: string;
  readonly setAt: Date;
  readonly by: string | null;
}

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
      const patient = await openPatient(query, access, patientId, { what: 'override', clock: this.clock });
      return { items: await standingOf(query, access, patient) };
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
      const patient = await findPatient(query, access, patientId);
      if (until <= this.clock.today(patient.timeZone))
        refuseInput([{ pointer: '/until', detail: 'expected a day after today' }]);
      const { unchanged } = await setOverride(query, patientId, { test, every, until, reason }, context);
      const standing = (await standingOf(query, access, patient)).find((override) => override.test === test);
      if (!standing) throw new NotFoundError('override');
      return { ...standing, ...(unchanged ? { unchanged } : {}) };
    });
    if (!('unchanged' in answer)) this.hints.hurry(patientId);
    return answer;
  }

  async lift(access: Access, patientId: string, test: Override['test']): Promise<PatientOverrides> {
    const context = recordingContext(access, this.clock);
    const { unchanged, items } = await this.database.asUser(access.context, async (query) => {
      const patient = await findPatient(query, access, patientId);
      const lifted = await liftOverride(query, patientId, test, context);
      return { ...lifted, items: await standingOf(query, access, patient) };
    });
    if (!unchanged) this.hints.hurry(patientId);
    return { items };
  }
}

/** What stands for each test. The reason is free text, which may tell of values: it is for those who read them (B-34). */
async function standingOf(
  query: QueryFn,
  access: Access,
  { id, siteId, timeZone }: FoundPatient,
): Promise<OverrideResponse[]> {
  const rows = await query<StandingRow>(
    `SELECT test, interval_count AS count, interval_unit AS unit, until, reason, set_at AS "setAt",
            display_name AS by
       FROM interval_override LEFT JOIN "user" ON "user".id = set_by
      WHERE patient_id = $1 AND lifted_at IS NULL ORDER BY test`,
    [id],
  );
  const withReason = access.holdsAt(siteId, 'fact.read');
  return rows.map(({ test, count, unit, until, reason, setAt, by }) => ({
    test,
    interval: unit === 'months' ? { months: count } : { weeks: count },
    ...(withReason ? { reason } : {}),
    until,
    setOn: calendarDay(setAt, timeZone),
    ...(by === null ? {} : { by }),
  }));
}
