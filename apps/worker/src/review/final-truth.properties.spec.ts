import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, FACT_TABLES, resolveRuleSetSeq, unpackOutput } from '@interstice/server';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import fc from 'fast-check';
import { Clinic, NOW, PATIENTS } from './anything-happens.spec-support.js';
import { KINDS, stepsFor, type Truth } from './final-truth.spec-support.js';
import { ReviewService } from './review.service.js';

/** About ten seconds in the suite; a long run is asked for by number. */
// eslint-disable-next-line no-restricted-properties -- a developer's switch, read nowhere but here
const RUNS = Number(process.env['INTERSTICE_PROPERTY_RUNS'] ?? 16);
const silent = createLogger({ logLevel: 'silent', name: 'test' });

/** Only what stands in the end, entered as if nothing had ever been wrong, in the order in which it came to be. */
async function enterFinally(clinic: TestClinic, reviews: ReviewService, truth: Truth): Promise<Clinic> {
  const entered = await Clinic.open(clinic, reviews);
  for (const [patient, facts] of truth.patients.entries()) {
    for (const { input, state, excluded } of facts) {
      if (state === 'stands') await entered.enter(patient, input, excluded);
    }
  }
  await entered.review();
  return entered;
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The record, the judgements, the due items and the open alerts, with every id told by what it stands for. */
async function answersOf({ clinic, subjects }: Clinic): Promise<unknown[]> {
  const answers = [];
  for (const { patientId } of subjects) {
    const names = new Map([[patientId, 'the patient']]);
    for (const kind of KINDS) {
      const heads = await clinic.write((query) =>
        query<{ lineageId: string; id: string; contentDigest: string }>(
          `SELECT lineage_id AS "lineageId", id, content_digest AS "contentDigest" FROM ${FACT_TABLES[kind]}
            WHERE patient_id = $1 AND superseded_at IS NULL AND withdrawn_at IS NULL`,
          [patientId],
        ),
      );
      for (const { lineageId, id, contentDigest } of heads) {
        names.set(lineageId, `${kind} ${contentDigest}`).set(id, `${kind} ${contentDigest}`);
      }
    }
    const { person, ...record } = (await clinic.load(patientId)).record;
    for (const { lineageId, kind } of person) names.set(lineageId, kind);
    for (const { id, pftLineageId } of record.exclusions)
      names.set(id, `exclusion of ${names.get(pftLineageId) ?? ''}`);
    const [stored] = await clinic.gateways.asWorker((query) =>
      query<{ output: Buffer | null; dueItems: unknown; alerts: unknown }>(
        `SELECT (SELECT output FROM review WHERE patient_id = $1 ORDER BY record_revision DESC LIMIT 1) AS output,
                (SELECT json_agg(json_build_array(test, cycle, opens_on, target_on, closes_on, detail) ORDER BY test)
                   FROM due_item WHERE patient_id = $1 AND closed_at IS NULL) AS "dueItems",
                (SELECT json_agg(json_build_array(key, kind, rule_id, episode_id, severity, status, certainty, evidence))
                   FROM alert WHERE patient_id = $1 AND status <> 'withdrawn') AS alerts`,
        [patientId],
      ),
    );
    const named = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value ?? null).replace(ID, (id) => names.get(id) ?? `unknown id ${id}`));
    const facts = Object.values(record).map((rows: unknown) =>
      Array.isArray(rows) ? sorted(rows.map(named)) : null,
    );
    answers.push({
      facts,
      output: named(stored?.output && unpackOutput(stored.output)),
      dueItems: named(stored?.dueItems),
      alerts: sorted((named(stored?.alerts) ?? []) as unknown[]),
    });
  }
  return answers;
}

function sorted(values: readonly unknown[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

/** One head for each fact, every version and every action still there. */
async function expectHistory({ clinic, subjects, truth }: Clinic): Promise<void> {
  const ids = subjects.map(({ patientId }) => patientId);
  const stored: unknown[] = [];
  for (const kind of KINDS) {
    const rows = await clinic.write((query) =>
      query<{ lineageId: string; heads: number; versions: number; chained: number; withdrawn: boolean }>(
        `SELECT lineage_id AS "lineageId", count(*) FILTER (WHERE superseded_at IS NULL) AS heads, count(*) AS versions,
                count(supersedes) AS chained, bool_or(withdrawn_at IS NOT NULL) AS withdrawn
           FROM ${FACT_TABLES[kind]} WHERE patient_id = ANY ($1) GROUP BY lineage_id`,
        [ids],
      ),
    );
    stored.push(...rows);
  }
  const should = truth.patients.flat().map(({ lineageId, versions, state }) => ({
    lineageId,
    heads: 1,
    versions,
    chained: versions - 1,
    withdrawn: state !== 'stands',
  }));
  expect(sorted(stored)).toEqual(sorted(should));
  const [actions] = await clinic.write((query) =>
    query<{ count: number }>(`SELECT count(*) AS count FROM fact_action WHERE patient_id = ANY ($1)`, [ids]),
  );
  expect(actions?.count).toBe(truth.actions);
}

describe('whatever is done to the facts', () => {
  let clinic: TestClinic;
  let reviews: ReviewService;

  beforeAll(async () => {
    clinic = await openTestClinic({ now: NOW });
    const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, new Date(NOW)));
    reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
  });
  afterAll(() => clinic.close());

  it('what is judged, due and alerted is as if only the final truth had ever been entered', async () => {
    await fc.assert(
      fc.asyncProperty(stepsFor(PATIENTS), async (steps) => {
        const lived = await Clinic.open(clinic, reviews);
        for (const step of steps) await lived.do(step);
        await lived.review();
        await expectHistory(lived);
        const entered = await enterFinally(clinic, reviews, lived.truth);
        expect(await answersOf(lived)).toEqual(await answersOf(entered));
      }),
      { numRuns: RUNS },
    );
    // Alerts were raised and taken back on the way, or nothing would have been shown.
    const alerts = await clinic.write((query) =>
      query<{ status: string; count: number }>(
        `SELECT status, count(*) FROM alert GROUP BY status ORDER BY status`,
      ),
    );
    expect(alerts.map(({ status }) => status)).toEqual(['open', 'withdrawn']);
  }, 3_600_000);
});
