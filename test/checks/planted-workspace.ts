import { cp, mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../tools/run-command.mjs';
import { root } from '../../tools/workspace.mjs';

const configuration = [
  'package.json',
  'package-lock.json',
  'nx.json',
  'eslint.config.mjs',
  'tsconfig.base.json',
  'tsconfig.spec.json',
  'apps/web/tsconfig.json',
];

/** One process for all projects: a file's project is found by its path, so the answers are the same, only sooner. */
const everything = {
  name: 'planted',
  targets: { lint: { command: 'eslint --max-warnings 0 apps libs' } },
};

/**
 * Lints a small workspace that has this one's configuration and projects, but planted sources.
 *
 * @param sources - text by path from the root
 * @returns what was reported: rule names by path
 */
export async function lintPlanted(
  sources: Readonly<Record<string, string>>,
): Promise<{ reported: Map<string, Set<string>>; output: string }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'interstice-planted-')));
  try {
    await makeWorkspace(folder);
    for (const [path, text] of Object.entries(sources)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
    const { output } = await run(
      process.execPath,
      [nx, 'run', 'planted:lint', '--outputStyle=stream', '--skipNxCache'],
      {
        cwd: folder,
        env: {
          PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
          NX_DAEMON: 'false',
          NX_TUI: 'false',
          NX_WORKSPACE_ROOT_PATH: folder,
          FORCE_COLOR: '0',
          NO_COLOR: '1',
        },
      },
    );
    return { reported: rulesByFile(output, folder), output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeWorkspace(folder: string): Promise<void> {
  for (const file of configuration) await cp(join(root, file), join(folder, file));
  for (const kind of ['apps', 'libs']) {
    for (const project of await readdir(join(root, kind))) {
      const manifest = join(root, kind, project, 'package.json');
      if (!existsSync(manifest)) continue;
      await mkdir(join(folder, kind, project, 'src'), { recursive: true });
      await cp(manifest, join(folder, kind, project, 'package.json'));
      await writeFile(join(folder, kind, project, 'src', 'index.ts'), 'export const here = true;\n');
    }
  }
  await writeFile(join(folder, 'project.json'), JSON.stringify(everything));
  await linkPackages(folder);
}

/** Installed packages are shared, but the workspace's own packages are those of the planted workspace. */
async function linkPackages(folder: string): Promise<void> {
  const installed = join(root, 'node_modules');
  const own = join(folder, 'node_modules');
  await mkdir(join(own, '@interstice'), { recursive: true });
  for (const name of await readdir(installed)) {
    if (name !== '@interstice' && name !== '.interstice')
      await symlink(join(installed, name), join(own, name));
  }
  for (const kind of ['apps', 'libs']) {
    for (const project of await readdir(join(folder, kind))) {
      const { name } = JSON.parse(await readFile(join(folder, kind, project, 'package.json'), 'utf8')) as {
        name: string;
      };
      await symlink(join(folder, kind, project), join(own, name));
    }
  }
}

/** Reads ESLint's ordinary report: a line with the file, then messages of one or more lines that end with the rule. */
function rulesByFile(output: string, folder: string): Map<string, Set<string>> {
  const reported = new Map<string, Set<string>>();
  let current: Set<string> | undefined;
  for (const line of output.replaceAll('planted: ', '').split('\n')) {
    if (line.startsWith(`${folder}/`)) {
      current = new Set();
      reported.set(line.trimEnd().slice(folder.length + 1), current);
    }
    const rule = /\s{2,}(@?[a-z-]+(?:\/[a-z-]+)?)\s*$/.exec(line)?.[1];
    if (rule) current?.add(rule);
  }
  return reported;
}
