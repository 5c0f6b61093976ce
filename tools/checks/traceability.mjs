// Every statement of the requirements and of the behaviour is carried out by a rule or a feature and held by a test, and
// what is named in doing so exists: the statement, the document that a rule cites, the file of a feature.
import { FEATURES } from '../traceability/features.mjs';
import { DOCUMENT } from '../traceability/document.mjs';
import { citingRules, namedRules } from '../traceability/rule-data.mjs';
import { ID, statementsIn } from '../traceability/statements.mjs';

/** @typedef {import('./repository-rules.mjs').SourceFile} SourceFile */
/** @typedef {import('./repository-rules.mjs').Problem} Problem */
/** @typedef {import('../traceability/features.mjs').Feature} Feature */
/** @typedef {import('../traceability/rule-data.mjs').RuleFile} RuleFile */
/** @typedef {import('../traceability/rule-data.mjs').NamedRule} NamedRule */
/** @typedef {import('../traceability/rule-data.mjs').Sources} Sources */
/** @typedef {import('../traceability/trace.mjs').Traced} Traced */
/** @typedef {import('../traceability/excepted.mjs').Exception} Exception */

const CITING =
  /^((apps|libs)\/[\w-]+\/src|test|tools|prisma|docs)\/.*\.(ts|tsx|mjs|sql|prisma|md)$|^\w+\.md$/;

/**
 * @param {readonly SourceFile[]} files all of the project
 * @returns {Problem[]} files that name a statement that there is not
 */
export function unknownIds(files) {
  const known = new Set(statementsIn(files).map(({ id }) => id));
  return files
    .filter(({ path }) => CITING.test(path) && !/^(test|tools)\/checks\//.test(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          (line.match(ID) ?? [])
            .filter((id) => !known.has(id))
            .map((id) => ({ rule: 'known-ids', path, line: index + 1, detail: `there is no ${id}` })),
        ),
    );
}

/**
 * @param {readonly SourceFile[]} files all of the project
 * @param {readonly Feature[]} [features]
 * @returns {Problem[]}
 */
export function featureProblems(files, features = FEATURES) {
  const known = new Set(statementsIn(files).map(({ id }) => id));
  const paths = new Set(files.map(({ path }) => path));
  return features.flatMap((feature) => [
    ...feature.ids.filter((id) => !known.has(id)).map((id) => about(`${feature.title}: there is no ${id}`)),
    ...feature.files
      .filter((path) => !paths.has(path))
      .map((path) => about(`${feature.title}: there is no file ${path}`)),
  ]);
}

/**
 * @param {readonly RuleFile[]} ruleFiles
 * @param {Sources} sources
 * @param {ReadonlySet<string>} known ids of statements
 * @returns {Problem[]} citations of what there is not, and names that two rules share
 */
export function ruleProblems(ruleFiles, sources, known) {
  const cited = citingRules(ruleFiles).flatMap(({ file, name, cite }) => [
    ...(Object.hasOwn(sources, cite.doc)
      ? []
      : [about(`${name} cites ${cite.doc}, which is no source`, file)]),
    ...(cite.at === '' ? [about(`${name} cites no place in ${cite.doc}`, file)] : []),
    ...(cite.ids ?? [])
      .filter((id) => !known.has(id))
      .map((id) => about(`${name} answers to ${id}, which is no statement`, file)),
  ]);
  return [...cited, ...sharedNames(namedRules(ruleFiles))];
}

/**
 * What a protocol takes over from another is one rule, not two. Two may share a name only where the one says so: an alert is
 * named for the criterion set that raises it, and a schedule of blood tests for the protocol whose text it follows.
 *
 * @param {readonly NamedRule[]} rules
 * @returns {Problem[]}
 */
function sharedNames(rules) {
  /** @type {Map<string, NamedRule>} */
  const first = new Map();
  /** @type {Problem[]} */
  const problems = [];
  for (const rule of rules) {
    const other = first.get(rule.id);
    if (other === undefined) first.set(rule.id, rule);
    else if (!mayShare(rule, other))
      problems.push(about(`${rule.id} is also the id of a ${other.kind} in ${other.file}`, rule.file));
  }
  return problems;
}

/** @param {NamedRule} one @param {NamedRule} other */
function mayShare(one, other) {
  const kinds = [one.kind, other.kind].sort().join(' and ');
  if (kinds === 'alert and rule')
    return [one, other].some(({ id, value }) => 'set' in value && value.set === id);
  return kinds === 'protocol and schedule';
}

/**
 * @param {readonly Traced[]} all
 * @param {readonly Exception[]} excepted
 * @returns {Problem[]} statements that nothing carries out or holds, and states that say otherwise than what is there
 */
export function traceProblems(all, excepted) {
  const without = new Set(excepted.filter(({ whole }) => whole).flatMap(({ ids }) => ids));
  return all.flatMap(({ id, doc, state, rules, features, named, tests }) => {
    const carriedOut = rules.length + features.length + named.length > 0;
    const held = tests.length > 0;
    /** @type {string[]} */
    const wrong = [];
    if (without.has(id) && state === 'open') return [];
    if (!carriedOut) wrong.push(`${id} is carried out by no rule and no feature`);
    if (!held) wrong.push(`${id} is held by no test`);
    if (state === 'open' && carriedOut && held)
      wrong.push(`${id} is called open, but is carried out and held`);
    return wrong.map((detail) => about(detail, doc));
  });
}

/**
 * @param {readonly SourceFile[]} files all of the project
 * @param {string} written what `npm run traceability` writes
 * @returns {Problem[]}
 */
export function staleness(files, written) {
  if (files.find(({ path }) => path === DOCUMENT)?.text === written) return [];
  return [about('is not what the rules and tests say: run `npm run traceability`', DOCUMENT)];
}

/** @param {string} detail @param {string} [path] @returns {Problem} */
function about(detail, path = 'tools/traceability/features.mjs') {
  return { rule: 'traceability', path, line: 1, detail };
}
