import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, startProduct, type TestDatabase } from '@interstice/test-support';

describe('the API', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends in good order with code 0 when it is told to by %s',
    async (signal) => {
      const product = await startProduct({ database, only: 'api' });
      expect((await fetch(`${product.url}/health/ready`)).status).toBe(200);
      expect(await product.api.stop(signal)).toEqual({ code: 0, signal: null });
      expect(product.api.output).toContain('"stopping"');
      await expect(fetch(`${product.url}/health/live`)).rejects.toThrow();
    },
  );
});
