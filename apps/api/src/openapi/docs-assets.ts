import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DOCS_ASSETS } from './docs.controller.js';

const SERVED = new Set(['swagger-ui.css', 'swagger-ui-bundle.js']);

/** The two files that the page of the interface needs; nothing else of that folder. */
export async function serveDocsAssets(app: NestFastifyApplication): Promise<void> {
  const require = createRequire(import.meta.url);
  await app.register(fastifyStatic, {
    root: dirname(require.resolve('swagger-ui-dist/package.json')),
    prefix: DOCS_ASSETS,
    decorateReply: false,
    index: false,
    allowedPath: (path) => SERVED.has(path.replace(/^\//, '')),
  });
}
