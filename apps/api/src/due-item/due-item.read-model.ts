import { Inject, Injectable } from '@nestjs/common';
import type { PatientDueItems } from '@interstice/contracts';
import { hangsOnSeverity, severityLines } from '@interstice/guideline';
import { Clock, Database, unpackOutput, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { citationOf } from '../review/explained.js';
import { lastReviewOf } from '../review/last-review.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import { findReviewStanding } from '../review/review-standing.js';
import { DUE_ITEM_COLUMNS, dueItemOf, type DueItemRow } from './due-item-answer.js';

@Injectable()
export class DueItemReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnRuleSet) private readonly rules: OwnRuleSet,
  ) {}

  /** What is due for a patient, soonest to close first; the status is of today and not stored. */
  async ofPatient(access: Access, patientId: string): Promise<PatientDueItems> {
    const ruleSetSeq = await this.rules.seq();
    return this.database.asUserSnapshot(access.context, async (query) => {
      const { siteId, timeZone } = await openPatient(query, access, patientId, {
        what: 'due-item',
        clock: this.clock,
      });
      const today = this.clock.today(timeZone);
      const rows = await query<DueItemRow>(
        `SELECT ${DUE_ITEM_COLUMNS} FROM due_item
          WHERE patient_id = $1 AND site_id = ANY ($2) AND closed_at IS NULL
          ORDER BY closes_on, id`,
        [patientId, access.siteIds],
      );
      const values = access.holdsAt(siteId, 'value.read');
      const items = rows.map((row) => dueItemOf(row, today, values));
      return {
        items,
        severity: items.some(isBySeverity) ? await this.#severity(query, access, patientId, values) : [],
        review: await findReviewStanding(query, patientId, { today, ruleSetSeq }),
      };
    });
  }

  async #severity(
    query: QueryFn,
    { siteIds }: Access,
    patientId: string,
    values: boolean,
  ): Promise<PatientDueItems['severity']> {
    const [last] = await query<{ output: Buffer }>(lastReviewOf('$1', '$2'), [patientId, siteIds]);
    if (last === undefined) return [];
    return severityLines(unpackOutput(last.output).severity, { values }).map(({ text, cites }) => ({
      text,
      cites: cites.map(citationOf),
    }));
  }
}

const isBySeverity = ({ ruleIds }: PatientDueItems['items'][number]): boolean =>
  hangsOnSeverity({ rules: ruleIds.map((ruleId) => ({ ruleId })) });
