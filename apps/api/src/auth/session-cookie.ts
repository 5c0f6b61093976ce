import type { ApiConfig } from '@interstice/server';
import type { FastifyReply } from 'fastify';

export const SESSION_COOKIE = 'interstice_session';

/** Behind a balancer that ends TLS the request itself may look plain. */
function isSecure(reply: FastifyReply, config: ApiConfig): boolean {
  return reply.request.protocol === 'https' || (config.production && config.trustProxy);
}

export function setSessionCookie(
  reply: FastifyReply,
  config: ApiConfig,
  session: { readonly token: string; readonly expiresAt: Date },
): void {
  void reply.setCookie(SESSION_COOKIE, session.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(reply, config),
    expires: session.expiresAt,
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
