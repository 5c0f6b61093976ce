import multipart from '@fastify/multipart';
import { MOST_IMPORT_BYTES } from '@interstice/contracts';
import { KnownError } from '@interstice/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where forms with files are taken; everywhere else a body is JSON. */
const UPLOAD_ROUTE = '/api/v1/imports';

/** What a form may hold. A file of another size or a further field is refused, never cut short. */
export const UPLOAD_LIMITS = {
  fileSize: MOST_IMPORT_BYTES,
  files: 1,
  fields: 4,
  parts: 5,
  fieldNameSize: 100,
  fieldSize: 200,
  headerPairs: 20,
} as const;

/** A form elsewhere, or something else here. */
class UnsupportedBodyError extends KnownError {
  constructor(expected: 'application/json' | 'multipart/form-data') {
    super({
      code: 'unsupported-media-type',
      status: 415,
      title: 'Not understood',
      detail: `Send the body as ${expected}.`,
    });
  }
}

/** Lets the one route that takes files read them. Nothing is read of a body before the route's guards have agreed. */
export async function acceptUploads(server: FastifyInstance): Promise<void> {
  await server.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: false });
  server.addHook('preValidation', (request: FastifyRequest, _reply: FastifyReply, done) => {
    const takesFile = isUpload(request);
    if (takesFile === request.isMultipart()) done();
    else done(new UnsupportedBodyError(takesFile ? 'multipart/form-data' : 'application/json'));
  });
}

/** Whether the request goes where files are taken. */
export function isUpload(request: FastifyRequest): boolean {
  return request.routeOptions.url === UPLOAD_ROUTE && request.method === 'POST';
}
