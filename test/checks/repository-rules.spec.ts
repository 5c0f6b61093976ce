import { findProblems } from '../../tools/checks/repository-rules.mjs';

const rulesBrokenBy = (path: string, text: string) => findProblems([{ path, text }]).map(({ rule }) => rule);

describe('The rules of the repository', () => {
  it.each([
    'SELECT * FROM due_item WHERE closes_on < current_date',
    'SELECT now()::date',
    "SELECT taken_at AT TIME ZONE 'Europe/Zurich'",
  ])('refuse SQL that decides what day it is: %s', (sql) => {
    expect(rulesBrokenBy('apps/api/src/worklist/worklist.read-model.ts', `const text = \`${sql}\`;`)).toEqual(
      ['sql-reads-no-clock'],
    );
    expect(rulesBrokenBy('prisma/migrations/1_added/migration.sql', sql)).toEqual(['sql-reads-no-clock']);
  });

  it('allow a comment to name what the code may not do', () => {
    expect(
      rulesBrokenBy('a.ts', '// never current_date\n/* nor now()::date */\nexport const a = 1;'),
    ).toEqual([]);
    expect(rulesBrokenBy('a.sql', '-- never current_date\nSELECT 1;')).toEqual([]);
  });

  it('refuse a second reader of the environment', () => {
    expect(rulesBrokenBy('apps/api/src/main.ts', 'const port = process.env.PORT;')).toEqual([
      'environment-read-once',
    ]);
    expect(rulesBrokenBy('libs/server/src/config.ts', 'const env = process.env;')).toEqual([]);
  });

  it('refuse the path of one machine', () => {
    expect(rulesBrokenBy('README.md', 'Open /home/anna/interstice and start.')).toEqual(['no-machine-paths']);
    expect(rulesBrokenBy('README.md', 'See https://example.org/home/index.html')).toEqual([]);
  });

  it('refuse an exception to the lint without a reason', () => {
    expect(rulesBrokenBy('a.ts', '// eslint-disable-next-line no-console')).toEqual([
      'exceptions-give-a-reason',
    ]);
    expect(rulesBrokenBy('a.ts', '// eslint-disable-next-line no-console -- the command prints')).toEqual([]);
  });

  it('refuse a file of more than 300 lines', () => {
    expect(rulesBrokenBy('a.ts', 'const a = 1;\n'.repeat(351))).toEqual(['short-files']);
    expect(rulesBrokenBy('a.ts', 'const a = 1;\n'.repeat(300))).toEqual([]);
  });
});
