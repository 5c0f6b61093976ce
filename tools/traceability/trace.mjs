// What carries out and what holds each statement, put together.
import { FEATURES } from './features.mjs';
import { namingFiles } from './naming-files.mjs';
import { citingRules } from './rule-data.mjs';
import { statementsIn } from './statements.mjs';
import { testTitles } from './test-titles.mjs';

/** @typedef {import('../checks/repository-rules.mjs').SourceFile} SourceFile */
/** @typedef {import('./statements.mjs').Statement} Statement */
/** @typedef {import('./rule-data.mjs').RuleFile} RuleFile */
/** @typedef {import('./rule-data.mjs').CitingRule} CitingRule */
/** @typedef {import('./test-titles.mjs').TestTitle} TestTitle */
/** @typedef {import('./features.mjs').Feature} Feature */
/**
 * @typedef {Statement & {
 *   rules: CitingRule[],
 *   features: readonly Feature[],
 *   named: readonly string[],
 *   tests: TestTitle[],
 * }} Traced
 */

/**
 * @param {readonly SourceFile[]} files all of the project
 * @param {readonly RuleFile[]} ruleFiles
 * @param {readonly Feature[]} [features]
 * @returns {Traced[]} in the order of the documents
 */
export function traced(files, ruleFiles, features = FEATURES) {
  const rules = citingRules(ruleFiles);
  const named = namingFiles(files);
  const tests = testTitles(files);
  return statementsIn(files).map((statement) => {
    const { id } = statement;
    return {
      ...statement,
      rules: rules.filter(({ cite }) => cite.ids?.includes(id)),
      features: features.filter(({ ids }) => ids.includes(id)),
      named: named.get(id) ?? [],
      tests: tests.filter(({ ids }) => ids.includes(id)),
    };
  });
}
