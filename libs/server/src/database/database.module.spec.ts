import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import { Inject, Injectable, Module, type BeforeApplicationShutdown } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DatabaseModule } from './database.module.js';
import { Database } from './database.js';

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(async () => {
  await testDatabase.drop();
});

const URL = Symbol('url');

@Module({})
class SettingsModule {}

const settings = () => ({
  module: SettingsModule,
  global: true,
  providers: [{ provide: URL, useValue: testDatabase.urls.app }],
  exports: [URL],
});

/** What a queue worker does when the process ends: it finishes its job, and the job needs the database. */
@Injectable()
class LastJob implements BeforeApplicationShutdown {
  answer: unknown;
  constructor(@Inject(Database) private readonly database: Database) {}
  async beforeApplicationShutdown(): Promise<void> {
    this.answer = await this.database.asSystem((query) => query('SELECT 42 AS n'));
  }
}

describe('the database in a process', () => {
  it('takes its options from the configuration and closes after the last job', async () => {
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.forRootAsync({
          inject: [URL],
          useFactory: (url: string) => ({ app: { url, applicationName: 'module', max: 1 } }),
        }),
        settings(),
      ],
      providers: [LastJob],
    }).compile();
    const app = await module.init();
    const job = app.get(LastJob);
    const database = app.get(Database);
    await app.close();
    expect(job.answer).toEqual([{ n: 42 }]);
    await expect(database.ping()).rejects.toThrow('after calling end');
  });
});
