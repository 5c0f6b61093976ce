import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiConfig, Logger, Metrics } from '@interstice/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptUploads } from '../import/accept-uploads.js';
import { sendProblem } from './problem-filter.js';
import { logRequests } from './request-log.js';

/** No single record comes near it. */
const MOST_BODY_BYTES = 64 * 1024;
const REQUEST_MS = 30_000;

export function createAdapter(config: ApiConfig): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    // Only what the balancer itself has written: whatever stood before it in the header the client made up.
    trustProxy: config.trustProxy ? (_address, hop) => hop === 0 : false,
    genReqId: () => randomUUID(),
    // Refused by the router itself, before any route or filter.
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, error),
    multipart: false,
  });
}

/** Headers, cookies, bodies and the request log: all that stands before the first route. */
export async function equipHttpServer(
  app: NestFastifyApplication,
  parts: { readonly config: ApiConfig; readonly logger: Logger; readonly metrics: Metrics },
): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: MOST_BODY_BYTES },
    server.getDefaultJsonParser('error', 'error'),
  );
  server.addHook('onRequest', (request, reply, done) => {
    // Everything here may concern a patient: no cache on the way keeps it.
    void reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store' });
    done();
  });
  // A connection that were kept alive after its last answer would keep the process from stopping for a minute.
  let isClosing = false;
  server.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done();
  });
  logRequests(server, parts.logger, parts.metrics);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Only whoever ends TLS may promise that there will always be some.
    hsts: parts.config.production,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(cookie);
  await acceptUploads(server);
}
