import type { ApiConfig } from '@interstice/server';
import type { FastifyReply } from 'fastify';

export const SESSION_COOKIE = 'interstice_session';

const HOUR_SECONDS = 3600;

/** Behind a balancer that ends TLS the request itself may look plain. */
function isSecure(reply: FastifyReply, config: ApiConfig): boolean {
  return reply.request.protocol === 'https' || (config.production && config.trustProxy);
}

export function setSessionCookie(
  reply: FastifyReply,
  config: ApiConfig,
  session: { readonly token: string },
): void {
  void reply.setCookie(SESSION_COOKIE, session.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(reply, config),
    // Counted from when it arrives: the clock of somebody's computer may stand anywhere.
    maxAge: config.sessionHours * HOUR_SECONDS,
  });
}

export function clearSessionCookie(reply: FastifyReply, config: ApiConfig): void {
  void reply.clearCookie(SESSION_COOKIE, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(reply, config),
  });
}
