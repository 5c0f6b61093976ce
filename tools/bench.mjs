// `npm run bench`: figures with their setting, for reading, never for passing or failing.
import { cpus, totalmem } from 'node:os';
import { setUp } from './setup.mjs';
import { asCommand, inRoot, requireNode } from './workspace.mjs';

await asCommand(async () => {
  requireNode();
  await setUp({ say: console.log });
  const { benchBatches } = await import(inRoot('test/bench/batches.mjs'));
  const { benchImports } = await import(inRoot('test/bench/imports.mjs'));
  const { benchPosting } = await import(inRoot('test/bench/posting.mjs'));
  const { benchReviews } = await import(inRoot('test/bench/reviews.mjs'));
  const { benchWorklists } = await import(inRoot('test/bench/worklists.mjs'));
  const { withRig } = await import(inRoot('test/bench/rig.mjs'));
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  console.log(`\nNode.js ${process.version}, ${cpus().length} cores, ${gibibytes} GiB\n`);
  await benchReviews();

  await withRig(async (/** @type {import('../test/bench/rig.mjs').Rig} */ { database, backends }) => {
    await benchBatches(await database('bench_batches'));
    await benchImports(await database('bench_imports'));
    await benchWorklists(database);
    for (const backend of backends) {
      await benchPosting(backend, await database(`bench_${backend.name.toLowerCase()}`));
    }
  });
});
