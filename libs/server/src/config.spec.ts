import { describe, expect, it } from '@jest/globals';
import { loadApiConfig, loadWorkerConfig } from './config.js';

const DATABASE_URL = 'postgresql://interstice_app@127.0.0.1/interstice';
const WORKER_DATABASE_URL = 'postgresql://interstice_worker@127.0.0.1/interstice';

describe('the configuration', () => {
  it('has the defaults of the interfaces', () => {
    expect(loadApiConfig({ DATABASE_URL })).toMatchObject({
      databaseUrl: DATABASE_URL,
      host: '127.0.0.1',
      port: 3000,
      metricsPort: 9464,
      dataDir: './var',
      demo: false,
      now: undefined,
      redisUrl: undefined,
    });
    expect(loadWorkerConfig({ WORKER_DATABASE_URL, DATABASE_URL })).toMatchObject({
      databaseUrl: DATABASE_URL,
      workerDatabaseUrl: WORKER_DATABASE_URL,
      metricsPort: 9465,
      sweepSeconds: 60,
    });
  });

  it.each([
    ['DATABASE_URL', () => loadApiConfig({})],
    ['WORKER_DATABASE_URL', () => loadWorkerConfig({ DATABASE_URL })],
    ['DATABASE_URL', () => loadWorkerConfig({ WORKER_DATABASE_URL })],
    ['PORT', () => loadApiConfig({ DATABASE_URL, PORT: 'http' })],
    ['PORT', () => loadApiConfig({ DATABASE_URL, PORT: '70000' })],
    ['REDIS_URL', () => loadApiConfig({ DATABASE_URL, REDIS_URL: 'localhost' })],
    ['INTERSTICE_NOW', () => loadApiConfig({ DATABASE_URL, INTERSTICE_NOW: 'tomorrow' })],
    ['INTERSTICE_DEMO', () => loadApiConfig({ DATABASE_URL, INTERSTICE_DEMO: 'yes' })],
    ['LOG_LEVEL', () => loadApiConfig({ DATABASE_URL, LOG_LEVEL: 'loud' })],
    [
      'INTERSTICE_SWEEP_SECONDS',
      () => loadWorkerConfig({ WORKER_DATABASE_URL, INTERSTICE_SWEEP_SECONDS: '-1' }),
    ],
  ])('refuses to start and names %s', (name, load) => {
    expect(load).toThrow(new RegExp(`Cannot start: .*${name}`));
  });

  it('never repeats a wrong value, which may be a secret', () => {
    expect(() => loadApiConfig({ DATABASE_URL: 'mysql://root:secret@host' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });

  it('refuses to move the clock in production', () => {
    const INTERSTICE_NOW = '2026-03-02T09:00:00Z';
    expect(loadApiConfig({ DATABASE_URL, INTERSTICE_NOW }).now).toEqual(new Date(INTERSTICE_NOW));
    expect(() => loadApiConfig({ DATABASE_URL, INTERSTICE_NOW, NODE_ENV: 'production' })).toThrow(
      /INTERSTICE_NOW .* refused in production/,
    );
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadApiConfig({ DATABASE_URL, REDIS_URL: '', PORT: '' })).toMatchObject({
      redisUrl: undefined,
      port: 3000,
    });
  });
});
