import {
  ConfigurationError,
  createClock,
  createLogger,
  Database,
  describeError,
  loadApiConfig,
  loadWorkerConfig,
} from '@interstice/server';
import { seedDemoClinic } from './demo/seed-demo-clinic.js';

async function main(): Promise<void> {
  const config = { ...loadWorkerConfig(), ...loadApiConfig() };
  if (!config.demo) {
    throw new ConfigurationError(['INTERSTICE_DEMO is not 1; demo data is kept out of every other database']);
  }
  const logger = createLogger({ logLevel: config.logLevel, name: 'seed-demo' });
  const database = new Database({
    app: { url: config.databaseUrl, applicationName: 'interstice-seed-demo', max: 1 },
    worker: { url: config.workerDatabaseUrl, applicationName: 'interstice-seed-demo', max: 1 },
  });
  try {
    const seeded = await seedDemoClinic(database, createClock(config));
    logger.info(seeded ? 'the demo clinic is ready' : 'there is a site already; no demo data was added');
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigurationError ? error.message : JSON.stringify(describeError(error));
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
