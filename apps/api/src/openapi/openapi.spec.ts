import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { TestApi } from '../test-api.spec-support.js';

const COMMITTED = new URL('../../../../docs/openapi.json', import.meta.url);

describe('the description of the interface', () => {
  let api: TestApi;
  let document: OpenAPIObject;

  beforeAll(async () => {
    api = await TestApi.start();
    document = (await api.ask<OpenAPIObject>('GET', '/api/docs-json')).body;
  });
  afterAll(() => api.stop());

  it('is the committed one: after a wanted change write it anew (node apps/api/dist/write-openapi.js)', async () => {
    expect(document).toEqual(JSON.parse(await readFile(COMMITTED, 'utf8')));
  });

  it('names no schema that it does not hold', () => {
    const text = JSON.stringify(document);
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    const held = Object.keys(document.components?.schemas ?? {});
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((name) => !held.includes(name))).toEqual([]);
  });

  it('says of every operation what comes back', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const operation of Object.values(operations) as { responses: Record<string, unknown> }[]) {
        const told = Object.keys(operation.responses).filter((status) => /^2/.test(status));
        expect({ path, told: told.length > 0 }).toEqual({ path, told: true });
        expect(operation.responses).toHaveProperty('default');
      }
    }
  });

  it('knows the body that a PFT is posted with, with its limits', () => {
    const schemas = document.components?.schemas as Record<string, { properties?: Record<string, object> }>;
    expect(schemas['PftRequest']?.properties?.['fvcMl']).toMatchObject({ minimum: 300, maximum: 10_000 });
  });
});
