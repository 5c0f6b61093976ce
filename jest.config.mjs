// One project per tier; `npm test` runs them one after the other (tools/tiers.mjs).
// ES modules throughout: run Jest through `npm test -- --tier <name> [--filter <path>]`, which sets the flags.
const swc = {
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  sourceMaps: 'inline',
};

const shared = {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper: {
    '^@interstice/test-support/(.*)$': '<rootDir>/test/support/$1.ts',
    '^@interstice/test-support$': '<rootDir>/test/support/index.ts',
    '^@interstice/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  // Fastify and its plug-in for files require() these ES modules, which Jest on Node.js 20 cannot: give it CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(.*/)?(cookie|content-disposition)/)'],
  transform: {
    '/node_modules/(.*/)?(cookie|content-disposition)/.+\\.js$': [
      '@swc/jest',
      { ...swc, module: { type: 'commonjs' } },
    ],
    '^.+\\.ts$': ['@swc/jest', { ...swc, module: { type: 'es6' } }],
  },
};

/** Everything but what needs a database: one list of what does, so that a new pure library is found by itself. */
const withDatabase = ['<rootDir>/libs/server/', '<rootDir>/apps/(api|worker|cli)/'];

export default {
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/tools/longest-first.mjs',
  projects: [
    {
      ...shared,
      displayName: 'checks',
      testMatch: ['<rootDir>/test/checks/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['<rootDir>/{libs,apps}/*/src/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', ...withDatabase],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/libs/server/src/**/*.spec.ts', '<rootDir>/apps/{api,worker}/src/**/*.spec.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '/dist/',
        '<rootDir>/apps/worker/src/demo/',
        '<rootDir>/apps/api/src/(access|auth|http|live|timeline)/',
      ],
    },
    {
      ...shared,
      displayName: 'journeys',
      // The specs of the command line start the built program, as the journeys start the product; those of the demo clinic
      // live years of it, and those of the API's edge walk all of its routes.
      testMatch: [
        '<rootDir>/test/journeys/**/*.e2e-spec.ts',
        '<rootDir>/apps/cli/src/**/*.spec.ts',
        '<rootDir>/apps/worker/src/demo/**/*.spec.ts',
        '<rootDir>/apps/api/src/{access,auth,http,live,timeline}/**/*.spec.ts',
      ],
    },
    {
      ...shared,
      displayName: 'faults',
      testMatch: ['<rootDir>/test/faults/**/*.e2e-spec.ts'],
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.e2e-spec.ts'],
    },
  ],
};
