import {
  featureProblems,
  ruleProblems,
  staleness,
  traceProblems,
  unknownIds,
} from '../../tools/checks/traceability.mjs';
import { traceabilityDocument } from '../../tools/traceability/document.mjs';
import { traced } from '../../tools/traceability/trace.mjs';

const STATEMENTS = [
  '## P. Progression',
  '',
  '| id | statement | state |',
  '| P-01 | INBUILD A. | done |',
  '| P-02 | INBUILD B. | partly |',
  '| P-09 | The course. | open |',
].join('\n');

const FILES = {
  'docs/requirements.md': STATEMENTS,
  'libs/progression/src/fall.ts': "/** A fall, as P-02 wants it. */\nexport const P = 'P-09';",
  'libs/progression/src/inbuild.spec.ts':
    "describe.each([1])('INBUILD', () => { it(`${1} % is met (P-01)`, () => {}); it.skip('P-09', () => {}); });",
  'libs/progression/src/inbuild.cases.ts':
    "export const CASES = [{ name: 'worse symptoms (P-02)', day: 'P-09' }];",
};

const source = (text: Record<string, string>) =>
  Object.entries(text).map(([path, it]) => ({ path, text: it }));
const cite = { doc: 'inbuild-design', at: 'criterion A', ids: ['P-01'] };
const INBUILD = { id: 'inbuild', cite, criteria: [{ id: 'inbuild.a', cite, windowCite: cite }] };
const RULES = [
  { file: 'libs/progression/src/inbuild.rules.ts', exports: { INBUILD, EDGES: { low: { cite } } } },
];
const SOURCES = { 'inbuild-design': { title: 'INBUILD, design' } };
const KNOWN = new Set(['P-01', 'P-02', 'P-09']);
const details = (problems: readonly { detail: string }[]) => problems.map(({ detail }) => detail);

/** What is missing where the project has these files besides, and these rules. */
function missing(files: Record<string, string> = {}, ...except: Parameters<typeof traceProblems>[1]) {
  return details(traceProblems(traced(source({ ...FILES, ...files }), RULES, []), except));
}
const state = (id: string, to: string) => ({
  'docs/requirements.md': STATEMENTS.replace(new RegExp(`(${id}.*\\|) \\w+ \\|`), `$1 ${to} |`),
});

