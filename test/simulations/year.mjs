// A year of the demo clinic, lived in three ways that have to leave the same lists, row by row: one review a patient and day,
// two workers that only sweep, and a worker that is stopped for ten days now and then. Takes minutes; the suite lives three
// weeks of a part of the clinic. INTERSTICE_SIMULATED_DAYS asks for another length.
import { spawn } from 'node:child_process';
import { setUp } from '../../tools/setup.mjs';
import { startTestParts } from '../../tools/test-parts.mjs';
import { asCommand, inRoot, requireNode } from '../../tools/workspace.mjs';

const HOURS = 2;

await asCommand(async () => {
  requireNode();
  await setUp({ say: console.log });
  const parts = await startTestParts({ useRedis: false, useBrowser: false, say: console.log });
  try {
    const jest = inRoot('node_modules/jest/bin/jest.js');
    const limit = String(HOURS * 3_600_000);
    const what = [
      '--selectProjects',
      'journeys',
      '--testPathPatterns',
      'simulated-year',
      '--testTimeout',
      limit,
    ];
    const child = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, ...what], {
      cwd: inRoot(),
      stdio: 'inherit',
      env: {
        ...process.env,
        ...parts.environment,
        INTERSTICE_SIMULATED_DAYS: process.env['INTERSTICE_SIMULATED_DAYS'] ?? '365',
        TZ: 'UTC',
      },
    });
    process.exitCode = await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  } finally {
    await parts.stop();
  }
});
