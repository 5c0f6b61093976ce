import { hazardProblems } from './hazards.mjs';
import { findProblems } from './repository-rules.mjs';
import { sourceFiles } from './source-files.mjs';
import { traceabilityProblems } from './traceability.mjs';

const files = sourceFiles();
const problems = [...findProblems(files), ...traceabilityProblems(files), ...hazardProblems(files)];
for (const { rule, path, line, detail } of problems) console.error(`${path}:${line}  ${rule}: ${detail}`);
console.log(`${files.length} files, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;
