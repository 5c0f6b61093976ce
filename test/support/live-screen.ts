import { get, type IncomingMessage } from 'node:http';
import { eventually } from './eventually.js';

export interface LiveEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Asks for a stream over a real connection and reads it as a browser would. */
export class LiveScreen {
  readonly events: LiveEvent[] = [];
  /** As EventSource keeps it. */
  lastEventId: string | undefined;
  ended = false;
  heartbeats = 0;
  #unread = '';

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    response.once('close', () => (this.ended = true));
    response.on('error', () => (this.ended = true));
  }

  static async open(
    url: string,
    cookie: string,
    { query = '', lastEventId }: { readonly query?: string; readonly lastEventId?: string | undefined } = {},
  ): Promise<LiveScreen> {
    const headers = { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${url}/api/v1/live${query}`, { headers, agent: false }, resolve).once('error', reject);
    });
    return new LiveScreen(response);
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  /** What the events of changes say, in the order in which they came. */
  get changes(): Record<string, unknown>[] {
    return this.events.filter(({ event }) => event === 'change').map(({ data }) => data);
  }

  /** Waits for so many changes and gives them. */
  async untilChanges(count: number): Promise<Record<string, unknown>[]> {
    return eventually(() => {
      if (this.changes.length < count)
        throw new Error(`Only ${this.changes.length} of ${count} changes came.`);
      return this.changes;
    });
  }

  async untilEnded(withinMs: number): Promise<void> {
    await eventually(() => {
      if (!this.ended) throw new Error('The stream is still open.');
    }, withinMs);
  }

  close(): void {
    this.response.destroy();
  }

  #read(text: string): void {
    const blocks = (this.#unread + text).split('\n\n');
    this.#unread = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      this.lastEventId = field('id') ?? this.lastEventId;
      const data = field('data');
      if (field('event') === 'beat') this.heartbeats += 1;
      if (data === undefined || field('event') === 'beat') continue;
      this.events.push({
        id: field('id'),
        event: field('event') ?? 'message',
        data: JSON.parse(data) as Record<string, unknown>,
      });
    }
  }
}
