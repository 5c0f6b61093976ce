import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StreamableFile } from '@nestjs/common';
import { NotFoundError } from '@interstice/server';

/** The two files that the page of the interface needs; nothing else of that package is served. */
const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
]);

export function docsAsset(name: string): StreamableFile {
  const type = CONTENT_TYPES.get(name);
  if (type === undefined) throw new NotFoundError('file');
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return new StreamableFile(createReadStream(join(folder, name)), { type });
}
