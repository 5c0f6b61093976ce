import { traceabilityProblems } from '../../tools/checks/traceability.mjs';

const STATEMENTS = [
  '| id | statement | state |',
  '| P-01 | INBUILD A. | done |',
  '| P-02 | INBUILD B. | partly |',
  '| P-09 | The course. | open |',
].join('\n');

const FILES = {
  'docs/requirements.md': STATEMENTS,
  'libs/progression/src/inbuild.rules.ts': '// P-01',
  'libs/progression/src/inbuild.spec.ts': '',
};

const ROWS = {
  'P-01':
    '| P-01 | [rules](../libs/progression/src/inbuild.rules.ts) | [spec](../libs/progression/src/inbuild.spec.ts) |',
  'P-02':
    '| P-02 | [rules](../libs/progression/src/inbuild.rules.ts) | [spec](../libs/progression/src/inbuild.spec.ts) |',
  'P-09': '| P-09 |  |  |',
};

/** What is found where the table has these rows and the project these files besides. */
function found(rows: Record<string, string>, files: Record<string, string> = {}) {
  const table = Object.values(rows).join('\n');
  const all = { ...FILES, ...files, 'docs/traceability.md': table };
  return traceabilityProblems(Object.entries(all).map(([path, text]) => ({ path, text }))).map(
    ({ detail }) => detail,
  );
}

describe('The table of what carries out and holds each statement', () => {
  it('is in order where every statement has a row with files that there are', () => {
    expect(found(ROWS)).toEqual([]);
  });

  it('lacks no statement and names none twice', () => {
    expect(found({ 'P-01': ROWS['P-01'], 'P-02': ROWS['P-02'] })).toEqual(['P-09 has no row']);
    expect(found({ ...ROWS, again: ROWS['P-09'] })).toEqual(['P-09 has two rows']);
  });

  it('names no file that there is not', () => {
    expect(found({ ...ROWS, 'P-09': '| P-09 | [gone](../libs/progression/src/trend.ts) |  |' })).toEqual([
      'there is no file libs/progression/src/trend.ts',
    ]);
  });

  it('takes nothing but a test for what holds a statement', () => {
    const row = ROWS['P-02'].replace('inbuild.spec.ts', 'inbuild.rules.ts');
    expect(found({ ...ROWS, 'P-02': row })).toEqual(['libs/progression/src/inbuild.rules.ts is no test']);
  });

  it('has a file and a test for all that is done or partly done', () => {
    expect(found({ ...ROWS, 'P-01': '| P-01 |  |  |' })).toEqual([
      'P-01 is done, but no file carries it out',
      'P-01 is done, but no test holds it',
    ]);
  });

  it('is not needed to see that a file cites a statement that there is not', () => {
    expect(found(ROWS, { 'apps/api/src/pft/pft.ts': '// P-77' })).toEqual(['there is no P-77']);
  });
});
