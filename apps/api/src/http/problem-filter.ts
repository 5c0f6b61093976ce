import {
  Catch,
  HttpException,
  MethodNotAllowedException,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Problem } from '@interstice/contracts';
import {
  KnownError,
  PatientMergedError,
  SameResultError,
  ServiceBusyError,
  type Logger,
} from '@interstice/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidenceDiffersError } from '../alert/evidence-differs-error.js';
import { FactChangedError } from '../fact/fact-changed-error.js';
import { isNavigation, type WebPage } from '../web/web-page.js';
import type { KnownRoutes } from './known-routes.js';

/** What the HTTP layer itself refuses, by status. The texts say what was expected, never what was sent. */
const HTTP_PROBLEMS: Readonly<Record<number, { code: string; title: string; detail: string }>> = {
  400: {
    code: 'malformed-request',
    title: 'The request could not be read',
    detail: 'Expected a well-formed request; a body must be well-formed JSON.',
  },
  404: { code: 'no-such-route', title: 'Not found', detail: 'There is nothing at this address.' },
  405: { code: 'method-not-allowed', title: 'Not here', detail: 'This address does not take this method.' },
  408: {
    code: 'request-timeout',
    title: 'Took too long',
    detail: 'The request did not arrive in time. Please send it again.',
  },
  413: {
    code: 'body-too-large',
    title: 'Too large',
    detail: 'The body is larger than any single record can be.',
  },
  414: { code: 'address-too-long', title: 'Address too long', detail: 'The address is too long.' },
  415: {
    code: 'unsupported-media-type',
    title: 'Not understood',
    detail: 'Send the body as application/json.',
  },
};

const UNEXPECTED = {
  code: 'unexpected',
  title: 'Something went wrong',
  detail: 'The request was not carried out. The people who run this service can find it by its request id.',
};

/** An error as the sender may see it: no stack, no value, nothing of the database. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof KnownError) {
    return { ...problem(error.status, error, requestId, error.errors), ...furtherOf(error) };
  }
  if (error instanceof ServiceBusyError) {
    const busy = { code: error.code, title: 'Busy', detail: error.message };
    return problem(error.status, busy, requestId);
  }
  const status = httpStatusOf(error);
  const known = HTTP_PROBLEMS[status];
  return known === undefined ? problem(500, UNEXPECTED, requestId) : problem(status, known, requestId);
}

/** What some conflicts tell beside their code, so that the sender can go on. */
function furtherOf(
  error: KnownError,
): Pick<Problem, 'current' | 'difference' | 'keptPatientId' | 'lineageId'> {
  if (error instanceof FactChangedError) return { lineageId: error.lineageId, current: { ...error.current } };
  if (error instanceof SameResultError) return { lineageId: error.lineageId };
  if (error instanceof EvidenceDiffersError) return { difference: error.difference };
  if (error instanceof PatientMergedError) return { keptPatientId: error.keptPatientId };
  return {};
}

function problem(
  status: number,
  told: {
    readonly code: string;
    readonly title: string;
    readonly detail?: string;
    readonly message?: string;
  },
  requestId: string,
  errors: KnownError['errors'] = [],
): Problem {
  return {
    type: `urn:interstice:problem:${told.code}`,
    title: told.title,
    status,
    detail: told.detail ?? told.message ?? told.title,
    code: told.code,
    ...(errors.length === 0 ? {} : { errors: errors.map(({ pointer, detail }) => ({ pointer, detail })) }),
    requestId,
  };
}

/** Nest and Fastify carry the status in different places. */
function httpStatusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error) {
    const status: unknown = Reflect.get(error, 'statusCode');
    if (typeof status === 'number') return status;
  }
  return 500;
}

/** Sends an error as problem+json (RFC 9457). */
export function sendProblem(reply: FastifyReply, error: unknown): void {
  const told = problemOf(error, reply.request.id);
  // Said here too: what the router itself refuses has met no hook.
  void reply.headers({ 'x-request-id': told.requestId ?? '', 'cache-control': 'no-store' });
  const retryAfter =
    error instanceof KnownError || error instanceof ServiceBusyError ? error.retryAfterSeconds : undefined;
  if (retryAfter !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfter)));
  if (told.status === 413 || told.status === 408) void reply.header('connection', 'close');
  void reply.status(told.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(told));
}

/** Maps every error to a problem, once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: KnownRoutes,
    private readonly web: WebPage | undefined,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (problemOf(error, request.id).status >= 500) {
      this.logger.error({ err: error, requestId: request.id }, 'a request failed');
    }
    if (reply.sent) return;
    // Only the router says so: what our code does not find is a KnownError.
    const methods = error instanceof NotFoundException ? this.routes.methodsAt(request.url) : [];
    if (error instanceof NotFoundException && methods.length === 0 && this.web && isNavigation(request)) {
      this.web.send(reply, 404);
      return;
    }
    // A file that is not there is missing, whatever its folder takes.
    const isWrongMethod = methods.length > 0 && !methods.includes(request.method);
    if (isWrongMethod) void reply.header('allow', methods.join(', '));
    sendProblem(reply, isWrongMethod ? new MethodNotAllowedException() : error);
  }
}
