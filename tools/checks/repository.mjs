import { asCommand } from '../workspace.mjs';
import { hazardProblems } from './hazards.mjs';
import { findProblems } from './repository-rules.mjs';
import { sourceFiles } from './source-files.mjs';
import { featureProblems, ruleProblems, staleness, traceProblems, unknownIds } from './traceability.mjs';
import { EXCEPTED } from '../traceability/excepted.mjs';
import { builtRules } from '../traceability/rule-data.mjs';
import { statementsIn } from '../traceability/statements.mjs';
import { traced } from '../traceability/trace.mjs';
import { writtenTraceability } from '../traceability/written.mjs';

await asCommand(async () => {
  const files = sourceFiles();
  const { ruleFiles, sources } = await builtRules();
  const known = new Set(statementsIn(files).map(({ id }) => id));
  const problems = [
    ...findProblems(files),
    ...unknownIds(files),
    ...featureProblems(files),
    ...ruleProblems(ruleFiles, sources, known),
    ...traceProblems(traced(files, ruleFiles), EXCEPTED),
    ...staleness(files, await writtenTraceability()),
    ...hazardProblems(files),
  ];
  for (const { rule, path, line, detail } of problems) console.error(`${path}:${line}  ${rule}: ${detail}`);
  console.log(`${files.length} files, ${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
});
