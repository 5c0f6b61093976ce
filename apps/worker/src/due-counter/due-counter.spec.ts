import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createLogger, mergePatients, resolveRuleSetSeq } from '@interstice/server';
import { openTestClinic, pftFact, symptomFact, type TestClinic } from '@interstice/test-support';
import { ReviewService } from '../review/review.service.js';
import { foldDueCounters } from './fold-due-counters.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('The counts of due items by day', () => {
  let clinic: TestClinic;
  let reviews: ReviewService;

  beforeAll(async () => {
    clinic = await openTestClinic({ connections: 8 });
    const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
  });
  afterAll(() => clinic.close());

  const differences = () =>
    clinic.gateways.asWorker((query) => query('SELECT * FROM due_counter_differences()'));
  const figures = () =>
    clinic.gateways.asWorker(async (query) => {
      const [row] = await query<{
        unclosed: number;
        counted: number;
        rows: number;
        days: number;
        fresh: number;
      }>(
        `SELECT (SELECT count(*) FROM due_item WHERE closed_at IS NULL) AS unclosed,
                coalesce(sum(closing), 0) AS counted, count(*) AS rows, count(DISTINCT (site_id, test, day)) AS days,
                count(*) FILTER (WHERE NOT folded) AS fresh
           FROM due_counter`,
      );
      if (row === undefined) throw new Error('no figures');
      return row;
    });
  /** Several batches at once, each in another order and with another's patients in it, and the adding up beside them. */
  const reviewAtOnce = async (patientIds: readonly string[]) => {
    const reversed = [...patientIds].reverse();
    const halves = [patientIds.slice(0, 4), patientIds.slice(3), reversed, patientIds];
    await Promise.all([
      ...halves.map((ids) => reviews.reviewPatients(ids, NOW)),
      foldDueCounters(clinic.gateways),
      ...patientIds.slice(0, 2).map((id) => reviews.reviewPatients([id], NOW)),
      foldDueCounters(clinic.gateways),
    ]);
    // What one batch had to leave to another is owed; nobody is at it now.
    await reviews.reviewPatients(patientIds, NOW);
  };

  it('agree with the items after reviews at once, results, withdrawals, a merge and a death (C-06)', async () => {
    const patientIds: string[] = [];
    for (let each = 0; each < 8; each += 1) patientIds.push(await clinic.register());
    await reviewAtOnce(patientIds);
    expect(await differences()).toEqual([]);
    const atFirst = await figures();
    expect(atFirst.unclosed).toBeGreaterThan(8);

    const recorded = await Promise.all(
      patientIds.map((id, person) => clinic.record(id, pftFact(`2025-09-0${person + 1}`, 3000, 80))),
    );
    await reviewAtOnce(patientIds);
    await Promise.all(
      patientIds
        .slice(0, 6)
        .flatMap((id) => [
          clinic.record(id, pftFact('2026-02-01', 2800, 75)),
          clinic.record(id, symptomFact('2026-02-02', 'worse')),
        ]),
    );
    await reviewAtOnce(patientIds);
    expect(await differences()).toEqual([]);

    const [kept = '', merged = '', dying = '', moved = ''] = patientIds;
    await clinic.withdraw(moved, 'pft', recorded[3]?.lineageId ?? '');
    await clinic.write((query, context) =>
      mergePatients(
        query,
        { keptPatientId: kept, mergedPatientId: merged, reason: 'entered twice' },
        context,
      ),
    );
    await clinic.record(dying, {
      kind: 'person-fact',
      values: {
        kind: 'status',
        on: '2026-03-01',
        value: { status: 'deceased', reason: 'told by the family' },
      },
    });
    await reviewAtOnce(patientIds);
    expect(await differences()).toEqual([]);
    const atLast = await figures();
    expect(atLast.counted).toBe(atLast.unclosed);
    expect(atLast.unclosed).toBeLessThan(atFirst.unclosed);
  });

  it('are one row for each day once they are added up, and still the same', async () => {
    const before = await figures();
    expect(before.fresh).toBeGreaterThan(0);
    expect(await foldDueCounters(clinic.gateways)).toBeGreaterThan(0);
    const after = await figures();
    expect(after).toMatchObject({ fresh: 0, rows: after.days, counted: before.counted });
    expect(await differences()).toEqual([]);
    expect(await foldDueCounters(clinic.gateways)).toBe(0);
  });

  it('are told apart from items that were changed behind their back, and put right by adding the difference', async () => {
    const owner = new pg.Client({ connectionString: clinic.database.urls.owner });
    await owner.connect();
    await owner.query('ALTER TABLE due_item DISABLE TRIGGER due_item_count_changed');
    await owner.query(
      `UPDATE due_item SET closed_at = now(), closed_reason = 'withdrawn' WHERE closed_at IS NULL AND test = 'pft'`,
    );
    await owner.query('ALTER TABLE due_item ENABLE TRIGGER due_item_count_changed');
    await owner.end();
    expect((await differences()).length).toBeGreaterThan(0);

    await clinic.gateways.asWorker((query) =>
      query(
        `INSERT INTO due_counter (site_id, test, day, opening, closing)
         SELECT site_id, test, day, opening, closing FROM due_counter_differences()`,
      ),
    );
    expect(await differences()).toEqual([]);
  });
});
