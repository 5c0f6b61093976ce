import { EXIT } from './exit-code.js';
import { runProgram } from './program.js';

// Whoever reads our output has had enough, as `head` does: that is no error of ours to describe, and the work goes on to
// its own end.
let outputFailed = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  outputFailed = true;
  process.exitCode = EXIT.failed;
});

const code = await runProgram(process.argv.slice(2));
process.exitCode = outputFailed ? EXIT.failed : code;
