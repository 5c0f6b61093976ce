import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { RequestTimeoutException } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiConfig, Clock, Logger, Metrics } from '@interstice/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptUploads, isUpload } from '../import/accept-uploads.js';
import { sendProblem } from './problem-filter.js';
import { logRequests } from './request-log.js';

/** No single record comes near it. */
const MOST_BODY_BYTES = 64 * 1024;
/** For all but files, which are given up when nothing more of them comes. */
const REQUEST_MS = 30_000;
/** Clinic's choice: whatever comes by drops ends some time. */
const LONGEST_REQUEST_MS = 30 * 60_000;

export function createAdapter(config: ApiConfig): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: LONGEST_REQUEST_MS,
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
  parts: {
    readonly config: ApiConfig;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly metrics: Metrics;
  },
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
  server.addHook('onRequest', (request, reply, done) => {
    if (!isUpload(request)) giveUpLateBody(request, reply);
    done();
  });
  // A connection that were kept alive after its last answer would keep the process from stopping for a minute.
  let isClosing = false;
  server.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    // A screen tells by it what is overdue: the clock of a ward's computer may be a day off.
    void reply.header('interstice-now', parts.clock.now().toISOString());
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

/** The server's own limit knows no routes. */
function giveUpLateBody({ headers, raw }: FastifyRequest, reply: FastifyReply): void {
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => {
    if (raw.complete) return;
    if (reply.sent) raw.destroy();
    else sendProblem(reply, new RequestTimeoutException());
  }, REQUEST_MS).unref();
  raw.once('close', () => clearTimeout(timer));
}
