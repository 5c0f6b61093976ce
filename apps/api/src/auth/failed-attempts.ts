import { BoundedMap } from './bounded-map.js';
import { waitSeconds, type WaitRule } from './sign-in-wait.js';

interface Remembered {
  readonly failed: number;
  readonly nextAt: number;
}

const NONE: Remembered = { failed: 0, nextAt: 0 };

/** Failed sign-ins by whatever they have in common. In the memory of this process, and bounded. */
export class FailedAttempts {
  readonly #remembered = new BoundedMap<Remembered>();

  constructor(private readonly rule: WaitRule) {}

  /** Seconds still to wait, or 0. */
  wait(key: string, now: Date): number {
    const { nextAt } = this.#remembered.get(key) ?? NONE;
    return Math.max(0, Math.ceil((nextAt - now.getTime()) / 1000));
  }

  /** Counts an attempt as failed before the password is looked at: of many sent at once each is counted. */
  count(key: string, now: Date): void {
    const failed = (this.#remembered.get(key) ?? NONE).failed + 1;
    this.#remembered.set(key, { failed, nextAt: now.getTime() + waitSeconds(failed, this.rule) * 1000 });
  }

  /** Takes one back whose password nobody looked at. */
  takeBack(key: string): void {
    const { failed } = this.#remembered.get(key) ?? NONE;
    if (failed > 0) this.#remembered.set(key, { failed: failed - 1, nextAt: 0 });
  }

  forget(key: string): void {
    this.#remembered.delete(key);
  }
}
