import { randomBytes } from 'node:crypto';
import { attachCluster, type Connection, type Role } from '../../tools/postgres.mjs';

/** A database of its own for one suite, cloned from the migrated template. */
export interface TestDatabase {
  readonly name: string;
  /** Connection strings by role. Tests connect as the app or the worker; the owner is for arranging what neither may do. */
  readonly urls: Readonly<Record<Role, string>>;
  readonly drop: () => Promise<void>;
}

/**
 * Clones the migrated template, in about a tenth of a second.
 *
 * @param options.template false gives an empty database, for tests of the migrations themselves
 */
export async function createTestDatabase(options: { template?: boolean } = {}): Promise<TestDatabase> {
  const cluster = attachCluster(testCluster());
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = options.template === false ? {} : { template: 'interstice_template' };
  const urls = await cluster.createDatabase(name, template);
  return { name, urls, drop: () => cluster.dropDatabase(name) };
}

function testCluster(): Connection {
  const described = process.env['INTERSTICE_TEST_CLUSTER'];
  if (!described) {
    throw new Error('No database for this test. Run it as: npm test -- --tier integration --filter <path>');
  }
  return JSON.parse(described) as Connection;
}
