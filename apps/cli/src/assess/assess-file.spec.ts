import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { runCli, withFile, type CliRun } from '../run-cli.spec-support.js';
import { DEFINITION_VERDICTS } from './definition-verdicts.cases.js';

const fixture = fileURLToPath(
  new URL('../../../../test/fixtures/ok/progression-definitions.csv', import.meta.url),
);
const HEADER = 'patient_id,tested_on,fvc_ml,fvc_pct_pred,dlco_pct_pred,symptoms_worse,fibrosis_increased';

interface Verdict {
  readonly firstMetOn: string | null;
  readonly earlier: unknown;
  readonly later: unknown;
  readonly decline: unknown;
}
interface Line {
  readonly patientId: string;
  readonly criteria: Readonly<Record<string, Verdict>>;
}

const linesOf = ({ stdout }: CliRun) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

function assess(rows: readonly string[], more: readonly string[] = []): Promise<CliRun> {
  return withFile([HEADER, ...rows, ''].join('\n'), (path) => runCli(['assess', path, ...more]));
}

const metOn = async (rows: readonly string[]) => {
  const [line] = linesOf(await assess(rows));
  return Object.fromEntries(Object.entries(line?.criteria ?? {}).map(([id, it]) => [id, it.firstMetOn]));
};

describe('interstice assess', () => {
  it('gives every case of the published definitions its verdict (P-01, P-02, P-03, P-04)', async () => {
    const run = await runCli([
      ...['assess', fixture, '--criteria', 'inbuild,ppf-2022,short-form'],
      ...['--format', 'json'],
    ]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const told = linesOf(run).map(({ patientId: name, criteria }) => {
      const isMet = (id: string) => typeof criteria[id]?.firstMetOn === 'string';
      return {
        name,
        inbuild: ['a', 'b', 'c', 'd'].filter((letter) => isMet(`inbuild.${letter}`)),
        ppf2022: isMet('ppf-2022'),
        shortForm: isMet('short-form'),
      };
    });
    expect(told).toEqual(DEFINITION_VERDICTS);
  });

  it('says for each criterion when it was first met, by which two tests and by how much', async () => {
    const rows = ['P1,2024-01-15,3000,80.0,,,', 'P1,2025-01-15,2700,72.0,,,', 'P1,2025-07-15,2600,69.0,,,'];
    const [line] = linesOf(await assess(rows, ['--criteria', 'inbuild,short-form']));
    const first = {
      firstMetOn: '2025-01-15',
      earlier: { testedOn: '2024-01-15', fvcMl: 3000, fvcPctPred: 80 },
      later: { testedOn: '2025-01-15', fvcMl: 2700, fvcPctPred: 72 },
      // (80.0 - 72.0) / 80.0 is exactly a tenth.
      decline: { measure: 'fvc_pct_pred', relativePct: 10, points: 8, assumed: true },
    };
    const unmet = { firstMetOn: null, earlier: null, later: null, decline: null };
    expect(line).toEqual({
      patientId: 'P1',
      criteria: {
        'inbuild.a': first,
        'inbuild.b': unmet,
        'inbuild.c': unmet,
        'inbuild.d': unmet,
        'short-form': first,
      },
    });
  });

  it('judges in litres where the percents are missing', async () => {
    const [line] = linesOf(await assess(['P1,2024-01-15,3000,,,,', 'P1,2025-01-15,2700,,,,']));
    expect(line?.criteria['inbuild.a']?.decline).toEqual({
      measure: 'fvc_ml',
      relativePct: 10,
      assumed: true,
    });
  });

  it('takes rows in the order of their days, and patients in the order of the file', async () => {
    const run = await assess([
      'P2,2025-01-15,2700,,,,',
      'P1,2024-01-15,3000,,,,',
      'P2,2024-01-15,3000,,,,',
      'P1,2025-01-15,3000,,,,',
    ]);
    expect(
      linesOf(run).map(({ patientId, criteria }) => [patientId, criteria['inbuild.a']?.firstMetOn]),
    ).toEqual([
      ['P2', '2025-01-15'],
      ['P1', null],
    ]);
  });

  it('does not count the flags of a first row, which has nothing to compare with', async () => {
    expect(await metOn(['P1,2024-01-15,,80,,true,true', 'P1,2024-07-15,,80,,,'])).toMatchObject({
      'inbuild.d': null,
    });
    expect(await metOn(['P1,2024-01-15,,80,,,', 'P1,2024-07-15,,80,,true,true'])).toMatchObject({
      'inbuild.d': '2024-07-15',
    });
  });

  it('counts a flag for a definition only where both of its rows lie in the window of that definition', async () => {
    // 13 months: within the 24 of INBUILD, not within the 12 of PPF 2022.
    expect(await metOn(['P1,2024-01-15,,80,,,', 'P1,2025-02-15,,80,,true,true'])).toMatchObject({
      'inbuild.d': '2025-02-15',
      'ppf-2022': null,
    });
    expect(await metOn(['P1,2024-01-15,,80,,,', 'P1,2025-01-15,,80,,true,true'])).toMatchObject({
      'inbuild.d': '2025-01-15',
      'ppf-2022': '2025-01-15',
    });
    // 25 months: outside of both; the short form has no window. 80 to 74 is a fall of 7.5 %.
    expect(await metOn(['P1,2024-01-15,,80,,,', 'P1,2026-02-15,,74,,true,true'])).toMatchObject({
      'inbuild.b': null,
      'inbuild.d': null,
      'ppf-2022': null,
      'short-form': '2026-02-15',
    });
  });

  it('takes a blank flag as unknown, and a later false as no worsening since the row before', async () => {
    // 80 to 74 is a fall of 7.5 %: with worsened symptoms it is INBUILD B.
    expect(await metOn(['P1,2024-01-15,,80,,,', 'P1,2025-01-15,,74,,,'])).toMatchObject({
      'inbuild.b': null,
    });
    expect(
      await metOn(['P1,2024-01-15,,80,,,', 'P1,2024-07-15,,80,,true,', 'P1,2025-01-15,,74,,false,']),
    ).toMatchObject({ 'inbuild.b': '2025-01-15' });
  });

  it('judges findings of a day without a value as well', async () => {
    expect(await metOn(['P1,2024-01-15,,80,,,', 'P1,2024-07-15,,,,true,true'])).toMatchObject({
      'inbuild.d': '2024-07-15',
    });
  });

  it('reads the file from standard input too', async () => {
    const stdin = `${HEADER}\nP1,2024-01-15,3000,,,,\n`;
    expect(linesOf(await runCli(['assess', '-'], { stdin }))).toHaveLength(1);
  });

  it('judges nothing where a place of the file cannot be used, and names every such place', async () => {
    const run = await assess([
      'P1,2024-01-15,3000,,,,',
      ...Array.from({ length: 60 }, () => 'P2,2024-01-15,3.2,,,,'),
    ]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    const lines = run.stderr.split('\n');
    expect(lines[0]).toMatch(/^line 3, fvc_ml: expected millilitres/);
    expect(lines.filter((line) => line.startsWith('line '))).toHaveLength(50);
    expect(lines.slice(50)).toEqual([
      '… and 10 more',
      'interstice: The file cannot be used as it is; nothing was judged.',
      '',
    ]);
  });

  it('says which definitions there are when another one is asked for', async () => {
    const run = await assess(['P1,2024-01-15,3000,80,,,'], ['--criteria', 'inbuild,gap']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toBe(
      'interstice: There are no criteria "gap". Known: inbuild, ppf-2022, omeract-2015, erice, short-form.\n',
    );
  });

  it('says so plainly when there is no such file, or it is a folder', async () => {
    expect(await runCli(['assess', 'no-such-file.csv'])).toMatchObject({
      code: 1,
      stderr: 'interstice: There is no such file.\n',
    });
    expect(await runCli(['assess', '.'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('a folder'),
    });
  });

  it('loads nothing of the server, so that it runs where there is none', async () => {
    const seen = await runCli([], {
      wrapped: [
        '--input-type=module',
        '--eval',
        `import { register } from 'node:module';
         const loader = 'export async function resolve(name, context, next) {' +
           'if (/^(@interstice.server|pg|bullmq|@prisma)/.test(name)) throw new Error("loaded " + name);' +
           'return next(name, context); }';
         register('data:text/javascript,' + encodeURIComponent(loader));
         process.argv = [process.execPath, 'interstice', 'assess', ${JSON.stringify(fixture)}];
         await import(${JSON.stringify(new URL('../../bin/interstice.mjs', import.meta.url).href)});`,
      ],
    });
    expect(seen).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(seen)).toHaveLength(DEFINITION_VERDICTS.length);
  });
});
