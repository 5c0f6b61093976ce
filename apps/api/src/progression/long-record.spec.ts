import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { progressionResponse, type ReasonResponse, type WhyResponse } from '@interstice/contracts';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

const TESTS = 700;
/** What the answer about one patient may weigh, whoever blows every day. */
const MOST_BYTES = 300_000;

describe('the progression of somebody with 700 tests', () => {
  let api: TestApi;
  let physician: Client;
  let patientId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    const siteId = await api.addSite('Riverside');
    physician = await api.memberOf(siteId, 'physician');
    patientId = await registerPatient(physician);
    // One test a day, up and down by a twentieth about a slow fall: 3000 mL, then 1 mL less every other day.
    await api.gateway.asUser({ userId: siteId, siteIds: [siteId], requestId: 'test' }, (query) =>
      query(
        `WITH test AS (SELECT n, uuidv7() AS id FROM generate_series(1, $3::int) AS n)
         INSERT INTO pft (id, lineage_id, patient_id, site_id, tested_on, fvc_ml, fvc_pct_pred_tenths, bronchodilator, setting,
                          recorded_at, source, content_digest)
         SELECT id, id, $1, $2, DATE '2026-03-30' - ($3::int - n), 3000 - n / 2 - 150 * (n % 7) / 7,
                900 - n / 5 - 40 * (n % 5) / 5, 'unknown', 'lab', $4, 'import', 'digest ' || n
           FROM test`,
        [patientId, siteId, TESTS, api.clock.now()],
      ),
    );
    await storeReview(api, patientId);
  });
  afterAll(() => api.stop());

  it('stays an answer that a page can load, and tells how many pairs it only counts: why tells them all', async () => {
    const answer = await physician.get(`/patients/${patientId}/progression`);
    const { sets } = progressionResponse.parse(answer.body);
    expect(Buffer.byteLength(answer.text)).toBeLessThan(MOST_BYTES);
    expect(sets.map(({ setId }) => setId)).toContain('inbuild');
    for (const { because, leftOut, criteria } of sets) {
      const further = furtherOf(because);
      expect(further.at(-1)).toContain(`${leftOut} more pairs of FVC values`);
      const criterion = criteria[0]?.criterionId ?? '';
      const { body: why } = await physician.get<WhyResponse>(
        `/patients/${patientId}/why?criterion=${criterion}`,
      );
      const all = furtherOf(why.because);
      expect(all).toEqual(expect.arrayContaining(further.slice(0, -1)));
      expect(all.length).toBeGreaterThanOrEqual(further.length - 1 + leftOut);
      // A year of daily tests is the shortest time that a set looks back.
      expect(leftOut).toBeGreaterThan(340);
    }
  });
});

function furtherOf(because: readonly ReasonResponse[]): string[] {
  return because.map(({ text }) => text).filter((text) => text.startsWith('Also looked at: '));
}
