import { defineConfig } from 'prisma/config';

// Migrations run as the owner; the application roles can neither create nor alter anything.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['MIGRATE_DATABASE_URL'] ?? 'postgres://localhost/none' },
});
