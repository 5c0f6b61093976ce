import { Inject, Injectable } from '@nestjs/common';
import {
  calendarDay,
  Clock,
  Database,
  recordFact,
  ValidationFailedError,
  type FactInput,
  type InputError,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { findPatient, type FoundPatient } from '../patient/find-patient.js';
import { ReviewHints } from '../review-hints.js';
import type { FactReading, FactRow } from './fact-reading.js';
import { FactReadModel } from './fact.read-model.js';

export interface Recorded<Answer> {
  readonly unchanged: boolean;
  readonly fact: Answer;
}

/** Records what people and laboratories observed. Facts are never edited here. */
@Injectable()
export class FactService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FactReadModel) private readonly facts: FactReadModel,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  /** One fact in one transaction; the same result again is answered with what is stored (B-30). */
  async record<Row extends FactRow, Answer extends object>(
    access: Access,
    patientId: string,
    fact: Exclude<FactInput, { kind: 'person-fact' }>,
    reading: FactReading<Row, Answer>,
  ): Promise<Recorded<Answer>> {
    const now = this.clock.now();
    const recorded = await this.database.asUser(access.context, async (query) => {
      const patient = await findPatient(query, access, patientId);
      const errors = impossibleDays(fact, patient, this.clock.today(patient.timeZone));
      if (errors.length > 0) throw new ValidationFailedError(errors);
      const { lineageId, unchanged } = await recordFact(query, patientId, fact, {
        userId: access.userId,
        requestId: access.requestId,
        source: 'manual',
        now,
      });
      const head = await this.facts.head(query, reading, patientId, lineageId);
      return { unchanged, fact: unchanged ? { ...head, unchanged } : head };
    });
    if (!recorded.unchanged) await this.hints.hurry(patientId);
    return recorded;
  }
}

/** What only the patient and the site's own today can tell: days of the future (B-32), days before birth. */
function impossibleDays(
  fact: Exclude<FactInput, { kind: 'person-fact' }>,
  patient: FoundPatient,
  today: string,
): InputError[] {
  const errors: InputError[] = [];
  for (const [field, day] of observedDays(fact)) {
    if (day > today) {
      errors.push({
        pointer: `/${field}`,
        detail: `expected a day no later than today at the site, ${today}`,
      });
    }
    if (day < patient.birthDate) {
      errors.push({
        pointer: `/${field}`,
        detail: 'expected a day on or after the birth date of the patient',
      });
    }
  }
  if (fact.kind === 'pft' && fact.values.testedAt !== undefined) {
    const dayThere = calendarDay(new Date(fact.values.testedAt), patient.timeZone);
    if (dayThere !== fact.values.testedOn) {
      errors.push({ pointer: '/testedAt', detail: 'expected an instant of the day testedOn at the site' });
    }
  }
  return errors;
}

function observedDays(fact: Exclude<FactInput, { kind: 'person-fact' }>): [field: string, day: string][] {
  switch (fact.kind) {
    case 'pft':
      return [['testedOn', fact.values.testedOn]];
    case 'hrct':
      return withComparison('performedOn', fact.values.performedOn, fact.values.comparedWithOn);
    case 'symptom-report':
      return withComparison('reportedOn', fact.values.reportedOn, fact.values.comparedWithOn);
    case 'blood-test':
      return [['collectedOn', fact.values.collectedOn]];
    case 'treatment':
      return (['startedOn', 'stoppedOn'] as const).flatMap((field): [string, string][] => {
        const day = fact.values[field];
        return day === undefined ? [] : [[field, day]];
      });
    case 'treatment-change':
    case 'visit':
    case 'oxygen-need':
    case 'caution':
      return [['on', fact.values.on]];
    case 'progression-decision':
      return [['decidedOn', fact.values.decidedOn]];
  }
}

function withComparison(field: string, day: string, comparedWithOn: string | undefined): [string, string][] {
  return comparedWithOn === undefined
    ? [[field, day]]
    : [
        [field, day],
        ['comparedWithOn', comparedWithOn],
      ];
}
