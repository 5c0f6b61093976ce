import {
  ConfigurationError,
  createClock,
  createLogger,
  Database,
  describeError,
  loadApiConfig,
  loadWorkerConfig,
} from '@interstice/server';
import { seedDemoClinic, type Seeding } from './demo/seed-demo-clinic.js';

const OUTCOMES: Readonly<Record<Seeding, string>> = {
  made: 'the demo clinic is ready',
  finished: 'the demo clinic, begun before, is ready',
  'there-already': 'there is a demo clinic already; no demo data was added',
  'other-sites': 'there are sites that are not demo sites; no demo data was added',
};

async function main(): Promise<void> {
  const config = { ...loadWorkerConfig(), ...loadApiConfig() };
  if (!config.demo) {
    throw new ConfigurationError(['INTERSTICE_DEMO is not 1; demo data is kept out of every other database']);
  }
  const logger = createLogger({ logLevel: config.logLevel, name: 'seed-demo' });
  const database = new Database({
    app: { url: config.databaseUrl, applicationName: 'interstice-seed-demo', max: 2 },
    worker: { url: config.workerDatabaseUrl, applicationName: 'interstice-seed-demo', max: 2 },
  });
  try {
    const seeding = await seedDemoClinic(database, createClock(config), logger);
    logger.info({ seeding }, OUTCOMES[seeding]);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigurationError ? error.message : JSON.stringify(describeError(error));
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
