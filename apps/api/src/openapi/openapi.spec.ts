import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import * as contracts from '@interstice/contracts';
import { z } from 'zod';
import { TestApi } from '../test-api.spec-support.js';

const COMMITTED = new URL('../../../../docs/openapi.json', import.meta.url);

/** Every contract of a body, by the name under which it is described. */
const BODIES = new Map(
  Object.values<unknown>(contracts).flatMap((exported) => {
    const id = exported instanceof z.ZodType ? exported.meta()?.id : undefined;
    return exported instanceof z.ZodType && id?.endsWith('Request') === true ? [[id, exported] as const] : [];
  }),
);

interface DescribedOperation {
  readonly summary?: string;
  readonly security?: readonly unknown[];
  readonly 'x-permission'?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

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

  it('says of every operation what it does, who may ask and what may go wrong', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const operation of Object.values(operations) as DescribedOperation[]) {
        const { summary, security, parameters = [], responses } = operation;
        const isPublic = operation['x-permission'] === undefined;
        expect({ path, summary: summary ?? '' }).toEqual({ path, summary: expect.stringMatching(/^[A-Z]/) });
        expect({ path, isPublic: security?.length === 0 }).toEqual({ path, isPublic });
        if (!isPublic) expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403']));
        if (path.includes('{id}')) expect(responses).toHaveProperty('404');
        for (const { name, in: place, schema } of parameters) {
          if (place === 'path') expect({ path, name, ...schema }).toMatchObject({ path, format: 'uuid' });
        }
      }
    }
    const login = document.paths['/api/v1/auth/login']?.post?.responses;
    expect(Object.keys(login ?? {})).toEqual(
      expect.arrayContaining(['204', '400', '401', '403', '429', '503']),
    );
    expect(document.paths['/api/v1/patients']?.post?.responses).toHaveProperty('409');
  });

  it('gives for every body an example that is accepted', () => {
    const schemas = (document.components?.schemas ?? {}) as Record<string, { example?: unknown }>;
    for (const [name, contract] of BODIES) {
      expect({ name, ...contract.safeParse(schemas[name]?.example) }).toMatchObject({ name, success: true });
    }
    const described = Object.keys(schemas).filter((name) => name.endsWith('Request'));
    expect(described.sort()).toEqual([...BODIES.keys()].sort());
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
