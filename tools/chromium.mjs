// A Chromium for one run of the tests: the one of the machine, else Debian's.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run-command.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** @returns {string | undefined} its path */
function findChromium() {
  for (const folder of (process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not there.
      }
    }
  }
  return undefined;
}

/**
 * Finds a Chromium and, on Debian as root, installs one where there is none. Never fails.
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} its path
 */
export async function ensureChromium(say) {
  const found = findChromium();
  const debianAsRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (found !== undefined || !debianAsRoot) return found;
  say('Installing chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  try {
    const first = await run('apt-get', install, { env, timeoutMs: 300_000 });
    if (first.code !== 0) {
      await run('apt-get', ['update'], { env, timeoutMs: 120_000 });
      await run('apt-get', install, { env, timeoutMs: 300_000 });
    }
  } catch (error) {
    say(`chromium could not be installed: ${error instanceof Error ? error.message : error}`);
  }
  return findChromium();
}
