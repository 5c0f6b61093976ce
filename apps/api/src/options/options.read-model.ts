import { Inject, Injectable } from '@nestjs/common';
import type { OptionsQuery, PatientOptions } from '@interstice/contracts';
import { Clock, Database } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import { findReviewStanding } from '../review/review-standing.js';
import { findListedOptions } from './listed-options.js';

@Injectable()
export class OptionsReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnRuleSet) private readonly rules: OwnRuleSet,
  ) {}

  /** Computed when asked for, from one load of the record; stores nothing. */
  async ofPatient(access: Access, patientId: string, asked: OptionsQuery): Promise<PatientOptions> {
    const ruleSetSeq = await this.rules.seq();
    return this.database.asUserSnapshot(access.context, async (query) => {
      const { timeZone } = await openPatient(query, access, patientId, {
        what: 'options',
        clock: this.clock,
      });
      const today = this.clock.today(timeZone);
      return {
        patientId,
        ...(await findListedOptions(query, patientId, asked.asOf ?? today)),
        review: await findReviewStanding(query, patientId, { today, ruleSetSeq }),
      };
    });
  }
}
