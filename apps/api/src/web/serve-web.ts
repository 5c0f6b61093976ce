import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebPage } from './web-page.js';

/** The addresses of the web app; at every one the same page is served. An unknown one shows it with status 404. */
const PLACES = [
  '/',
  '/sign-in',
  '/lists/*',
  '/alerts',
  '/alerts/*',
  '/patients/*',
  '/imports',
  '/imports/*',
  '/settings',
];

/** Serves the built web app, where there is one. */
export async function serveWeb(app: NestFastifyApplication): Promise<WebPage | undefined> {
  const web = WebPage.find();
  if (web === undefined) return undefined;
  const server = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: web.assets,
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    // Compressed when it was built; the name holds a digest of the content, so it never changes.
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
  for (const place of PLACES) server.get(place, (_request, reply) => web.send(reply));
  server.get('/favicon.svg', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(web.icon()),
  );
  return web;
}
