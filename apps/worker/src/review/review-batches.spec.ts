import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, resolveRuleSetSeq, type Database, type QueryFn } from '@interstice/server';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { ReviewService } from './review.service.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('batches of reviews', () => {
  let clinic: TestClinic;
  let ruleSetSeq: number;
  let patientIds: string[];

  /** Counts the statements of a batch, in the order of their first words. */
  const counted = () => {
    const statements: string[] = [];
    const counting =
      <T>(work: (query: QueryFn) => Promise<T>) =>
      (query: QueryFn) =>
        work((...statement) => {
          statements.push(statement[0].trim().split(/\s+/).slice(0, 3).join(' '));
          return query(...statement);
        });
    const database: Pick<Database, 'asWorker' | 'asWorkerSnapshot'> = {
      asWorker: (work) => clinic.gateways.asWorker(counting(work)),
      asWorkerSnapshot: (work) => clinic.gateways.asWorkerSnapshot(counting(work)),
    };
    return { statements, database };
  };

  beforeAll(async () => {
    clinic = await openTestClinic();
    ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    const entered = await clinic.write((query) =>
      query<{ id: string }>(
        `WITH entered AS (
           INSERT INTO patient (site_id, mrn, family_name, given_name, birth_date, registered_on)
           SELECT $1, 'BATCH-' || number, 'Example', 'Test', '1960-05-01', '2024-01-15'
             FROM generate_series(1, 551) AS number
           RETURNING id, site_id
         ), falling AS (
           INSERT INTO pft (id, lineage_id, patient_id, site_id, recorded_at, source, content_digest, tested_on, fvc_ml,
                            fvc_pct_pred_tenths, reference_equation, bronchodilator)
           SELECT made.id, made.id, entered.id, site_id, $2, 'import', made.id, day, ml, ml / 4, 'GLI Global 2022', 'pre'
             FROM entered
            CROSS JOIN LATERAL (VALUES (DATE '2025-09-01', 3200), (DATE '2026-02-27', 2640)) AS test (day, ml)
            CROSS JOIN LATERAL (SELECT uuidv7() AS id WHERE entered.id IS NOT NULL AND ml > 0) AS made
         )
         INSERT INTO patient_review_state (patient_id, site_id, record_revision, next_attempt_at)
         SELECT id, site_id, 1, to_timestamp(0) FROM entered RETURNING patient_id AS id`,
        [clinic.siteId, NOW],
      ),
    );
    patientIds = entered.map(({ id }) => id);
  });
  afterAll(() => clinic.close());

  it('ask the database the same whatever their size: 1, 50 or 500 patients, the first time and again', async () => {
    const sizes = [patientIds.slice(0, 1), patientIds.slice(1, 51), patientIds.slice(51, 551)];
    const asked: (readonly string[])[] = [];
    for (const seq of [ruleSetSeq, ruleSetSeq + 1]) {
      for (const ids of sizes) {
        const { statements, database } = counted();
        const outcome = await new ReviewService(database, silent, seq).reviewPatients(ids, NOW);
        expect(outcome).toMatchObject({ reviewed: ids.length, failed: 0, lost: 0 });
        asked.push(statements.toSorted());
      }
    }
    const [one, fifty, fiveHundred, oneAgain, fiftyAgain, fiveHundredAgain] = asked;
    expect(fifty).toEqual(one);
    expect(fiveHundred).toEqual(one);
    expect(fiftyAgain).toEqual(oneAgain);
    expect(fiveHundredAgain).toEqual(oneAgain);
    expect(one?.length).toBeLessThanOrEqual(20);
  });

  it('let other work of the process run while they are computed', async () => {
    let slices = 0;
    let turns = 0;
    let isRunning = true;
    const turn = () => {
      turns += 1;
      if (isRunning) setImmediate(turn);
    };
    setImmediate(turn);
    const reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq + 2);
    await reviews.reviewPatients(patientIds.slice(51), NOW, () => {
      slices += 1;
      return new Promise((resolve) => setImmediate(resolve));
    });
    isRunning = false;
    // 500 records take tens of milliseconds, and a slice three.
    expect(slices).toBeGreaterThan(5);
    expect(turns).toBeGreaterThan(slices);
  });

  it('of two releases side by side review nobody for ever: each answers once for each thing that is new', async () => {
    const ids = patientIds.slice(0, 20);
    const former = new ReviewService(clinic.gateways, silent, ruleSetSeq + 3);
    const latter = new ReviewService(clinic.gateways, silent, ruleSetSeq + 4);
    const reviews = async () => {
      const [row] = await clinic.gateways.asWorker((query) =>
        query<{ count: number }>('SELECT count(*) FROM review WHERE patient_id = ANY ($1::uuid[])', [ids]),
      );
      return row?.count ?? 0;
    };
    const untilQuiet = async () => {
      const before = await reviews();
      for (let rounds = 0; rounds < 6; rounds += 1) {
        await Promise.all([former.reviewPatients(ids, NOW), latter.reviewPatients(ids, NOW)]);
      }
      return (await reviews()) - before;
    };
    // By the newer rules at least once, by the older ones at most once, and then never again.
    const forRules = await untilQuiet();
    expect(forRules).toBeGreaterThanOrEqual(ids.length);
    expect(forRules).toBeLessThanOrEqual(2 * ids.length);
    expect(await untilQuiet()).toBe(0);

    await clinic.write((query) =>
      query(
        'UPDATE patient_review_state SET record_revision = record_revision + 1 WHERE patient_id = ANY ($1::uuid[])',
        [ids],
      ),
    );
    const forNews = await untilQuiet();
    expect(forNews).toBeGreaterThanOrEqual(ids.length);
    expect(forNews).toBeLessThanOrEqual(2 * ids.length);
    expect(await untilQuiet()).toBe(0);
  });
});
