// The document as the command writes it and as the check compares it.
import prettier from 'prettier';
import { sourceFiles } from '../checks/source-files.mjs';
import { inRoot } from '../workspace.mjs';
import { DOCUMENT, traceabilityDocument } from './document.mjs';
import { builtRules } from './rule-data.mjs';
import { traced } from './trace.mjs';

/** @returns {Promise<string>} */
export async function writtenTraceability() {
  const { ruleFiles, sources } = await builtRules();
  const text = traceabilityDocument(traced(sourceFiles(), ruleFiles), sources);
  const options = await prettier.resolveConfig(inRoot(DOCUMENT));
  return prettier.format(text, { ...options, parser: 'markdown' });
}
