import { Inject, Injectable } from '@nestjs/common';
import type { Readiness } from '@interstice/contracts';
import { Database, describeError, JobProducer, pendingMigrations, type Logger } from '@interstice/server';
import { LOGGER } from '../tokens.js';

type Answer = Readiness['checks']['queue'];

/** Whether requests can be carried out. A queue that is away only delays reviews, so it does not count against it. */
@Injectable()
export class ReadinessService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JobProducer) private readonly producer: JobProducer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async check(): Promise<Readiness> {
    const [database, migrations, queue] = await Promise.all([
      this.#answer('database', () => this.database.ping()),
      this.#answer('migrations', () => this.#migrationsCurrent()),
      this.#answer('queue', () => this.producer.ping()),
    ]);
    const isReady = database === 'ok' && migrations === 'ok';
    return { status: isReady ? 'ok' : 'unavailable', checks: { database, migrations, queue } };
  }

  async #answer(part: string, ask: () => Promise<void>): Promise<Answer> {
    try {
      await ask();
      return 'ok';
    } catch (error) {
      this.logger.warn({ part, err: describeError(error) }, 'not ready');
      return 'failed';
    }
  }

  async #migrationsCurrent(): Promise<void> {
    const pending = await this.database.asSystem(pendingMigrations);
    if (pending.length > 0) throw new PendingMigrationsError();
  }
}

class PendingMigrationsError extends Error {
  readonly code = 'pending-migrations';
}
