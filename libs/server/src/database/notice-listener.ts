import pg from 'pg';

export interface NoticeListenerOptions {
  readonly url: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  readonly channels: readonly string[];
  readonly onNotice: (channel: string, payload: string) => void;
  /** Listening begins, at first or again: whatever was said before has not been heard. */
  readonly onListening: () => void;
  /** The connection is gone or could not be made; another is tried by itself. */
  readonly onLost: (error: Error) => void;
}

const CONNECT_MS = 3_000;
const FIRST_RETRY_MS = 100;
const MOST_RETRY_MS = 5_000;
/** A server that vanished without a word is noticed by asking. */
const ASK_MS = 15_000;
const ANSWER_MS = 5_000;
const CLOSE_MS = 1_000;

/**
 * Hears what the database announces (`NOTIFY`), on one connection of its own, outside every pool. It connects again by
 * itself, waiting longer each time, and says so: notices of the time between are lost, and whoever listens has to look for
 * itself.
 */
export class NoticeListener {
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #connecting: Promise<void> | undefined;
  #retryMs = FIRST_RETRY_MS;
  #closed = false;

  constructor(private readonly options: NoticeListenerOptions) {}

  /** Begins to listen; asking again changes nothing. */
  start(): void {
    if (this.#closed || this.#client !== undefined || this.#connecting !== undefined) return;
    if (this.#timer === undefined) this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#connecting;
    const client = this.#client;
    this.#client = undefined;
    if (client === undefined) return;
    // A server that no longer answers gets no goodbye.
    const patience = setTimeout(() => client.connection.stream.destroy(), CLOSE_MS);
    await client.end();
    clearTimeout(patience);
  }

  #connect(): void {
    this.#timer = undefined;
    this.#connecting = this.#open().finally(() => {
      this.#connecting = undefined;
    });
  }

  async #open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: this.options.applicationName,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    // Heard once for each connection, whichever of the two comes first.
    let lost = false;
    const lose = (error: Error): void => {
      if (lost) return;
      lost = true;
      if (this.#client === client) this.#client = undefined;
      client.removeAllListeners('notification');
      client.end().catch(() => undefined); // it is gone already
      if (!this.#closed) this.#tryLater(error);
    };
    client.on('error', lose);
    client.on('end', () => lose(new Error('The connection was closed.')));
    client.on('notification', ({ channel, payload }) => this.options.onNotice(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.options.channels)
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (lost) return;
    this.#client = client;
    if (this.#closed) return;
    this.#retryMs = FIRST_RETRY_MS;
    this.#askLater(client, lose);
    this.options.onListening();
  }

  #tryLater(error: Error): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), this.#retryMs);
    this.#retryMs = Math.min(2 * this.#retryMs, MOST_RETRY_MS);
    this.options.onLost(error);
  }

  #askLater(client: pg.Client, lose: (error: Error) => void): void {
    this.#timer = setTimeout(() => {
      client.query('SELECT').then(
        () => {
          if (this.#client === client) this.#askLater(client, lose);
        },
        (error: unknown) => lose(error instanceof Error ? error : new Error(String(error))),
      );
    }, ASK_MS);
  }
}
