import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Permission } from '@interstice/contracts';
import { ForbiddenError, UnauthenticatedError } from '@interstice/server';
import type { FastifyRequest } from 'fastify';
import { SessionService } from '../auth/session.service.js';
import { SESSION_COOKIE } from '../auth/session-cookie.js';
import { Access, grantAccess } from './access.js';
import { PERMISSION_OF_ROUTE, PUBLIC_ROUTE, UNATTENDED_ROUTE } from './require-permission.js';

/** Denies unless the route is public, or the signed-in person holds its permission at some site. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionService) private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = context.getHandler();
    if (this.reflector.get<boolean | undefined>(PUBLIC_ROUTE, route) === true) return true;
    const permission = this.reflector.get<Permission | undefined>(PERMISSION_OF_ROUTE, route);
    if (permission === undefined) throw new ForbiddenError();

    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = request.cookies[SESSION_COOKIE];
    const isUnattended = this.reflector.get<boolean | undefined>(UNATTENDED_ROUTE, route) === true;
    const session =
      token === undefined ? undefined : await this.sessions[isUnattended ? 'look' : 'find'](token);
    if (session === undefined) throw new UnauthenticatedError();

    const access = new Access(session.userId, request.id, permission, session.memberships);
    if (access.siteIds.length === 0) throw new ForbiddenError();
    grantAccess(request, access);
    return true;
  }
}
