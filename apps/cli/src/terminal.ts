/** A line of the result. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line for whoever watches; never part of the result. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const LINE_EVERY_MS = 5_000;

/** One line that is kept up to date on a terminal; elsewhere a line now and then. */
export class ProgressLine {
  readonly #terminal = process.stderr.isTTY;
  #shown = '';
  #saidAt = performance.now();

  show(text: string): void {
    if (text === this.#shown) return;
    if (this.#terminal) process.stderr.write(`\r\u001b[K${text}`);
    else if (performance.now() - this.#saidAt < LINE_EVERY_MS) return;
    else say(text);
    this.#saidAt = performance.now();
    this.#shown = text;
  }

  /** Leaves the terminal at the beginning of a clean line. */
  end(): void {
    if (this.#terminal && this.#shown !== '') process.stderr.write('\r\u001b[K');
    this.#shown = '';
  }
}
