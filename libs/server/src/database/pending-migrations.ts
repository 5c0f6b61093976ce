import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { QueryFn } from './database.js';
import { projectRoot } from './prisma-command.js';

/** Migrations of this release that the database has not had. A newer database is fine: releases overlap. */
export async function pendingMigrations(query: QueryFn): Promise<string[]> {
  const entries = await readdir(join(projectRoot(), 'prisma/migrations'), { withFileTypes: true });
  const applied = await query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const names = new Set(applied.map(({ name }) => name));
  return entries
    .filter((entry) => entry.isDirectory() && !names.has(entry.name))
    .map(({ name }) => name)
    .sort();
}
