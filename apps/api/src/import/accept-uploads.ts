import multipart from '@fastify/multipart';
import { MOST_IMPORT_BYTES } from '@interstice/contracts';
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

/** The form is no form: not multipart, or another address. */
class UnsupportedBodyError extends Error {
  readonly statusCode = 415;
}

/** Lets the one route that takes files read them. Nothing is read of a body before the route's guards have agreed. */
export async function acceptUploads(server: FastifyInstance): Promise<void> {
  await server.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: false });
  server.addHook('preValidation', (request: FastifyRequest, _reply: FastifyReply, done) => {
    const takesFile = request.routeOptions.url === UPLOAD_ROUTE && request.method === 'POST';
    if (takesFile === request.isMultipart()) done();
    else done(new UnsupportedBodyError('expected another kind of body here'));
  });
}
