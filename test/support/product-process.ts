import { type ChildProcess, spawn } from 'node:child_process';
import { eventually } from './eventually.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One real process of the product, with everything that it printed. */
export class ProductProcess {
  readonly ended: Promise<Ended>;
  private printed = '';

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    this.ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => (this.printed += chunk));
    }
  }

  /** @param args - what comes after the program on the command line */
  static start(
    name: string,
    program: string,
    env: Readonly<Record<string, string>>,
    args: readonly string[] = [],
  ): ProductProcess {
    // The channel closes when the test's process dies: nothing that a test started outlives it.
    const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], {
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return new ProductProcess(name, child);
  }

  get pid(): number {
    const { pid } = this.child;
    if (pid === undefined) throw new Error(`The ${this.name} could not be started`);
    return pid;
  }

  get output(): string {
    return this.printed;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits until an address answers with success; fails at once, with what was printed, when the process ends. */
  async untilAnswers(address: string, withinMs = 30_000): Promise<void> {
    const answered = eventually(async () => {
      if (!this.isRunning) return false;
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
      return true;
    }, withinMs);
    const isUp = await answered.catch((error: unknown) => {
      throw new Error(`The ${this.name} did not answer.\n${this.printed}`, { cause: error });
    });
    if (!isUp) throw new Error(`The ${this.name} ended.\n${this.printed}`);
  }

  /** As Ctrl-C or a container's stop: the process finishes its work. It is killed only after the grace. */
  async stop(signal: NodeJS.Signals = 'SIGTERM', graceMs = 20_000): Promise<Ended> {
    if (this.isRunning) this.child.kill(signal);
    const insist = setTimeout(() => this.child.kill('SIGKILL'), graceMs);
    const ended = await this.ended;
    clearTimeout(insist);
    return ended;
  }

  /** As a crash: the process gets no chance to tidy up. */
  async crash(): Promise<Ended> {
    if (this.isRunning) this.child.kill('SIGKILL');
    return this.ended;
  }
}
