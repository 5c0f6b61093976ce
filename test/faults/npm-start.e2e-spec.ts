import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, makeDataFolder, npmStart, type StartedProduct } from '@interstice/test-support';
import { EXAMPLE_PATIENT, signInNurse } from './signed-in-nurse.js';

const demoNurse = { signIn: { email: 'nurse@demo.example', password: 'interstice-demo' } };

describe('npm start', () => {
  let folder: Awaited<ReturnType<typeof makeDataFolder>>;
  let latest: StartedProduct | undefined;

  const start = async () => (latest = await npmStart(folder.path));
  /** The product that runs on the folder already, else a new start. */
  const running = () => (latest?.main.isRunning === true ? latest : start());
  beforeAll(async () => {
    folder = await makeDataFolder();
  });
  afterAll(async () => {
    await latest?.main.stop('SIGINT', 40_000);
    await folder.remove();
  });

  it('brings an empty folder up with a demo clinic; Ctrl-C ends everything with 0; a second start keeps the data (B-36, C-07)', async () => {
    const first = await running();
    await eventually(() => expect(first.main.output).toContain('nurse@demo.example'));
    const nurse = await signInNurse(first.url, demoNurse);
    await nurse.post('/patients', { ...EXAMPLE_PATIENT, mrn: 'KEPT-1' });
    expect(await first.main.stop('SIGINT', 40_000)).toEqual({ code: 0, signal: null });
    expect(processesOn(folder.path)).toEqual([]);
    expect(existsSync(join(folder.path, 'start.lock'))).toBe(false);

    const second = await start();
    expect(await mrnsFound(second.url, 'KEPT-1')).toEqual(['KEPT-1']);
  });

  it('refuses a folder that another start uses, and says so; the other goes on', async () => {
    const first = await running();
    await expect(npmStart(folder.path)).rejects.toThrow(/Interstice already runs/);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
  });

  it('survives kill -9: its children end by themselves and the next start takes the running database over', async () => {
    const first = await running();
    const children = childrenOf(first.main.pid);
    expect(children).toHaveLength(2);
    const nurse = await signInNurse(first.url, demoNurse);
    await nurse.post('/patients', { ...EXAMPLE_PATIENT, mrn: 'KEPT-2' });

    await first.main.crash();
    await eventually(() => expect(children.filter(isAlive)).toEqual([]), 20_000);

    const second = await start();
    expect(second.main.output).toContain('The database was still running');
    expect(await mrnsFound(second.url, 'KEPT-2')).toEqual(['KEPT-2']);
  });

  it('stops everything with 1, a database that it took over too, and says which part died', async () => {
    const { main } = await running();
    const [child = 0] = childrenOf(main.pid);
    process.kill(child, 'SIGKILL');
    expect(await main.ended).toEqual({ code: 1, signal: null });
    expect(main.output).toMatch(/The (api|worker) was ended by SIGKILL/);
    expect(processesOn(folder.path)).toEqual([]);
    expect(existsSync(join(folder.path, 'start.lock'))).toBe(false);
  });
});

async function mrnsFound(url: string, text: string): Promise<unknown[]> {
  const nurse = await signInNurse(url, demoNurse);
  const { items } = await nurse.post('/patients/search', { text }, 200);
  return (items as { mrn: string }[]).map(({ mrn }) => mrn);
}

/** Command lines of all processes that name a folder. */
function processesOn(path: string): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(path));
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === pid && args.join(' ').includes('main.js'))
    .map(([child]) => Number(child));
}

function isAlive(pid: number): boolean {
  return spawnSync('ps', ['-p', String(pid), '-o', 'stat='], { encoding: 'utf8' })
    .stdout.trim()
    .startsWith('Z')
    ? false
    : spawnSync('ps', ['-p', String(pid)]).status === 0;
}
