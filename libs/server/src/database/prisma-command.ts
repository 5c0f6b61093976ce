import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a run of Prisma's command line came to. */
export interface PrismaRun {
  readonly exitCode: number | null;
  /** Everything it printed, without the connection string. */
  readonly output: string;
}

/**
 * Runs Prisma's command line on the WebAssembly engine, with nothing of our own environment.
 *
 * @param root - folder that holds `prisma.config.ts`; tests give a copy with other migrations
 */
export async function runPrisma(
  words: readonly string[],
  migrateUrl: string,
  root = projectRoot(),
): Promise<PrismaRun> {
  const home = projectRoot();
  const child = spawn(process.execPath, [join(home, 'node_modules/prisma/build/index.js'), ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      // The engine is a script with `#!/usr/bin/env node`: it must find the Node.js that runs us.
      PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
      MIGRATE_DATABASE_URL: migrateUrl,
      PRISMA_SCHEMA_ENGINE_BINARY: join(home, 'tools/schema-engine.mjs'),
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      NO_COLOR: '1',
    },
  });
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => printed.push(chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => printed.push(chunk));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, output: printed.join('').replaceAll(migrateUrl, '<url>') };
}

/** The project's folder, found from this file whether it runs as source or compiled. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'prisma.config.ts'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('prisma.config.ts was not found above this file');
    folder = parent;
  }
  return folder;
}
