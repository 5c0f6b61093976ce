import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import { PERMISSIONS, type Permission } from '@interstice/contracts';

export const PERMISSION_OF_ROUTE = 'interstice:permission';
export const PUBLIC_ROUTE = 'interstice:public';
export const UNATTENDED_ROUTE = 'interstice:unattended';

/** The permission that a route asks for. Every route declares one or is `@Public()`; else the process does not start. */
export function RequirePermission(permission: Permission): MethodDecorator {
  return applyDecorators(
    SetMetadata(PERMISSION_OF_ROUTE, permission),
    ApiCookieAuth(),
    ApiExtension('x-permission', permission),
    ApiExtension('x-roles', [...PERMISSIONS[permission]]),
  );
}

/** A route for anybody, signed in or not. */
export function Public(): MethodDecorator {
  return SetMetadata(PUBLIC_ROUTE, true);
}

/** A screen asks here by itself, again and again: that does not count as use of the session, which may grow idle. */
export function Unattended(): MethodDecorator {
  return SetMetadata(UNATTENDED_ROUTE, true);
}
