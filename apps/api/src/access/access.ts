import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { sitesHolding, type Membership, type Permission } from '@interstice/contracts';
import { UnauthenticatedError, type UserContext } from '@interstice/server';
import type { FastifyRequest } from 'fastify';

/** Who makes a request, and at which sites they hold the permission that the route asks for. */
export class Access {
  readonly siteIds: readonly string[];

  constructor(
    readonly userId: string,
    readonly requestId: string,
    permission: Permission,
    private readonly memberships: readonly Membership[],
  ) {
    this.siteIds = sitesHolding(memberships, permission);
  }

  /** What row-level security is told: only the sites of the route's permission. */
  get context(): UserContext {
    return { userId: this.userId, siteIds: this.siteIds, requestId: this.requestId };
  }

  /** Whether the person holds another permission at a site, such as reading values (B-34). */
  holdsAt(siteId: string, permission: Permission): boolean {
    return sitesHolding(this.memberships, permission).includes(siteId);
  }
}

// Kept beside the request rather than on it: nothing that logs or serialises a request can come upon it.
const accessOfRequest = new WeakMap<object, Access>();

export function grantAccess(request: FastifyRequest, access: Access): void {
  accessOfRequest.set(request, access);
}

/** The access that the guard granted to this request. */
export const CurrentAccess = createParamDecorator((_: unknown, context: ExecutionContext): Access => {
  const access = accessOfRequest.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (access === undefined) throw new UnauthenticatedError();
  return access;
});
