// The files whose comments name a statement: code, neither rule data (which cites) nor tests (whose titles count).
import ts from 'typescript';
import { idsIn } from './statements.mjs';

/** @typedef {import('../checks/repository-rules.mjs').SourceFile} SourceFile */

const CODE = /^((apps|libs)\/[\w-]+\/src\/.*\.(ts|tsx)|prisma\/(.*\.(sql|prisma|mjs))|tools\/[\w-]+\.mjs)$/;
const NOT = /\.(e2e-)?spec\.tsx?$|\.spec-support\.tsx?$|\.(cases|rules|table)\.ts$/;

/**
 * @param {readonly SourceFile[]} files all of the project
 * @returns {Map<string, string[]>} paths by id
 */
export function namingFiles(files) {
  /** @type {Map<string, string[]>} */
  const byId = new Map();
  for (const { path, text } of files) {
    if (!CODE.test(path) || NOT.test(path) || idsIn(text).length === 0) continue;
    for (const id of idsIn(commentsOf(path, text))) byId.set(id, [...(byId.get(id) ?? []), path]);
  }
  return byId;
}

/** @param {string} path @param {string} text */
function commentsOf(path, text) {
  if (/\.sql$/.test(path)) return (text.match(/--.*$/gm) ?? []).join('\n');
  if (/\.prisma$/.test(path)) return (text.match(/\/\/.*$/gm) ?? []).join('\n');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  /** @type {Set<string>} */
  const comments = new Set();
  /** @param {ts.Node} node */
  const go = (node) => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of ranges) comments.add(text.slice(pos, end));
    for (const child of node.getChildren(tree)) go(child);
  };
  go(tree);
  return [...comments].join('\n');
}
