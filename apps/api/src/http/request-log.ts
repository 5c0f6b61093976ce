import type { Logger, Metrics } from '@interstice/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The pattern of the route, never the address: that may hold an id or what was searched for. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unmatched';
}

/** One line and one measurement for every answered request. */
export function logRequests(server: FastifyInstance, logger: Logger, metrics: Metrics): void {
  const duration = metrics.histogram(
    'interstice_http_request_seconds',
    'Time to answer, by route pattern and status.',
    SECONDS,
    ['method', 'route', 'status'],
  );
  server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const line = { method: request.method, route: routeOf(request), status: reply.statusCode };
    duration.observe({ ...line, status: String(line.status) }, reply.elapsedTime / 1000);
    logger.info({ ...line, ms: Math.round(reply.elapsedTime), requestId: request.id }, 'answered');
    done();
  });
}
