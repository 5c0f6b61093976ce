#!/usr/bin/env node
// The words of schema.prisma (`///`) as comments in the database, where an analyst or an operator meets them first.
// After changing words: `node prisma/comments.mjs > prisma/migrations/<timestamp>_described_<what>/migration.sql`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What the schema says of its tables and columns.
 * @param {string} schema text of schema.prisma
 * @returns {{ table: string, column: string | undefined, comment: string }[]} in the schema's order; `comment` is
 *   empty where the schema says nothing
 */
export function describedIn(schema) {
  const models = new Set([...schema.matchAll(/^model (\w+) \{/gm)].map(([, name]) => name));
  const described = [];
  /** @type {string[]} */
  let doc = [];
  /** @type {{ comment: string, columns: { column: string, comment: string }[] } | undefined} */
  let model;
  for (const line of schema.split('\n').map((text) => text.trim())) {
    const [word = '', type = ''] = line.split(/\s+/);
    if (line.startsWith('///')) {
      doc.push(line.slice(3).trim());
      continue;
    }
    if (word === 'model') model = { comment: doc.join(' '), columns: [] };
    else if (model && line.startsWith('@@map(')) {
      const table = /"(.+)"/.exec(line)?.[1] ?? '';
      described.push({ table, column: undefined, comment: model.comment });
      described.push(...model.columns.map((column) => ({ table, ...column })));
    } else if (model && /^[a-z]\w*$/.test(word) && !models.has(type.replace(/[?[\]]/g, ''))) {
      model.columns.push({ column: /(?<!@)@map\("(.+?)"\)/.exec(line)?.[1] ?? word, comment: doc.join(' ') });
    } else if (line === '}') model = undefined;
    doc = [];
  }
  return described;
}

/** @param {ReturnType<typeof describedIn>} described */
export function commentStatements(described) {
  const identifier = (/** @type {string} */ name) => `"${name}"`;
  return described.map(({ table, column, comment }) => {
    const what =
      column === undefined
        ? `TABLE ${identifier(table)}`
        : `COLUMN ${identifier(table)}.${identifier(column)}`;
    return `COMMENT ON ${what} IS '${comment.replaceAll("'", "''")}';`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schema = readFileSync(new URL('schema.prisma', import.meta.url), 'utf8');
  process.stdout.write(
    ['-- Written by prisma/comments.mjs from schema.prisma.', ...commentStatements(describedIn(schema))].join(
      '\n',
    ) + '\n',
  );
}
