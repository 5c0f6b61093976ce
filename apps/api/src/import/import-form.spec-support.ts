import type { Answer, Client, TestApi } from '../test-api.spec-support.js';

const BOUNDARY = 'a-boundary';
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** Three rows: one to be taken, one with a specialty that is none, one of a patient whom nobody knows. */
export const FILE = 'mrn,on,specialty\nI-1,2026-01-05,joint\nI-1,2026-01-06,nobody\nI-2,2026-01-05,joint\n';

/** A form as browsers send it: fields and a file, in the order given. */
export function form(
  parts: readonly (readonly [name: string, content: string, fileName?: string])[],
  end = true,
): string {
  const lines = parts.flatMap(([name, content, fileName]) => [
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}`,
    ...(fileName === undefined ? [] : ['Content-Type: text/csv']),
    '',
    content,
  ]);
  return [...lines, ...(end ? [`--${BOUNDARY}--`, ''] : [])].join('\r\n');
}

/** Hands a form in. */
export function send<Body = { id: string }>(
  api: TestApi,
  client: Client,
  body: string,
  type = FORM_TYPE,
): Promise<Answer<Body>> {
  return api.ask<Body>('POST', '/api/v1/imports', body, { cookie: client.cookie, 'content-type': type });
}
