import { EXIT } from './exit-code.js';
import { runProgram } from './program.js';

// Whoever reads our output has had enough, as `head` does: that is no error of ours to describe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed);
});

process.exitCode = await runProgram(process.argv.slice(2));
