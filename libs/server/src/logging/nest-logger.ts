import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own messages as lines of the process's log. What it says at start is of interest only when looking for it. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...context: unknown[]): void {
    this.logger.debug({ context: contextOf(context) }, textOf(message));
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.logger.warn({ context: contextOf(context) }, textOf(message));
  }

  error(message: unknown, ...context: unknown[]): void {
    if (message instanceof Error) this.logger.error({ err: message }, 'Nest reported an error');
    else this.logger.error({ context: contextOf(context) }, textOf(message));
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.logger.debug({ context: contextOf(context) }, textOf(message));
  }

  verbose(message: unknown, ...context: unknown[]): void {
    this.logger.trace({ context: contextOf(context) }, textOf(message));
  }
}

function textOf(message: unknown): string {
  return typeof message === 'string' ? message : 'Nest reported something other than text';
}

/** Nest passes the name of the class last. */
function contextOf(context: readonly unknown[]): string | undefined {
  const last = context.at(-1);
  return typeof last === 'string' && !last.includes('\n') ? last : undefined;
}
