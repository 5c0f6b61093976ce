import { parseIsoDate, type PersonFactKind } from '@interstice/clinical';
import { Inject, Injectable } from '@nestjs/common';
import type { PatientChangeRequest, PatientRequest, PatientResponse } from '@interstice/contracts';
import {
  announceChange,
  Clock,
  ConflictError,
  Database,
  ForbiddenError,
  lockOwnRecord,
  NotFoundError,
  recordAudit,
  recordFact,
  registerPatient,
  uniqueViolation,
  ValidationFailedError,
  withdrawFact,
  type InputError,
  type QueryFn,
  type RecordingContext,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { ReviewHints } from '../review-hints.js';
import { changedPersonFacts } from './changed-person-facts.js';
import { earliestRecordedDay } from './earliest-day.js';
import { findPatient } from './find-patient.js';
import { daysBeforeBirth, futureDays } from './impossible-days.js';
import { daysBeforeLaterFacts } from './later-facts.js';
import { PatientReadModel, personFactsInForce, type PersonFacts } from './patient.read-model.js';

const IDENTITY_COLUMNS = {
  mrn: 'mrn',
  familyName: 'family_name',
  givenName: 'given_name',
  birthDate: 'birth_date',
} as const;

/** Enters patients and changes what stands about them. */
@Injectable()
export class PatientService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PatientReadModel) private readonly patients: PatientReadModel,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  async register(access: Access, { siteId, ...patient }: PatientRequest): Promise<PatientResponse> {
    const site = siteOf(access, siteId);
    const registered = await this.database.asUser(access.context, async (query) => {
      const today = this.clock.today(await timeZoneOf(query, site));
      refuse(futureDays(patient, today));
      const context = { ...this.#context(access), siteId: site, today };
      const { patientId } = await registerPatient(query, patient, context);
      return this.patients.read(query, patientId, today, access.holdsAt(site, 'value.read'));
    });
    this.hints.hurry(registered.id);
    return registered;
  }

  async change(access: Access, patientId: string, change: PatientChangeRequest): Promise<PatientResponse> {
    const { changed, patient } = await this.database.asUser(access.context, async (query) => {
      const place = await findPatient(query, access, patientId);
      const today = this.clock.today(place.timeZone);
      refuse(futureDays(change, today));
      await lockOwnRecord(query, patientId);
      const standing = await personFactsInForce(query, patientId, today);
      await this.#changeIdentity(query, access, patientId, place.siteId, { change, standing });
      const on = parseIsoDate(change.on ?? today);
      const facts = changedPersonFacts(change, standing, on);
      refuse(await daysBeforeLaterFacts(query, facts.recorded, { patientId, today }));
      const context = this.#context(access);
      let changedFacts = 0;
      for (const values of facts.recorded) {
        const recorded = await recordFact(query, patientId, { kind: 'person-fact', values }, context);
        if (!recorded.unchanged) changedFacts += 1;
      }
      for (const kind of facts.cleared) changedFacts += await clear(query, patientId, kind, context);
      const values = access.holdsAt(place.siteId, 'value.read');
      return {
        changed: changedFacts > 0,
        patient: await this.patients.read(query, patientId, today, values),
      };
    });
    if (changed) this.hints.hurry(patientId);
    return patient;
  }

  #context(access: Access): RecordingContext {
    return { userId: access.userId, requestId: access.requestId, source: 'manual', now: this.clock.now() };
  }

  /** Name, record number and birth date for the banner; refused when somebody changed the patient in between. */
  async #changeIdentity(
    query: QueryFn,
    access: Access,
    patientId: string,
    siteId: string,
    { change, standing }: { readonly change: PatientChangeRequest; readonly standing: PersonFacts },
  ): Promise<void> {
    const now = this.clock.now();
    const [before] = await query<{ updatedAt: Date; birthDate: string } & Record<string, unknown>>(
      `SELECT updated_at AS "updatedAt", mrn, family_name AS "familyName", given_name AS "givenName",
              birth_date AS "birthDate" FROM patient WHERE id = $1 FOR UPDATE`,
      [patientId],
    );
    if (before === undefined) throw new NotFoundError('patient');
    if (change.updatedAt !== undefined && Date.parse(change.updatedAt) !== before.updatedAt.getTime()) {
      throw new ConflictError(
        'patient-changed',
        'The patient was changed in between. Read again, then decide.',
        [{ pointer: '/updatedAt', detail: `expected ${before.updatedAt.toISOString()}` }],
      );
    }
    const earliestDay = change.birthDate && (await earliestRecordedDay(query, patientId));
    refuse(daysBeforeBirth(change, { birthDate: before.birthDate, facts: standing, earliestDay }));
    const fields = Object.keys(IDENTITY_COLUMNS) as (keyof typeof IDENTITY_COLUMNS)[];
    const changes = fields.flatMap((field) => {
      const value = change[field];
      return value === undefined ? [] : [{ field, column: IDENTITY_COLUMNS[field], value }];
    });
    const sets = changes.map(({ column }, index) => `${column} = $${index + 3}`);
    await query(`UPDATE patient SET ${['updated_at = $2', ...sets].join(', ')} WHERE id = $1`, [
      patientId,
      now,
      ...changes.map(({ value }) => value),
    ]).catch((error: unknown) => {
      throw uniqueViolation(error) === undefined ? error : mrnTaken();
    });
    if (changes.length === 0) return;
    // Lists and banners of other screens show the name.
    await announceChange(query, { siteId, patientId, kind: 'fact', entityId: patientId });
    await recordAudit(
      query,
      {
        action: 'patient.changed',
        siteId,
        patientId,
        userId: access.userId,
        requestId: access.requestId,
        entityKind: 'patient',
        entityId: patientId,
        at: now,
      },
      changes.map(({ field, value }) => ({ field, from: before[field], to: value })),
    );
  }
}

/** Withdraws all that stands of a kind. */
async function clear(
  query: QueryFn,
  patientId: string,
  kind: PersonFactKind,
  context: RecordingContext,
): Promise<number> {
  const heads = await query<{ lineageId: string }>(
    `SELECT lineage_id AS "lineageId" FROM person_fact
      WHERE patient_id = $1 AND kind = $2 AND superseded_at IS NULL AND withdrawn_at IS NULL`,
    [patientId, kind],
  );
  for (const { lineageId } of heads) {
    await withdrawFact(query, patientId, 'person-fact', lineageId, 'cleared', context);
  }
  return heads.length;
}

/** The site that was named, or the only one where the person may register patients. */
function siteOf(access: Access, named: string | undefined): string {
  const [only, ...others] = access.siteIds;
  if (named === undefined) {
    if (only === undefined || others.length > 0) {
      throw new ValidationFailedError([
        { pointer: '/siteId', detail: 'expected the site of the patient, because you work at several' },
      ]);
    }
    return only;
  }
  if (!access.siteIds.includes(named)) {
    throw new ForbiddenError('You do not register patients at this site.');
  }
  return named;
}

async function timeZoneOf(query: QueryFn, siteId: string): Promise<string> {
  const [site] = await query<{ timeZone: string }>(`SELECT time_zone AS "timeZone" FROM site WHERE id = $1`, [
    siteId,
  ]);
  if (site === undefined) throw new NotFoundError('site');
  return site.timeZone;
}

function refuse(errors: readonly InputError[]): void {
  if (errors.length > 0) throw new ValidationFailedError(errors);
}

function mrnTaken(): ConflictError {
  return new ConflictError('mrn-taken', 'The site already has a patient with this MRN.', [
    { pointer: '/mrn', detail: 'belongs to another patient of the site' },
  ]);
}
