// The rule data of the domain libraries as they were built: what each piece cites, and by which name it is known.
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../workspace.mjs';

/** @typedef {{ doc: string, at: string, ids?: readonly string[] }} Citation */
/** @typedef {{ file: string, exports: Readonly<Record<string, unknown>> }} RuleFile `file` is the source, from the root */
/** @typedef {{ file: string, name: string, cite: Citation }} CitingRule */
/** @typedef {{ file: string, id: string, kind: string, value: object }} NamedRule */
/** @typedef {Readonly<Record<string, { title: string }>>} Sources */

/** In the order in which they depend on each other, so that a rule is told where it is written and not where it is used. */
const LIBRARIES = ['clinical', 'lung-function', 'progression', 'guideline'];

/** @returns {Promise<{ ruleFiles: RuleFile[], sources: Sources }>} what `tsc -b` has built */
export async function builtRules() {
  const ruleFiles = [];
  /** @type {Record<string, { title: string }>} */
  const sources = {};
  for (const library of LIBRARIES) {
    const folder = inRoot('libs', library, 'dist');
    for (const path of builtIn(folder)) {
      const from = relative(root, path).split(sep).join('/');
      const file = from.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
      if (!existsSync(inRoot(file))) continue; // built once from what is no longer there
      const exports = await import(pathToFileURL(realpathSync(path)).href);
      if (/\.rules\.ts$/.test(file)) ruleFiles.push({ file, exports });
      else Object.assign(sources, ...Object.entries(exports).flatMap(asSources));
    }
  }
  if (ruleFiles.length === 0) throw new Error('no rule data is built: run `npx tsc -b` first');
  return { ruleFiles: inOrderOfUse(ruleFiles), sources };
}

/** @param {string} folder @returns {string[]} */
function builtIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(\.rules|sources)\.js$/.test(path))
    .sort()
    .map((path) => join(folder, path));
}

/** @param {[string, unknown]} entry @returns {Record<string, { title: string }>[]} */
function asSources([name, value]) {
  return name.endsWith('SOURCES') ? [/** @type {Record<string, { title: string }>} */ (value)] : [];
}

/**
 * A file that is made of the rules of others comes after them: an object counts where it is met first.
 *
 * @param {readonly RuleFile[]} files
 * @returns {RuleFile[]}
 */
function inOrderOfUse(files) {
  const held = new Map(files.map((file) => [file, objectsIn(file.exports)]));
  const size = (/** @type {RuleFile} */ file) => held.get(file)?.size ?? 0;
  return [...files].sort((a, b) => size(a) - size(b) || (a.file < b.file ? -1 : 1));
}

/** @param {unknown} value @param {Set<object>} seen */
function objectsIn(value, seen = new Set()) {
  if (typeof value !== 'object' || value === null || seen.has(value)) return seen;
  seen.add(value);
  for (const part of Object.values(value)) objectsIn(part, seen);
  return seen;
}

/**
 * Every citation of the rule data, by the nearest name: the `id` of what holds it, else the path of keys to it.
 *
 * @param {readonly RuleFile[]} files
 * @returns {CitingRule[]}
 */
export function citingRules(files) {
  /** @type {CitingRule[]} */
  const found = [];
  visit(files, (value, { file, id, keys }) => {
    for (const [key, part] of Object.entries(value))
      if (isCitation(part)) found.push({ file, name: nameOf(value, id, keys, key), cite: part });
  });
  return found;
}

/**
 * Everything that has an id of its own and says where it comes from or what it is made of.
 *
 * @param {readonly RuleFile[]} files
 * @returns {NamedRule[]}
 */
export function namedRules(files) {
  /** @type {NamedRule[]} */
  const found = [];
  visit(files, (value, { file }) => {
    const id = idOf(value);
    if (id === undefined || !('cite' in value || 'rules' in value)) return;
    found.push({ file, id, kind: kindOf(value), value });
  });
  return found;
}

/** @param {object} value what may share an id with nothing else of its kind */
function kindOf(value) {
  if ('set' in value) return 'alert';
  if ('rules' in value) return 'alerts' in value ? 'protocol' : 'schedule';
  return 'rule';
}

/** @typedef {{ file: string, id: string | undefined, keys: readonly string[] }} Place */

/**
 * @param {readonly RuleFile[]} files
 * @param {(value: object, place: Place) => void} see each object once
 */
function visit(files, see) {
  const seen = new Set();
  /** @param {unknown} value @param {Place} place */
  const go = (value, place) => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const id = idOf(value);
    const here = id === undefined ? place : { ...place, id, keys: [] };
    see(value, here);
    for (const [key, part] of Object.entries(value)) go(part, { ...here, keys: [...here.keys, key] });
  };
  for (const { file, exports } of files)
    for (const name of Object.keys(exports).sort()) go(exports[name], { file, id: undefined, keys: [name] });
}

/** @param {object} value */
function idOf(value) {
  return 'id' in value && typeof value.id === 'string' ? value.id : undefined;
}

/** @param {unknown} value @returns {value is Citation} */
function isCitation(value) {
  if (typeof value !== 'object' || value === null) return false;
  return 'doc' in value && 'at' in value && typeof value.doc === 'string' && typeof value.at === 'string';
}

/** @param {object} value @param {string | undefined} id @param {readonly string[]} keys @param {string} key of the citation */
function nameOf(value, id, keys, key) {
  const also = key === 'cite' ? [] : [key.replace(/Cite$/, '')];
  if (idOf(value) !== undefined) return [id, ...also].join(' ');
  return [...(id === undefined ? [] : [id]), ...keys, ...also].join(' ');
}
