// Boundaries, enforced. Run through Nx (`npm run check`): bare ESLint has no project graph and skips the first of them.
// A rule's options do not add up over several entries, the last entry wins: so they are named here and composed below.
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const domain = 'libs/{clinical,lung-function,progression,guideline}';
const tests = ['**/*.spec.ts', '**/*.spec-support.ts', 'test/**/*.ts'];

const environmentRead = {
  object: 'process',
  property: 'env',
  message: 'The environment is read once, in libs/server/src/config.ts.',
};
const clockRead = {
  object: 'Date',
  property: 'now',
  message: 'Time comes from Clock (libs/server/src/clock.ts).',
};
const chance = { object: 'Math', property: 'random', message: 'A rule gives the same answer every time.' };
const only = ['describe', 'it', 'test'].map((object) => ({
  object,
  property: 'only',
  message: 'The rest of the file would not run.',
}));
const emptyDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
  message: 'Time comes from Clock (libs/server/src/clock.ts).',
};
const code = [
  { selector: ':function', message: 'A rules file holds data only: it must survive JSON.' },
  { selector: 'CallExpression', message: 'A rules file holds data only: it must survive JSON.' },
];

const readsTheWorld = [
  'Date',
  'process',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'console',
];
/** @returns {import('eslint').Linter.RuleEntry} */
const worldBans = (/** @type {string[]} */ allowed) => [
  'error',
  ...readsTheWorld
    .filter((name) => !allowed.includes(name))
    .map((name) => ({ name, message: 'The domain is pure: take what you need as an argument.' })),
];

const driver = 'The database is reached through Database (libs/server/src/database) only.';
const databaseDrivers = {
  paths: ['pg', '@prisma/client', '@prisma/adapter-pg'].map((name) => ({ name, message: driver })),
  patterns: [{ group: ['**/generated/**', 'pg/*', '@prisma/client/*'], message: driver }],
};

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', 'var/', 'coverage/', 'libs/server/src/generated/', '.nx/'] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: ['tsconfig.spec.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // A service may be async to honour its contract although today's body does not wait.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', environmentRead, clockRead, ...only],
      'no-restricted-syntax': ['error', emptyDate],
      'no-restricted-globals': ['error', 'fit', 'fdescribe', 'xit', 'xdescribe'],
    },
  },
  {
    files: ['apps/**/*.{ts,tsx}', 'libs/**/*.ts', 'test/**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [
            '@interstice/test-support',
            '@interstice/test-support/records',
            '@interstice/test-support/rule-mutants',
            '@interstice/test-support/drawn-records',
            '@interstice/test-support/recorded-answers',
          ],
          enforceBuildableLibDependency: false,
          depConstraints: [
            {
              sourceTag: 'type:domain',
              onlyDependOnLibsWithTags: ['type:domain'],
              // jstat: distributions; the others in specs only, see below.
              allowedExternalImports: ['jstat', 'fast-check', 'date-fns', '@date-fns/utc', '@jest/globals'],
            },
            {
              sourceTag: 'type:contract',
              onlyDependOnLibsWithTags: ['type:domain'],
              allowedExternalImports: ['zod', 'fast-check', '@jest/globals'],
            },
            { sourceTag: 'type:server', onlyDependOnLibsWithTags: ['type:domain', 'type:contract'] },
            {
              sourceTag: 'type:node-app',
              onlyDependOnLibsWithTags: ['type:domain', 'type:contract', 'type:server'],
            },
            {
              sourceTag: 'type:web-app',
              onlyDependOnLibsWithTags: ['type:domain', 'type:contract'],
              bannedExternalImports: ['@nestjs/*', '@prisma/*', 'bullmq*', 'pg', 'ioredis'],
            },
            {
              sourceTag: 'type:test',
              onlyDependOnLibsWithTags: ['type:domain', 'type:contract', 'type:server', 'type:test'],
            },
          ],
        },
      ],
    },
  },
  {
    files: [`${domain}/**/*.ts`],
    ignores: tests,
    rules: {
      'no-restricted-globals': worldBans([]),
      'no-restricted-properties': ['error', environmentRead, clockRead, chance],
      'no-restricted-imports': [
        'error',
        {
          paths: ['fast-check', 'date-fns', '@date-fns/utc', '@jest/globals'].map((name) => ({
            name,
            message: 'In specs only.',
          })),
          patterns: [{ group: ['node:*'], message: 'The domain is pure.' }],
        },
      ],
    },
  },
  {
    // Calendar arithmetic may use Date as a UTC calendar; what it may not do is read the clock.
    files: ['libs/clinical/src/calendar.ts'],
    rules: { 'no-restricted-globals': worldBans(['Date']) },
  },
  {
    files: ['**/*.rules.ts', '**/*.table.ts'],
    rules: { 'no-restricted-syntax': ['error', emptyDate, ...code] },
  },
  {
    files: ['apps/**/*.ts', 'libs/server/src/**/*.ts'],
    ignores: ['libs/server/src/database/**', ...tests],
    rules: { 'no-restricted-imports': ['error', databaseDrivers] },
  },
  {
    files: ['libs/server/src/config.ts'],
    rules: { 'no-restricted-properties': ['error', clockRead] },
  },
  {
    files: ['libs/server/src/clock.ts'],
    rules: { 'no-restricted-properties': ['error', environmentRead], 'no-restricted-syntax': 'off' },
  },
  {
    // What starts and waits for real processes reads the real clock and the environment of the run.
    files: ['test/**/*.ts', 'prisma.config.ts'],
    rules: { 'no-restricted-properties': ['error', ...only], 'no-restricted-syntax': 'off' },
  },
  {
    // The web app: what the screen does in time is the browser's own, and what is shown comes from the server.
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    languageOptions: {
      parserOptions: { project: ['apps/web/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-restricted-syntax': 'off',
      'no-restricted-imports': ['error', databaseDrivers],
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: tests,
    rules: {
      // expect(service.method) names a method without calling it; answers of HTTP are any until asserted.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [...tseslint.configs.strict],
    rules: {
      // The compiler checks the names (tools/tsconfig.json).
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      'no-restricted-properties': ['error', ...only],
      eqeqeq: 'error',
    },
  },
  { files: ['tools/schema-engine.mjs'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  prettier,
);
