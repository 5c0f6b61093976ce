import 'reflect-metadata';
import {
  ConfigurationError,
  createClock,
  createLogger,
  describeError,
  JobProducer,
  loadApiConfig,
  Metrics,
} from '@interstice/server';
import { createApi } from './create-api.js';

async function main(): Promise<void> {
  const config = loadApiConfig();
  const logger = createLogger({ logLevel: config.logLevel, name: 'api' });
  const metrics = new Metrics('api');
  const producer = new JobProducer({
    redisUrl: config.redisUrl,
    databaseUrl: config.databaseUrl,
    prefix: config.queuePrefix,
    onError: (error) => logger.warn({ err: error }, 'the queue is out of reach'),
  });
  const api = await createApi({ config, clock: createClock(config), logger, metrics, producer });

  let stopping: Promise<void> | undefined;
  const stop = (why: string): void => {
    // Ctrl-C reaches the whole process group and the parent passes it on as well: the second one changes nothing.
    stopping ??= (async () => {
      logger.info({ why }, 'stopping');
      await api.close();
      await metrics.close();
      logger.flush();
      process.exit(0);
    })();
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  // The parent is gone: nobody could stop us any more.
  process.on('disconnect', () => stop('disconnect'));

  await metrics.serve(config.metricsHost, config.metricsPort);
  await api.listen(config.port, config.host);
  logger.info({ host: config.host, port: config.port }, 'listening');
}

try {
  await main();
} catch (error) {
  const text = error instanceof ConfigurationError || isAddressInUse(error) ? error.message : undefined;
  process.stderr.write(`${text ?? JSON.stringify(describeError(error))}\n`);
  process.exit(1);
}

function isAddressInUse(error: unknown): error is Error {
  return error instanceof Error && Reflect.get(error, 'code') === 'EADDRINUSE';
}
