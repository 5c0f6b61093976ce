import { Inject, Injectable } from '@nestjs/common';
import type { IsoDate } from '@interstice/clinical';
import type { DueItemResponse, PatientDueItems } from '@interstice/contracts';
import { dueStatus, explainDueItem, type DueTest } from '@interstice/guideline';
import { Clock, Database, type StoredDueItemDetail } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { explained } from '../review/explained.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import { findReviewStanding } from '../review/review-standing.js';

interface DueItemRow extends Record<string, unknown> {
  readonly id: string;
  readonly test: DueTest;
  readonly cycle: string;
  readonly opensOn: IsoDate;
  readonly targetOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly ruleIds: string[];
  readonly detail: StoredDueItemDetail;
}

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
        `SELECT id, test, cycle, opens_on AS "opensOn", target_on AS "targetOn", closes_on AS "closesOn",
                rule_ids AS "ruleIds", detail
           FROM due_item
          WHERE patient_id = $1 AND site_id = ANY ($2) AND closed_at IS NULL
          ORDER BY closes_on, id`,
        [patientId, access.siteIds],
      );
      const values = access.holdsAt(siteId, 'value.read');
      return {
        items: rows.map((row) => dueItemOf(row, today, values)),
        review: await findReviewStanding(query, patientId, { today, ruleSetSeq }),
      };
    });
  }
}

function dueItemOf(row: DueItemRow, today: IsoDate, values: boolean): DueItemResponse {
  const { id, test, cycle, opensOn, targetOn, closesOn, ruleIds, detail } = row;
  const finding = { test, cycle, opensOn, targetOn, closesOn, rules: detail };
  const explanation = explained(
    explainDueItem(finding, today, { values }),
    detail.flatMap(({ cites }) => cites),
  );
  const { missing, ...rest } = explanation;
  return {
    id,
    test,
    ruleIds,
    opensOn,
    targetOn,
    closesOn,
    status: dueStatus({ opensOn, closesOn }, today),
    ...rest,
    ...(missing.length === 0 ? {} : { missing }),
  };
}
