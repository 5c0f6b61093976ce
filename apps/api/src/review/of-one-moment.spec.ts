import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReviewStanding } from '@interstice/contracts';
import { Database, type QueryFn } from '@interstice/server';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';
import { storeReview } from './store-review.spec-support.js';

interface Answered {
  readonly items?: readonly unknown[];
  readonly sets?: readonly unknown[];
  readonly review: ReviewStanding;
}

describe('a stored answer and how current it is', () => {
  let api: TestApi;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
  });
  afterAll(() => api.stop());

  /** Lets something happen right after the statement that reads the answer. */
  function afterReading(table: RegExp, happens: () => Promise<void>): () => void {
    const database = api.app.get(Database);
    const { asUser, asUserSnapshot } = database;
    const gated = (query: QueryFn): QueryFn => {
      const gatedQuery: QueryFn = async <Row extends Record<string, unknown>>(
        text: string,
        ...rest: [values?: readonly unknown[], name?: string]
      ) => {
        const rows = await query<Row>(text, ...rest);
        if (table.test(text)) await happens();
        return rows;
      };
      return gatedQuery;
    };
    database.asUser = (context, work) =>
      asUser.call(database, context, (query) => work(gated(query))) as never;
    database.asUserSnapshot = (context, work) =>
      asUserSnapshot.call(database, context, (query) => work(gated(query))) as never;
    return () => Object.assign(database, { asUser, asUserSnapshot });
  }

  it.each([
    ['alerts', /FROM alert\s+WHERE alert\.patient_id/],
    ['due-items', /FROM due_item/],
    ['progression', /SELECT review\.output/],
  ])('are of one moment in %s, also while a review is stored in between', async (path, table) => {
    const patientId = await registerPatient(nurse);
    for (const [testedOn, fvcMl] of [
      ['2025-09-01', 3000],
      ['2026-03-01', 2640],
    ] as const) {
      await nurse.post(`/patients/${patientId}/pfts`, { testedOn, fvcMl });
    }
    let times = 0;
    const undo = afterReading(table, async () => {
      times += 1;
      await storeReview(api, patientId);
    });
    const { body } = await nurse.get<Answered>(`/patients/${patientId}/${path}`);
    undo();
    expect(times).toBe(1);
    expect([body.items ?? body.sets, body.review.stale]).toEqual([[], true]);

    const { body: next } = await nurse.get<Answered>(`/patients/${patientId}/${path}`);
    expect(next.items ?? next.sets).not.toEqual([]);
    expect(next.review.stale).toBe(false);
  });
});
