// A set-up step is skipped when the content it depends on is what it was when the step last succeeded.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root } from './workspace.mjs';

// Inside node_modules: whoever deletes the packages deletes what was built with them from memory as well.
const folder = inRoot('node_modules', '.interstice');

/**
 * @param {string[]} paths files and folders; names and contents count, times do not
 * @param {(path: string) => boolean} [include]
 * @returns {string}
 */
export function stampOf(paths, include = () => true) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const path of paths) {
    for (const file of filesIn(path, include)) {
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @param {(path: string) => boolean} include
 * @returns {string[]} in a fixed order
 */
export function filesIn(path, include) {
  if (!existsSync(path) || !include(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name), include));
}

/**
 * @param {string} step
 * @param {string} stamp
 */
export function isCurrent(step, stamp) {
  const file = join(folder, step);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/**
 * @param {string} step
 * @param {string} stamp
 */
export function remember(step, stamp) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, step), stamp);
}

/** @param {string} step */
export function forget(step) {
  rmSync(join(folder, step), { force: true });
}
