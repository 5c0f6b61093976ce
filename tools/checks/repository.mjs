import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { filesIn } from '../stamp.mjs';
import { root } from '../workspace.mjs';
import { findProblems } from './repository-rules.mjs';

const notOurs = /[/\\](node_modules|dist|generated|coverage|\.git|\.nx|var|\.swc)$/;
const text =
  /\.(ts|tsx|mjs|js|json|sql|prisma|md|yml|yaml|sh|html|css|csv)$|[/\\](Dockerfile|\.ci[/\\]run|\.env[\w.]*)$/;

const files = filesIn(root, (path) => !notOurs.test(path))
  .filter((path) => text.test(path))
  .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
const problems = findProblems(files);
for (const { rule, path, line, detail } of problems) console.error(`${path}:${line}  ${rule}: ${detail}`);
console.log(`${files.length} files, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;
