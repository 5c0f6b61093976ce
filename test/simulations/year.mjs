// A year of the demo clinic, lived in three ways that have to leave the same lists, row by row: one review a patient and day,
// two workers that only sweep, and a worker that is stopped for ten days now and then. Takes minutes; the suite lives three
// weeks of a part of the clinic. INTERSTICE_SIMULATED_DAYS asks for another length.
import { spawnSync } from 'node:child_process';
import { inRoot } from '../../tools/workspace.mjs';

const days = process.env['INTERSTICE_SIMULATED_DAYS'] ?? '365';
const { status } = spawnSync(
  process.execPath,
  [inRoot('tools', 'test.mjs'), '--tier', 'integration', '--filter', 'simulated-year', '--without-redis'],
  { stdio: 'inherit', env: { ...process.env, INTERSTICE_SIMULATED_DAYS: days } },
);
process.exitCode = status ?? 1;
