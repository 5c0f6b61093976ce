import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { PERMISSION_OF_ROUTE, PUBLIC_ROUTE } from './require-permission.js';

/** A route says neither which permission it asks for nor that it is public. */
export class UndeclaredPermissionError extends Error {
  readonly code = 'undeclared-permission';

  constructor(readonly routes: readonly string[]) {
    super(
      `Cannot start: ${routes.join(', ')} must declare @RequirePermission('…') or @Public(), and not both. ` +
        'A route that says nothing would be closed to everybody, or one day open to anybody.',
    );
    this.name = 'UndeclaredPermissionError';
  }
}

/** Walks all routes before the process listens, and refuses to start for one that does not declare its permission. */
@Injectable()
export class RoutePermissionsCheck implements OnModuleInit {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const undeclared = this.routes()
      .filter(({ handler }) => {
        const permission: unknown = Reflect.getMetadata(PERMISSION_OF_ROUTE, handler);
        const isPublic = Reflect.getMetadata(PUBLIC_ROUTE, handler) === true;
        return (permission !== undefined) === isPublic;
      })
      .map(({ name }) => name);
    if (undeclared.length > 0) throw new UndeclaredPermissionError(undeclared);
  }

  /** Every handler of every controller. */
  routes(): readonly { readonly name: string; readonly handler: object }[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (metatype === null || metatype === undefined) return [];
      const prototype = metatype.prototype as Record<string, unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
        return [{ name: `${metatype.name}.${method}`, handler }];
      });
    });
  }
}
