// docs/traceability.md as it is written: a table to look over, then a short block for each statement.
import { EXCEPTED } from './excepted.mjs';

/** @typedef {import('./trace.mjs').Traced} Traced */
/** @typedef {import('./rule-data.mjs').Sources} Sources */
/** @typedef {import('./rule-data.mjs').CitingRule} CitingRule */
/** @typedef {import('./test-titles.mjs').TestTitle} TestTitle */

export const DOCUMENT = 'docs/traceability.md';

const INTRODUCTION = `# Traceability

Written by \`npm run traceability\` from rule data, comments and the titles of tests; nobody edits it. For each statement of
the [requirements](requirements.md) and of the [behaviour](behaviour.md): the **rules** whose citation names it, with their
source; the **features** that carry it out, and the code whose comments name it; the **tests** whose title names it (what
stands in a \`describe\` so named belongs to it). The statements and what their state means stand in those two documents.`;

const HEADINGS = { 'docs/requirements.md': 'Requirements', 'docs/behaviour.md': 'Behaviour' };

/**
 * @param {readonly Traced[]} all
 * @param {Sources} sources
 * @returns {string}
 */
export function traceabilityDocument(all, sources) {
  const parts = [INTRODUCTION, excepted(), '## At a glance', glance(all)];
  for (const [doc, heading] of Object.entries(HEADINGS)) {
    parts.push(`## ${heading}`);
    for (const one of all) if (one.doc === doc) parts.push(block(one, sources));
  }
  return `${parts.join('\n\n')}\n`;
}

function excepted() {
  const lines = EXCEPTED.map(({ ids, what, why }) => `- **${ids.join(', ')}**: ${what}. ${why}`);
  return ['Not to be traced yet:', lines.join('\n')].join('\n\n');
}

/** Numbers only, and a way to the block. @param {readonly Traced[]} all */
function glance(all) {
  const head = ['id', 'state', 'rules', 'features', 'named in', 'tests'];
  const rows = all.map((one) => [
    `[${one.id}](#${one.id.toLowerCase()})`,
    one.state,
    count(one.rules),
    count(one.features),
    count(one.named),
    count(one.tests),
  ]);
  const widths = head.map((name, nth) =>
    Math.max(name.length, ...rows.map((row) => (row[nth] ?? '').length)),
  );
  /** @param {readonly string[]} cells @param {string} [fill] */
  const line = (cells, fill = ' ') =>
    `| ${cells.map((cell, nth) => cell.padEnd(widths[nth] ?? 0, fill)).join(' | ')} |`;
  const rule = line(
    head.map(() => ''),
    '-',
  );
  return [line(head), rule, ...rows.map((row) => line(row))].join('\n');
}

/** @param {readonly unknown[]} things */
function count(things) {
  return things.length === 0 ? '' : String(things.length);
}

/** @param {Traced} one @param {Sources} sources */
function block(one, sources) {
  const features = one.features.map(({ title, files }) => `- ${title}: ${files.map(link).join(', ')}`);
  if (one.named.length > 0) features.push(`- named in ${one.named.map(link).join(', ')}`);
  const rules = grouped(one.rules, ({ file, cite }) => `${file} ${cite.doc}`);
  return [
    `### ${one.id}`,
    `${one.text} _(${one.state})_`,
    ...part(
      'Rules',
      rules.map((same) => ruleLine(same, sources)),
    ),
    ...part('Features', features),
    ...part('Tests', grouped(one.tests, ({ file }) => file).map(testLine)),
  ].join('\n\n');
}

/** @param {string} heading @param {readonly string[]} lines */
function part(heading, lines) {
  return lines.length === 0 ? [] : [`**${heading}**`, lines.join('\n')];
}

/** The rules of one file that rest on one source. @param {readonly CitingRule[]} rules @param {Sources} sources */
function ruleLine(rules, sources) {
  const [{ file, cite } = { file: '', cite: { doc: '' } }] = rules;
  const named = grouped(rules, (rule) => rule.cite.at).map((same) => {
    const names = [...new Set(same.map(({ name }) => `\`${name}\``))];
    return `${names.join(', ')} (${escaped(same[0]?.cite.at ?? '')})`;
  });
  return `- ${link(file)}, after _${escaped(sources[cite.doc]?.title ?? cite.doc)}_: ${named.join('; ')}`;
}

/** @param {readonly TestTitle[]} tests of one file */
function testLine(tests) {
  const [{ file } = { file: '' }] = tests;
  return [`- ${link(file)}`, ...tests.map(({ title }) => `  - ${escaped(title)}`)].join('\n');
}

/** @template T @param {readonly T[]} things @param {(thing: T) => string} by @returns {T[][]} */
function grouped(things, by) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const thing of things) groups.set(by(thing), [...(groups.get(by(thing)) ?? []), thing]);
  return [...groups.values()];
}

/** @param {string} path */
function link(path) {
  return `[${path.split('/').at(-1)?.replaceAll('_', '\\_')}](../${path})`;
}

/** What Markdown would read as more than text. @param {string} text */
function escaped(text) {
  return text.replace(/[\\`*_<>[\]|$]/g, '\\$&');
}
