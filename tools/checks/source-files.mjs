// The text files of the project, without what is installed, built or generated.
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { filesIn } from '../stamp.mjs';
import { root } from '../workspace.mjs';

const notOurs = /[/\\](node_modules|dist|generated|coverage|\.git|\.nx|var|\.swc)$/;
const text =
  /\.(ts|tsx|mjs|js|json|sql|prisma|md|yml|yaml|sh|html|css|csv)$|[/\\](Dockerfile|\.ci[/\\]run|\.env[\w.]*)$/;

/** @returns {import('./repository-rules.mjs').SourceFile[]} */
export function sourceFiles() {
  return filesIn(root, (path) => !notOurs.test(path))
    .filter((path) => text.test(path))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}
