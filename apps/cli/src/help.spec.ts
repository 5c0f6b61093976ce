import { describe, expect, it } from '@jest/globals';
import { runCli } from './run-cli.spec-support.js';

describe('interstice', () => {
  it.each(['', 'import', 'create-user', 'review', 'verify-audit', 'assess', 'predict'])(
    'says what it does when asked for help: "%s"',
    async (command) => {
      const run = await runCli([...(command === '' ? [] : [command]), '--help']);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toMatchSnapshot();
    },
  );

  it.each([
    ['no command', [], 'Usage: interstice'],
    ['a command that there is not', ['frobnicate'], "interstice: unknown command 'frobnicate'"],
    ['an option that there is not', ['verify-audit', '--fast'], "interstice: unknown option '--fast'"],
    ['a kind that there is not', ['import', 'spirometries', 'x.csv'], 'Allowed choices are patients, pfts'],
    ['a file too many', ['assess', 'a.csv', 'b.csv'], 'interstice: too many arguments'],
    ['a form that there is not', ['assess', 'a.csv', '--format', 'xml'], 'Allowed choices are json'],
    ['no equation', ['predict', 'a.csv'], "required option '--equation <name>' not specified"],
    ['no --all', ['review'], 'interstice: Say --all'],
    ['patience in words', ['review', '--all', '--patience', 'long'], 'whole number of seconds'],
    ['no address of the database', ['verify-audit'], 'WORKER_DATABASE_URL is not set'],
  ])('ends with 2 and one sentence for %s', async (_, args, expected) => {
    const run = await runCli(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(expected);
  });

  it.each([
    [
      'does not answer',
      'postgresql://interstice_worker:x@127.0.0.1:9/none',
      /^interstice: The database cannot be reached/,
    ],
    [
      'has no such host',
      'postgresql://interstice_worker:x@no-such-host.invalid/none',
      /^interstice: The host in the address/,
    ],
  ])('ends with 1 and one sentence, without any secret, where the database %s', async (_, url, expected) => {
    const run = await runCli(['verify-audit'], { env: { WORKER_DATABASE_URL: url } });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(expected);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(run.stderr).not.toContain('interstice_worker:x');
  });
});
