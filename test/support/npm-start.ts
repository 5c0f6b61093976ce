import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProductProcess } from './product-process.js';
import { freePort } from '../../tools/free-port.mjs';
import { endProcessOf } from '../../tools/process-liveness.mjs';
import { root } from '../../tools/workspace.mjs';

/** The product as `npm start` runs it, with its own embedded PostgreSQL in a temporary folder. */
export interface StartedProduct {
  readonly url: string;
  /** The starting process; end it with SIGINT as Ctrl-C does, or crash it. */
  readonly main: ProductProcess;
}

/** A data folder that outlives single starts, so that one can crash and the next find everything. */
export async function makeDataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'interstice-data-'));
  await chmod(path, 0o755); // Run by root, PostgreSQL is another account and must reach its folder.
  const remove = async () => {
    endProcessOf(join(path, 'postgres', 'data', 'postmaster.pid'), path);
    await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { path, remove };
}

/** Runs `npm start` on a data folder and waits until the product answers. */
export async function npmStart(
  dataFolder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<StartedProduct> {
  const port = await freePort();
  const metricsPort = await freePort();
  const main = ProductProcess.start('npm start', join(root, 'tools', 'start.mjs'), {
    PATH: process.env['PATH'] ?? '',
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    INTERSTICE_DATA_DIR: dataFolder,
    ...env,
  });
  const url = `http://127.0.0.1:${port}`;
  // The first start makes the demo clinic, which takes a while on a busy machine.
  await main.untilAnswers(`${url}/health/ready`, 100_000);
  return { url, main };
}
