const MOST_REMEMBERED = 10_000;

/** A map that drops what was longest not set: nobody can fill the memory with keys. */
export class BoundedMap<Value> {
  readonly #values = new Map<string, Value>();

  constructor(private readonly most = MOST_REMEMBERED) {}

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: Value): void {
    this.#values.delete(key); // to the end of the order
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.most && oldest !== undefined) this.#values.delete(oldest);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }
}
