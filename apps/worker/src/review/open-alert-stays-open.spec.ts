import { describe, expect, it } from '@jest/globals';
import {
  emptyRecord,
  addDays,
  millilitres,
  parseIsoDate,
  type IsoDate,
  type PatientRecord,
  type SymptomChange,
} from '@interstice/clinical';
import { protocolById, review, type DueItemFinding } from '@interstice/guideline';
import { storedAlertEvidence } from '@interstice/server';
import fc from 'fast-check';
import { reconcileAlerts, type StoredAlert } from './reconcile-alerts.js';
import { reconcileDueItems, type StoredDueItem } from './reconcile-due-items.js';

const START = parseIsoDate('2024-01-01');
const PROTOCOL = protocolById('summary-2026');

/** The two lists as the database would hold them. */
class Lists {
  alerts: StoredAlert[] = [];
  dueItems: StoredDueItem[] = [];
  #ids = 0;

  /** One review on one day, written. Says how many writes it took. */
  review(record: PatientRecord, asOf: IsoDate): number {
    const result = review(record, PROTOCOL, asOf);
    const settled = result.cannotJudge.length === 0;
    const dueWrites = reconcileDueItems(this.dueItems, result.dueItems, record, settled);
    for (const write of dueWrites) {
      if (write.write === 'insert') {
        this.dueItems.unshift(this.#item(`item-${(this.#ids += 1)}`, write.finding));
      } else if (write.write === 'close') {
        this.dueItems = this.dueItems.map((item) =>
          item.id === write.id ? { ...item, closedReason: write.reason } : item,
        );
      } else {
        this.dueItems = this.dueItems.map((item) =>
          item.id === write.id ? this.#item(item.id, write.finding) : item,
        );
      }
    }
    const alertWrites = reconcileAlerts(this.alerts, result, record);
    for (const write of alertWrites) {
      if (write.write === 'withdraw') {
        this.alerts = this.alerts.map((alert) =>
          alert.id === write.id ? { ...alert, status: 'withdrawn' } : alert,
        );
        continue;
      }
      if (write.write === 'tell-change') throw new Error('Nobody has decided anything.');
      if (write.write === 'rekey') throw new Error('An episode is named by its decision.');
      const { finding, facts } = write;
      const content = {
        key: finding.key,
        kind: finding.kind,
        severity: finding.severity,
        certainty: finding.certainty,
        evidence: storedAlertEvidence(finding),
        facts,
        inHistory: false,
        changedAfterDecision: null,
        decided: null,
        decidedOn: null,
      };
      if (write.write === 'open') {
        const id = `alert-${(this.#ids += 1)}`;
        this.alerts.push({
          ...content,
          id,
          status: finding.recovered === true ? 'recovered' : 'open',
          openedOn: asOf,
          evidenceRevision: 1,
        });
      } else {
        this.alerts = this.alerts.map((alert) =>
          alert.id === write.id
            ? {
                ...alert,
                ...content,
                evidenceRevision: write.evidenceRevision,
                status: write.recovers ? 'recovered' : write.speaksAgain ? 'open' : alert.status,
              }
            : alert,
        );
      }
    }
    return dueWrites.length + alertWrites.length;
  }

  #item(id: string, finding: DueItemFinding): StoredDueItem {
    return {
      id,
      test: finding.test,
      cycle: finding.cycle,
      opensOn: finding.opensOn,
      targetOn: finding.targetOn,
      closesOn: finding.closesOn,
      detail: finding.rules,
      closedReason: null,
    };
  }
}

/** Two years of tests and reports; falls of any size. */
const records = fc
  .record({
    pfts: fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 730 }), fvcMl: fc.integer({ min: 1500, max: 3500 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    reports: fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 730 }),
        change: fc.constantFrom<SymptomChange>('improved', 'stable', 'worse', 'unknown'),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ pfts, reports }): PatientRecord => ({
    ...emptyRecord('patient', START),
    pfts: pfts.map(({ day, fvcMl }, index) => ({
      lineageId: `pft-${index}`,
      id: `pft-${index}`,
      testedOn: addDays(START, day),
      fvc: millilitres(fvcMl),
      bronchodilator: 'pre',
    })),
    symptomReports: reports.map(({ day, change }, index) => ({
      lineageId: `report-${index}`,
      id: `report-${index}`,
      reportedOn: addDays(START, day),
      change,
    })),
  }));

/** Days of reviews, in order. */
const days = fc
  .array(fc.integer({ min: 0, max: 2500 }), { minLength: 2, maxLength: 12 })
  .map((offsets) => [...offsets].sort((earlier, later) => earlier - later).map((day) => addDays(START, day)));

describe('as days go by and nothing new is recorded', () => {
  it('an open alert stays open (B-03)', () => {
    fc.assert(
      fc.property(records, days, (record, asOfs) => {
        const lists = new Lists();
        let open: string[] = [];
        for (const asOf of asOfs) {
          lists.review(record, asOf);
          const now = lists.alerts.filter((alert) => alert.status === 'open').map((alert) => alert.id);
          expect(now).toEqual(expect.arrayContaining(open));
          open = now;
        }
      }),
      { numRuns: 120 },
    );
  });

  it('a second review on the same day writes nothing', () => {
    fc.assert(
      fc.property(records, days, (record, asOfs) => {
        const lists = new Lists();
        for (const asOf of asOfs) {
          lists.review(record, asOf);
          expect(lists.review(record, asOf)).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('each test has at most one unclosed item, and a row once made is never lost', () => {
    fc.assert(
      fc.property(records, days, (record, asOfs) => {
        const lists = new Lists();
        let known: string[] = [];
        for (const asOf of asOfs) {
          lists.review(record, asOf);
          const unclosed = lists.dueItems
            .filter((item) => item.closedReason === null)
            .map((item) => item.test);
          expect(new Set(unclosed).size).toBe(unclosed.length);
          const ids = lists.dueItems.map((item) => item.id);
          expect(ids).toEqual(expect.arrayContaining(known));
          known = ids;
        }
      }),
      { numRuns: 60 },
    );
  });
});
