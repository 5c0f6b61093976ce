// Every hazard of the log says what causes it, what follows, what stands against it, which test holds that, and what remains.

/** @typedef {import('./repository-rules.mjs').SourceFile} SourceFile */
/** @typedef {import('./repository-rules.mjs').Problem} Problem */

const LOG = 'docs/hazards.md';
const HEADING = /^### (H-\d{2}) \S/;
const PARTS = ['Cause', 'Effect', 'Control', 'Test', 'Remains'];
const LINK = /\]\(\.\.\/([^)]+)\)/g;
const TEST = /\.(e2e-)?spec\.ts$/;

/**
 * @param {readonly SourceFile[]} files all of the project
 * @returns {Problem[]}
 */
export function hazardProblems(files) {
  const paths = new Set(files.map(({ path }) => path));
  const lines = files.find(({ path }) => path === LOG)?.text.split('\n') ?? [];
  const starts = lines.flatMap((text, index) => (text.startsWith('### ') ? [index] : []));
  /** @type {Problem[]} */
  const problems = [];
  /** @param {number} index @param {string} detail */
  const refuse = (index, detail) => problems.push({ rule: 'hazards', path: LOG, line: index + 1, detail });
  if (starts.length === 0) refuse(0, 'there are no hazards');
  const seen = new Set();
  starts.forEach((start, nth) => {
    const id = HEADING.exec(lines[start] ?? '')?.[1];
    if (id === undefined) {
      refuse(start, 'a hazard is headed by its id and what it is');
      return;
    }
    if (seen.has(id)) refuse(start, `${id} is there twice`);
    seen.add(id);
    const text = lines.slice(start + 1, starts[nth + 1]).join('\n');
    for (const part of PARTS) if (!text.includes(`\n- **${part}**: `)) refuse(start, `${id} has no ${part}`);
    const tests = text.split('\n- **Test**: ')[1]?.split('\n- **')[0] ?? '';
    const linked = [...tests.matchAll(LINK)].map(([, path = '']) => path);
    if (!linked.some((path) => TEST.test(path))) refuse(start, `${id} names no test`);
    for (const path of linked) if (!paths.has(path)) refuse(start, `${id}: there is no file ${path}`);
  });
  return problems;
}