describe('The trace from statements to rules, features and tests', () => {
  it('finds rules by what they cite, by the nearest name; code by its comments; tests by their titles', () => {
    const [first, second, third] = traced(source(FILES), RULES, [
      { title: 'Falls', ids: ['P-01'], files: ['libs/progression/src/fall.ts'] },
    ]);
    expect(first?.rules.map(({ name }) => name)).toEqual([
      'EDGES low',
      'inbuild',
      'inbuild.a',
      'inbuild.a window',
    ]);
    expect(first?.tests.map(({ title }) => title)).toEqual(['INBUILD › … % is met (P-01)']);
    expect(first?.features.map(({ title }) => title)).toEqual(['Falls']);
    expect(second?.named).toEqual(['libs/progression/src/fall.ts']);
    expect(second?.tests.map(({ file }) => file)).toEqual(['libs/progression/src/inbuild.cases.ts']);
    // neither a text in the code, nor a skipped test, nor another property of a case
    expect([third?.named, third?.tests]).toEqual([[], []]);
  });

  it('lacks nothing but what is open', () => {
    expect(missing()).toEqual(['P-09 is carried out by no rule and no feature', 'P-09 is held by no test']);
    expect(missing({}, { ids: ['P-09'], what: 'slopes', why: 'Later.', whole: true })).toEqual([]);
  });

  it('excepts no statement in part, and none that is called done', () => {
    const open = ['P-09 is carried out by no rule and no feature', 'P-09 is held by no test'];
    expect(missing({}, { ids: ['P-09'], what: 'slopes', why: 'Later.' })).toEqual(open);
    expect(missing(state('P-09', 'done'), { ids: ['P-09'], what: 'slopes', why: '', whole: true })).toEqual(
      open,
    );
  });

  it('calls nothing open that is there', () => {
    expect(missing(state('P-01', 'open'))).toContain('P-01 is called open, but is carried out and held');
  });

  it('has one block for each statement, and is stale after any change', () => {
    const document = traceabilityDocument(traced(source(FILES), RULES, []), SOURCES);
    expect(document.match(/^### .*/gm)).toEqual(['### P-01', '### P-02', '### P-09']);
    expect(document).toContain('INBUILD A. _(done)_');
    expect(document).toContain(
      'after _INBUILD, design_: `EDGES low`, `inbuild`, `inbuild.a`, `inbuild.a window` (criterion A)',
    );
    const files = source({ ...FILES, 'docs/traceability.md': document });
    expect(staleness(files, document)).toEqual([]);
    expect(staleness(files, `${document} `)).toHaveLength(1);
    expect(staleness(source(FILES), document)).toHaveLength(1);
  });
});

describe('What is named for a trace', () => {
  it('is a statement that there is, in code, tests and documents', () => {
    expect(unknownIds(source(FILES))).toEqual([]);
    const files = {
      ...FILES,
      'apps/api/src/pft/pft.ts': '// P-77',
      'test/journeys/a.e2e-spec.ts': "it('B-99')",
    };
    expect(details(unknownIds(source(files)))).toEqual(['there is no P-77', 'there is no B-99']);
  });

  it('is, of a feature, a statement and files that there are', () => {
    const feature = { title: 'Falls', ids: ['P-01'], files: ['libs/progression/src/fall.ts'] };
    expect(featureProblems(source(FILES), [feature])).toEqual([]);
    const wrong = { title: 'Falls', ids: ['P-77'], files: ['libs/progression/src/gone.ts'] };
    expect(details(featureProblems(source(FILES), [wrong]))).toEqual([
      'Falls: there is no P-77',
      'Falls: there is no file libs/progression/src/gone.ts',
    ]);
  });
});

describe('Rule data', () => {
  /** What is wrong with rule data that has this besides. */
  const wrong = (more: Record<string, unknown>) =>
    details(ruleProblems([...RULES, { file: 'more.rules.ts', exports: more }], SOURCES, KNOWN));

  it('cites only known sources, a place in them, and statements that there are', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ X: { id: 'x', windowCite: { doc: 'hearsay', at: 'p. 1' } } })).toEqual([
      'x window cites hearsay, which is no source',
    ]);
    expect(wrong({ X: { a: [{ cite: { ...cite, at: '' } }] } })).toEqual([
      'X a 0 cites no place in inbuild-design',
    ]);
    expect(wrong({ X: { id: 'x', cite: { ...cite, ids: ['P-77'] } } })).toEqual([
      'x answers to P-77, which is no statement',
    ]);
  });

  it('has no two rules of one id, within a kind and across kinds', () => {
    const shared = ['inbuild is also the id of a rule in libs/progression/src/inbuild.rules.ts'];
    expect(wrong({ X: { id: 'inbuild', cite } })).toEqual(shared);
    expect(wrong({ X: { id: 'inbuild', rules: [] } })).toEqual(shared);
    expect(wrong({ X: { id: 'inbuild', set: 'ppf-2022', cite } })).toEqual(shared);
    expect(wrong({ X: { id: 'label', rules: [] }, Y: { id: 'label', rules: [] } })).toEqual([
      'label is also the id of a schedule in more.rules.ts',
    ]);
  });

  it('takes a rule that several protocols hold for one, and an alert named for its criterion set', () => {
    expect(wrong({ PROTOCOL: { id: 'summary', rules: [INBUILD], alerts: [] }, AGAIN: [INBUILD] })).toEqual(
      [],
    );
    expect(wrong({ X: { id: 'inbuild', set: 'inbuild', cite } })).toEqual([]);
    expect(wrong({ X: { id: 'summary', rules: [], alerts: [] }, Y: { id: 'summary', rules: [] } })).toEqual(
      [],
    );
  });

  it('may give the same name to parts that cite nothing of their own', () => {
    expect(
      wrong({
        X: { id: 'x', cite, bands: [{ id: 'worse' }] },
        Y: { id: 'y', cite, bands: [{ id: 'worse' }] },
      }),
    ).toEqual([]);
  });
});
