import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import {
  ConfigurationError,
  createLogger,
  describeError,
  loadWorkerConfig,
  NestLogger,
} from '@interstice/server';
import { WorkerModule } from './worker.module.js';

async function main(): Promise<void> {
  // Whoever started this process is gone: do not stay behind as an orphan, not even half started.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  const config = loadWorkerConfig();
  const logger = createLogger({ logLevel: config.logLevel, name: 'worker' });
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  // Finishes the running job, then ends with 0. A further signal changes nothing: it is on its way out already.
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
}

main().catch((error: unknown) => {
  const isPlain = error instanceof ConfigurationError || isAddressInUse(error);
  const text = isPlain ? error.message : JSON.stringify(describeError(error));
  process.stderr.write(`${text}\n`);
  process.exit(1);
});

function isAddressInUse(error: unknown): error is Error {
  return error instanceof Error && Reflect.get(error, 'code') === 'EADDRINUSE';
}
