import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'interstice.mjs');

/** How one run of the built program ended. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliInput {
  /** Nothing of the environment of the test is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** A file that standard input reads, instead of a text. */
  readonly stdinFile?: string;
  /** Whoever would read the output has gone. */
  readonly unread?: true;
  /** Instead of the built program. */
  readonly wrapped?: readonly string[];
}

/** Runs the built program as a person would, without a terminal. */
export function runCli(args: readonly string[], input: CliInput = {}): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const stdinFile = input.stdinFile === undefined ? undefined : openSync(input.stdinFile, 'r');
    const child = spawn(process.execPath, [...(input.wrapped ?? [program]), ...args], {
      env: { PATH: '/usr/bin:/bin', TZ: 'UTC', ...input.env },
      stdio: [stdinFile ?? 'pipe', 'pipe', 'pipe'],
    });
    if (stdinFile !== undefined) closeSync(stdinFile); // The child has its own.
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    if (input.unread === true) child.stdout?.destroy();
    child.stdin?.on('error', () => undefined); // A command that reads nothing may have ended already.
    child.stdin?.end(input.stdin ?? '');
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A file that is there for the length of `work`. */
export async function withFile<Result>(
  content: string | Uint8Array,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'interstice-cli-'));
  try {
    const path = join(folder, 'file.csv');
    await writeFile(path, content);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
