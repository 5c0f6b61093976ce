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
  const config = loadWorkerConfig();
  const logger = createLogger({ logLevel: config.logLevel, name: 'worker' });
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  // Finishes the running job, then ends with 0. A further signal changes nothing: it is on its way out already.
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  // Whoever started this process is gone: do not stay behind as an orphan.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigurationError ? error.message : JSON.stringify(describeError(error));
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
