// The titles of the tests that name a statement: of a spec's describe and it, and of the cases that such a one runs by name.
import ts from 'typescript';
import { idsIn } from './statements.mjs';

/** @typedef {import('../checks/repository-rules.mjs').SourceFile} SourceFile */
/** @typedef {{ file: string, title: string, ids: string[] }} TestTitle `title` begins with those around it */

const SPEC = /\.(e2e-)?spec\.ts$/;
const CASES = /\.cases\.ts$/;
const TITLED = new Set(['describe', 'it', 'test']);

/**
 * @param {readonly SourceFile[]} files all of the project
 * @returns {TestTitle[]} in the order of the files
 */
export function testTitles(files) {
  return files.flatMap(({ path, text }) => {
    if (!(SPEC.test(path) || CASES.test(path)) || idsIn(text).length === 0) return [];
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return SPEC.test(path) ? titlesOf(tree, path) : namesOf(tree, path);
  });
}

/** @param {ts.SourceFile} tree @param {string} file @returns {TestTitle[]} */
function titlesOf(tree, file) {
  /** @type {TestTitle[]} */
  const found = [];
  /** @param {ts.Node} node @param {readonly string[]} around @returns {void} */
  const go = (node, around) => {
    const title = titleOf(node);
    const titles = title === undefined ? around : [...around, title];
    const ids = idsIn(title ?? '');
    if (ids.length > 0) found.push({ file, title: titles.join(' › '), ids });
    ts.forEachChild(node, (child) => go(child, titles));
  };
  go(tree, []);
  return found;
}

/** @param {ts.Node} node @returns {string | undefined} the title, where the node is a call of describe, it or test */
function titleOf(node) {
  if (!ts.isCallExpression(node) || !node.arguments[0]) return undefined;
  if (skips(node.expression)) return undefined;
  let called = node.expression;
  // describe.each(…)('…'), it.only('…'), describe.each`…`('…'): the name stands at the far left
  while (!ts.isIdentifier(called)) {
    if (ts.isPropertyAccessExpression(called) || ts.isCallExpression(called)) called = called.expression;
    else if (ts.isTaggedTemplateExpression(called)) called = called.tag;
    else return undefined;
  }
  return TITLED.has(called.text) ? textOf(node.arguments[0]) : undefined;
}

/** @param {ts.Node} called what is never run holds nothing */
function skips(called) {
  return /\.(skip|todo)\b/.test(called.getText());
}

/** @param {ts.Expression} node @returns {string | undefined} */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
  return undefined;
}

/** The `name` of each case: `it.each(CASES)('$name', …)` makes it the title. @param {ts.SourceFile} tree @param {string} file */
function namesOf(tree, file) {
  /** @type {TestTitle[]} */
  const found = [];
  /** @param {ts.Node} node */
  const go = (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'name') {
      const title = textOf(node.initializer) ?? '';
      const ids = idsIn(title);
      if (ids.length > 0) found.push({ file, title, ids });
    }
    ts.forEachChild(node, go);
  };
  go(tree);
  return found;
}
