// Every statement of the requirements and of the behaviour has a row that says where it is carried out and what holds it.

/** @typedef {import('./repository-rules.mjs').SourceFile} SourceFile */
/** @typedef {import('./repository-rules.mjs').Problem} Problem */

/** Where the statements are; each row of their tables ends with its state. */
const STATEMENTS = ['docs/requirements.md', 'docs/behaviour.md'];
const TABLE = 'docs/traceability.md';

const ID = /\b[TRMPXDECB]-\d{2}\b/g;
const STATEMENT = /^\| ([TRMPXDECB]-\d{2}) +\|.*\| (\w+) +\|$/;
const ROW = /^\| ([TRMPXDECB]-\d{2}) +\|(.*)\|(.*)\|$/;
const LINK = /\]\(\.\.\/([^)]+)\)/g;
const CITING = /^((apps|libs)\/[\w-]+\/src|test|tools|prisma|docs)\/.*\.(ts|mjs|sql|prisma|md)$|^\w+\.md$/;
const TEST = /\.(e2e-)?spec\.ts$/;

/**
 * @param {readonly SourceFile[]} files all of the project
 * @returns {Problem[]}
 */
export function traceabilityProblems(files) {
  const states = new Map(
    files
      .filter(({ path }) => STATEMENTS.includes(path))
      .flatMap(({ text }) => text.split('\n'))
      .flatMap((line) => {
        const [, id, state] = STATEMENT.exec(line) ?? [];
        return id && state ? [/** @type {const} */ ([id, state])] : [];
      }),
  );
  return [...unknownIds(files, states), ...wrongRows(files, states)];
}

/**
 * @param {readonly SourceFile[]} files
 * @param {ReadonlyMap<string, string>} states
 * @returns {Problem[]}
 */
function unknownIds(files, states) {
  return files
    .filter(({ path }) => CITING.test(path) && !/^(test|tools)\/checks\//.test(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          (line.match(ID) ?? [])
            .filter((id) => !states.has(id))
            .map((id) => ({ rule: 'known-ids', path, line: index + 1, detail: `there is no ${id}` })),
        ),
    );
}

/**
 * @param {readonly SourceFile[]} files
 * @param {ReadonlyMap<string, string>} states
 * @returns {Problem[]}
 */
function wrongRows(files, states) {
  const paths = new Set(files.map(({ path }) => path));
  const missing = new Set(states.keys());
  /** @type {Problem[]} */
  const problems = [];
  const lines = files.find(({ path }) => path === TABLE)?.text.split('\n') ?? [];
  lines.forEach((text, index) => {
    const [, id = '', carriedOut = '', held = ''] = ROW.exec(text) ?? [];
    if (id === '') return;
    /** @param {string} detail */
    const refuse = (detail) => problems.push({ rule: 'traceability', path: TABLE, line: index + 1, detail });
    if (!missing.delete(id) && states.has(id)) refuse(`${id} has two rows`);
    const [by, tests] = [linked(carriedOut), linked(held)];
    for (const path of [...by, ...tests]) if (!paths.has(path)) refuse(`there is no file ${path}`);
    for (const path of tests) if (!TEST.test(path)) refuse(`${path} is no test`);
    const state = states.get(id);
    if (state !== 'open' && by.length === 0) refuse(`${id} is ${state}, but no file carries it out`);
    if (state !== 'open' && tests.length === 0) refuse(`${id} is ${state}, but no test holds it`);
  });
  for (const id of missing)
    problems.push({ rule: 'traceability', path: TABLE, line: 1, detail: `${id} has no row` });
  return problems;
}

/** @param {string} cell */
function linked(cell) {
  return [...cell.matchAll(LINK)].map(([, path = '']) => path);
}
