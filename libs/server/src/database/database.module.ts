import {
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type InjectionToken,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Database, type DatabaseOptions } from './database.js';

/** How a module with injected configuration gives the options. */
export interface DatabaseModuleAsyncOptions {
  readonly inject?: InjectionToken[];
  readonly useFactory: (...injected: never[]) => DatabaseOptions | Promise<DatabaseOptions>;
}

/**
 * Gives {@link Database} to the whole process and closes it last.
 *
 * Pools end in `onApplicationShutdown`, so whatever still needs the database (queue workers, the HTTP server)
 * must have been drained in `beforeApplicationShutdown`, which Nest finishes everywhere before.
 */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static forRoot(options: DatabaseOptions): DynamicModule {
    return DatabaseModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync(options: DatabaseModuleAsyncOptions): DynamicModule {
    const open = async (...injected: never[]) => new Database(await options.useFactory(...injected));
    const provider: FactoryProvider<Database> = {
      provide: Database,
      inject: options.inject ?? [],
      useFactory: open as FactoryProvider<Database>['useFactory'],
    };
    return { module: DatabaseModule, global: true, providers: [provider], exports: [Database] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
