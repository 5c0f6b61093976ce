import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestLogger } from '@interstice/server';
import { AppModule, type ApiParts } from './app.module.js';
import { ContractPipe } from './http/contract-pipe.js';
import { KnownRoutes } from './http/known-routes.js';
import { createAdapter, equipHttpServer } from './http/http-server.js';
import { ProblemFilter } from './http/problem-filter.js';
import { OpenApiDocument } from './openapi/openapi-document.js';
import { serveWeb } from './web/serve-web.js';

/** Addresses outside `/api/v1`: what operators and readers of the interface ask for. */
const AT_THE_ROOT = ['health/*path', 'api/docs', 'api/docs/*path', 'api/docs-json'];

/**
 * The whole HTTP edge, ready to listen or to be asked in a test. The composition root: `main.ts` gives it the real
 * parts, the specs their own.
 */
export async function createApi(parts: ApiParts): Promise<NestFastifyApplication> {
  const { logger } = parts;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(parts),
    createAdapter(parts.config),
    { logger: new NestLogger(logger), abortOnError: false, bodyParser: false },
  );
  const routes = new KnownRoutes(app.getHttpAdapter().getInstance());
  await equipHttpServer(app, parts);
  const web = await serveWeb(app);
  app.setGlobalPrefix('api/v1', { exclude: AT_THE_ROOT });
  app.useGlobalFilters(new ProblemFilter(logger, routes, web));
  app.useGlobalPipes(new ContractPipe());
  app.get(OpenApiDocument).build(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
