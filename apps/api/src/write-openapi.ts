import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { createLogger, JobProducer, loadApiConfig, Metrics, SystemClock } from '@interstice/server';
import { createApi } from './create-api.js';
import { OpenApiDocument } from './openapi/openapi-document.js';

/** Writes the description of the interface to docs/openapi.json. Nothing is connected to for it. */
const config = loadApiConfig({ DATABASE_URL: 'postgresql://localhost/none', LOG_LEVEL: 'silent' });
const api = await createApi({
  config,
  clock: new SystemClock(),
  logger: createLogger({ logLevel: 'silent', name: 'api' }),
  metrics: new Metrics('api'),
  producer: new JobProducer({
    redisUrl: undefined,
    databaseUrl: config.databaseUrl,
    onError: () => undefined,
  }),
});
const document = JSON.stringify(api.get(OpenApiDocument).get(), null, 2);
await writeFile(new URL('../../../docs/openapi.json', import.meta.url), `${document}\n`);
await api.close();
