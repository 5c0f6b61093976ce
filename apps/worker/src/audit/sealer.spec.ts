import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, Metrics, SystemClock, verifyAudit } from '@interstice/server';
import { eventually, openTestClinic, type TestClinic } from '@interstice/test-support';
import { Sealer } from './sealer.js';

const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('the sealer', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  it('chains what was done within seconds, with two workers side by side, and leaves a tail when stopped', async () => {
    const verify = () => clinic.gateways.asWorker((query) => verifyAudit(query));
    const sealers = [1, 2].map(
      () => new Sealer(clinic.gateways, new SystemClock(), silent, new Metrics('test')),
    );
    for (const sealer of sealers) sealer.start();
    await clinic.register();
    await eventually(async () => expect((await verify()).unsealedTail).toBe(0), 6_000);
    const first = await verify();
    expect(first.sealed).toBeGreaterThan(0);
    expect(first.firstBroken).toBeUndefined();

    await clinic.register();
    await eventually(async () => expect((await verify()).sealed).toBeGreaterThan(first.sealed), 6_000);

    await Promise.all(sealers.map((sealer) => sealer.stop()));
    await clinic.register();
    const { unsealedTail, firstBroken } = await verify();
    expect(unsealedTail).toBeGreaterThan(0);
    expect(firstBroken).toBeUndefined();
  });
});
