// `npm run simulate:certainty`: how often the rule alone, B-11 and cut-offs of the probability are wrong, on patients whose
// true course is known. Writes the tables of docs/certainty.md. No server; a few minutes on one core.
import { readFileSync, writeFileSync } from 'node:fs';
import { setUp } from '../../tools/setup.mjs';
import { asCommand, inRoot, requireNode } from '../../tools/workspace.mjs';

const SEED = 20260301;
const PATIENTS = 1000;

await asCommand(async () => {
  requireNode();
  await setUp({ say: console.log });
  const { tablesOf, withTables } = await import('./certainty/tables.mjs');
  const tables = await tablesOf({ seed: SEED, patients: PATIENTS, say: console.log });
  const path = inRoot('docs/certainty.md');
  writeFileSync(path, withTables(readFileSync(path, 'utf8'), tables));
  console.log(tables);
});
