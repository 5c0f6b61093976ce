import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { whileArriving } from './while-arriving.js';

describe('a file that arrives slowly', () => {
  it('is taken however long it takes, as long as something comes', async () => {
    const read = whileArriving(400, async (arrived) => {
      for (let part = 0; part < 8; part += 1) {
        await pause(100);
        arrived();
      }
      return 'whole';
    });
    expect(await read).toBe('whole');
  });

  it('is given up when nothing more comes', async () => {
    const read = whileArriving(50, async (arrived) => {
      arrived();
      await pause(5000, undefined, { ref: false });
    });
    await expect(read).rejects.toMatchObject({ status: 408, code: 'request-timeout' });
  });
});
