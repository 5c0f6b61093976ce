import { Readable } from 'node:stream';
import type { LiveChange } from '@interstice/contracts';
import { sawTransaction, type FeedRow, type FeedSnapshot, type UserContext } from '@interstice/server';

/** Why a stream ended, as metrics and logs say it. */
export type StreamEnd = 'left' | 'access' | 'slow' | 'shutdown' | 'failed';

/** What a consumer may leave unread. One that leaves more is cut off, and goes on later from the last event it has had. */
const MOST_UNREAD_BYTES = 512 * 1024;
/** How soon the screen asks again after a stream has ended. */
const RETRY_MS = 3_000;

/** One open stream: whose it is, which sites it follows, how far it has come, and the text on its way. */
export class LiveStream {
  /** The body of the answer. */
  readonly body = new Readable({ read: () => undefined });
  readonly siteIds: ReadonlySet<string>;
  /** What could be seen when it was last told: all of that it has been told, or it was there before the stream was. */
  seen: FeedSnapshot | undefined;
  #endedBy: StreamEnd | undefined;

  constructor(
    /** The session, to be looked at again. */
    readonly token: string,
    /** Who follows, and which sites; row-level security is told the same. */
    readonly context: UserContext,
    onClosed: (why: StreamEnd) => void,
  ) {
    this.siteIds = new Set(context.siteIds);
    this.body.once('close', () => onClosed(this.#endedBy ?? 'left'));
    this.#write(`retry: ${RETRY_MS}\n\n`);
  }

  get isOpen(): boolean {
    return this.#endedBy === undefined && !this.body.destroyed;
  }

  /** Tells of a row, unless that has been told. `text` is {@link eventOf} of it, made once for all streams. */
  tell(row: FeedRow, text: string): boolean {
    if (!this.siteIds.has(row.siteId)) return false;
    if (this.seen !== undefined && sawTransaction(this.seen, row.xid)) return false;
    return this.#write(text);
  }

  /** Where the stream stands now, for a screen that comes back before anything has happened. */
  mark(seq: number): void {
    this.#write(`id: ${seq}\n\n`);
  }

  /** Something may have been missed: the screen has to read everything anew. */
  askToReadAnew(seq: number): void {
    this.#write(`id: ${seq}\nevent: resync\ndata: {}\n\n`);
  }

  /**
   * Keeps proxies from giving the connection up, finds out whether anybody is there, and tells the screen that nothing has
   * happened; a comment would not reach it.
   */
  beat(): void {
    this.#write(`event: beat\ndata: {}\n\n`);
  }

  /** Ends in good order: the consumer has all that was written, and then asks again. */
  end(why: StreamEnd): void {
    if (!this.isOpen) return;
    this.#endedBy = why;
    this.body.push(null);
  }

  /** Cuts the connection, whatever is on its way. */
  cut(why: StreamEnd): void {
    this.#endedBy ??= why;
    this.body.destroy();
  }

  #write(text: string): boolean {
    if (!this.isOpen) return false;
    this.body.push(text);
    if (this.body.readableLength > MOST_UNREAD_BYTES) this.cut('slow');
    return this.isOpen;
  }
}

/** A row as the text of an event. */
export function eventOf({ seq, kind, siteId, patientId, entityId }: FeedRow): string {
  const data: LiveChange = { seq, kind, siteId, patientId, entityId };
  return `id: ${seq}\nevent: change\ndata: ${JSON.stringify(data)}\n\n`;
}
