import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../auth/session-cookie.js';

/** Beside the API, in a clone as in an image. */
const BUILD = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const NONCE = '__CSP_NONCE__';
const SESSION = '__SESSION__';

/** Scripts only from here; styles from here, and those of the component library under the nonce of this one answer. */
const policyOf = (nonce: string) =>
  "default-src 'none'; script-src 'self'; " +
  `style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The one page of the web app, which finds by the address what to show. */
export class WebPage {
  readonly assets = join(BUILD, 'assets');
  readonly #page: string;

  private constructor(page: string) {
    this.#page = page;
  }

  /** Undefined where the web app was not built, as in many tests. */
  static find(): WebPage | undefined {
    const path = join(BUILD, 'index.html');
    return existsSync(path) ? new WebPage(readFileSync(path, 'utf8')) : undefined;
  }

  readonly icon = () => readFileSync(join(BUILD, 'favicon.svg'), 'utf8');

  send(reply: FastifyReply, status = 200): void {
    // Whoever brings no cookie is shown the sign-in at once, without a request that could only be refused.
    const session = reply.request.cookies[SESSION_COOKIE] === undefined ? 'none' : 'perhaps';
    const nonce = randomBytes(16).toString('base64');
    void reply
      .status(status)
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policyOf(nonce),
        'cache-control': 'no-store',
      })
      .send(this.#page.replaceAll(NONCE, nonce).replace(SESSION, session));
  }
}

/** Whether a person follows a link or types an address, rather than a program asking for data. */
export function isNavigation({ method, headers, url }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers.accept?.includes('text/html') === true &&
    !/^\/(api|health|assets)(\/|\?|$)/.test(url)
  );
}
