import { lintPlanted } from './planted-workspace.js';

const boundaries = '@nx/enforce-module-boundaries';

/** What is planted, where, and the name of the rule that must answer. */
const planted: readonly (readonly [what: string, path: string, source: string, rule: string])[] = [
  [
    'the vocabulary importing the guideline',
    'libs/clinical/src/imports-guideline.ts',
    "import { here } from '@interstice/guideline';\nexport const there = here;\n",
    boundaries,
  ],
  [
    'progression importing the guideline, even as a type',
    'libs/progression/src/imports-guideline.ts',
    "import type { here } from '@interstice/guideline';\nexport type There = typeof here;\n",
    boundaries,
  ],
  [
    'lung function importing progression',
    'libs/lung-function/src/imports-progression.ts',
    "import { here } from '@interstice/progression';\nexport const there = here;\n",
    boundaries,
  ],
  [
    'the guideline importing what the servers share',
    'libs/guideline/src/imports-server.ts',
    "import { here } from '@interstice/server';\nexport const there = here;\n",
    boundaries,
  ],
  [
    'the guideline importing a framework',
    'libs/guideline/src/imports-framework.ts',
    "import { Injectable } from '@nestjs/common';\nexport const there = Injectable;\n",
    boundaries,
  ],
  [
    'the guideline importing the database client, even as a type',
    'libs/guideline/src/imports-prisma.ts',
    "import type { PrismaClient } from '@prisma/client';\nexport type There = PrismaClient;\n",
    boundaries,
  ],
  [
    'the contracts importing what the servers share',
    'libs/contracts/src/imports-server.ts',
    "import { here } from '@interstice/server';\nexport const there = here;\n",
    boundaries,
  ],
  [
    'the shared server library importing an application',
    'libs/server/src/imports-api.ts',
    "import { here } from '../../../apps/api/src/index.js';\nexport const there = here;\n",
    boundaries,
  ],
  [
    'the API importing the worker by path',
    'apps/api/src/imports-worker.ts',
    "import { here } from '../../worker/src/index.js';\nexport const there = here;\n",
    boundaries,
  ],
  [
    'the web importing a server framework',
    'apps/web/src/imports-framework.ts',
    "import { Injectable } from '@nestjs/common';\nexport const there = Injectable;\n",
    boundaries,
  ],
  [
    'the web importing what the servers share',
    'apps/web/src/imports-server.ts',
    "import { here } from '@interstice/server';\nexport const there = here;\n",
    boundaries,
  ],
  [
    'a rule that holds a function',
    'libs/progression/src/with-function.rules.ts',
    'export const RULES = { id: (): string => "a" };\n',
    'no-restricted-syntax',
  ],
  [
    'a function among the figures of an equation',
    'libs/lung-function/src/with-function.table.ts',
    'export const RULES = { id: (): string => "a" };\n',
    'no-restricted-syntax',
  ],
  [
    'a rule that calls something',
    'libs/guideline/src/with-call.rules.ts',
    "export const RULES = { months: Number('6') };\n",
    'no-restricted-syntax',
  ],
  [
    'the domain using Date',
    'libs/guideline/src/uses-date.ts',
    'export const born = new Date(0);\n',
    'no-restricted-globals',
  ],
  [
    'the domain throwing dice',
    'libs/progression/src/uses-chance.ts',
    'export const dice = Math.random();\n',
    'no-restricted-properties',
  ],
  [
    'the domain reading a file',
    'libs/clinical/src/reads-file.ts',
    "import { readFileSync } from 'node:fs';\nexport const there = readFileSync;\n",
    'no-restricted-imports',
  ],
  [
    'the domain leaning on the library that only checks it',
    'libs/clinical/src/uses-oracle.ts',
    "import { addMonths } from 'date-fns';\nexport const there = addMonths;\n",
    'no-restricted-imports',
  ],
  [
    'the calendar reading the clock',
    'libs/clinical/src/calendar.ts',
    'export const today = new Date();\n',
    'no-restricted-syntax',
  ],
  [
    'a service reading the clock',
    'libs/server/src/audit/reads-clock.ts',
    'export const now = Date.now();\n',
    'no-restricted-properties',
  ],
  [
    'a controller reading the environment',
    'apps/api/src/reads-environment.ts',
    "export const port = process.env['PORT'];\n",
    'no-restricted-properties',
  ],
  [
    'a service with a connection pool of its own',
    'apps/worker/src/opens-pool.ts',
    "import pg from 'pg';\nexport const pool = new pg.Pool();\n",
    'no-restricted-imports',
  ],
  [
    'a service with a database client of its own',
    'libs/server/src/audit/opens-client.ts',
    "import type { PrismaClient } from '../generated/client.js';\nexport type There = PrismaClient;\n",
    'no-restricted-imports',
  ],
  [
    'a promise that nobody waits for',
    'apps/api/src/floats.ts',
    'const save = async (): Promise<void> => Promise.resolve();\nexport const run = (): void => {\n  save();\n};\n',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a non-null assertion',
    'apps/api/src/asserts.ts',
    'export const first = (list: string[]): string => list[0]!;\n',
    '@typescript-eslint/no-non-null-assertion',
  ],
  [
    'any',
    'apps/api/src/any.ts',
    'export const anything = (value: any): string => String(value);\n',
    '@typescript-eslint/no-explicit-any',
  ],
  [
    'a test that silences the others of its file',
    'libs/clinical/src/only.spec.ts',
    "it.only('is alone', () => undefined);\n",
    'no-restricted-properties',
  ],
];

/** What must stay allowed, or the answers above would prove nothing. */
const allowed: Readonly<Record<string, string>> = {
  'libs/progression/src/allowed.ts':
    "import { here } from '@interstice/clinical';\nexport const there = here;\n",
  'libs/progression/src/allowed-too.ts':
    "import { here } from '@interstice/lung-function';\nexport const there = here;\n",
  'libs/guideline/src/allowed.ts':
    "import { here } from '@interstice/progression';\nexport const there = here;\n",
  'libs/contracts/src/allowed.ts': "import { z } from 'zod';\nexport const there = z.string();\n",
  'libs/server/src/database/allowed.ts': "import pg from 'pg';\nexport const pool = new pg.Pool();\n",
  'apps/api/src/allowed.ts': "import { here } from '@interstice/server';\nexport const there = here;\n",
  'apps/web/src/allowed.ts': "export { here } from '@interstice/contracts';\n",
  'libs/guideline/src/allowed.rules.ts': "export const RULES = { id: 'a', months: 6 } as const;\n",
  'libs/clinical/src/allowed.spec.ts':
    "import { addMonths } from 'date-fns';\nit('compares', () => {\n  expect(addMonths(new Date(0), 1)).toBeDefined();\n});\n",
};

describe('A boundary planted wrongly fails the lint (C-07)', () => {
  let reported: Map<string, Set<string>>;
  let output: string;

  beforeAll(async () => {
    const sources = { ...allowed, ...Object.fromEntries(planted.map(([, path, source]) => [path, source])) };
    ({ reported, output } = await lintPlanted(sources));
    if (reported.size === 0) throw new Error(`Nothing was linted.\n${output.slice(-4000)}`);
  });

  it.each(planted)('%s', (_what, path, _source, rule) => {
    expect([...(reported.get(path) ?? [])]).toContain(rule);
  });

  it.each(Object.keys(allowed))('and %s is allowed', (path) => {
    expect(reported.get(path)).toBeUndefined();
  });

  it('and no rule skipped itself for want of a project graph', () => {
    expect(output).not.toMatch(/will be skipped/);
  });
});
