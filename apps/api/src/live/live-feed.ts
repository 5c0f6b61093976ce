import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  ACCESS_CHANNEL,
  CHANGE_CHANNEL,
  currentSnapshot,
  Database,
  findLatestSeqs,
  Metrics,
  NoticeListener,
  readChanges,
  readMissed,
  type ApiConfig,
  type FeedReading,
  type FeedRow,
  type Logger,
} from '@interstice/server';
import { API_CONFIG, LOGGER } from '../tokens.js';
import { liveMetrics } from './live-metrics.js';
import { eventOf, type LiveStream } from './live-stream.js';

/** A site of which more appears at once, or while a screen was away, is read anew: less work for both sides. */
const MOST_OF_A_SITE = 1_000;
/** What is announced in the meantime is read together. */
const PAUSE_MS = 50;
const FAILED_MS = 1_000;
/** An announcement may be lost with its connection; nothing is missed for longer than this. */
const POLL_MS = 5_000;
/** The common reading is nobody's: it works where nobody's own memberships are asked for. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The feed of changes in this process. It hears what the database announces on one connection and reads once for all open
 * streams, as the role of the API and bound to the sites that somebody follows here; then each stream is told what is its.
 *
 * Every stream knows what could be seen when it was last told. A reading looks for what could not, so that nothing depends
 * on when an announcement came, or whether it came, nor on the order in which transactions commit.
 */
@Injectable()
export class LiveFeed {
  readonly #streams = new Set<LiveStream>();
  readonly #listener: NoticeListener;
  readonly #figures;
  #accessChanged: (userId: string | undefined) => void = () => undefined;
  #wanted = false;
  #running: Promise<void> | undefined;
  #poll: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(API_CONFIG) config: ApiConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.#figures = liveMetrics(metrics);
    this.#listener = new NoticeListener({
      url: config.databaseUrl,
      applicationName: 'interstice-live',
      channels: [CHANGE_CHANNEL, ACCESS_CHANNEL],
      onNotice: (channel, payload) => this.#hear(channel, payload),
      onListening: () => {
        this.#figures.listening.set(1);
        this.wake();
        this.#accessChanged(undefined);
      },
      onLost: (error) => {
        this.#figures.listening.set(0);
        logger.warn({ err: error }, 'the announcements of the database are not heard; it is asked instead');
      },
    });
  }

  get streams(): readonly LiveStream[] {
    return [...this.#streams];
  }

  /** Whom to tell that somebody's sessions, roles or account have changed; without an id it may be anybody's. */
  onAccessChanged(tell: (userId: string | undefined) => void): void {
    this.#accessChanged = tell;
  }

  /**
   * Lets a stream take part: from the row it was told of last, or from now on. What is committed after this has resolved
   * will be told.
   *
   * @param lastSeq - the last row that the screen was told of; 0 when it was told that there is none
   */
  async join(stream: LiveStream, lastSeq: number | undefined): Promise<void> {
    this.#listener.start();
    const { siteIds } = stream.context;
    const { latest, missed, snapshot } = await this.database.asUserSnapshot(stream.context, async (query) => {
      const snapshot = await currentSnapshot(query);
      const latest = await findLatestSeqs(query, siteIds, snapshot);
      const missed =
        lastSeq === undefined ? undefined : await readMissed(query, siteIds, lastSeq, MOST_OF_A_SITE);
      return { latest: [...latest.values()][0] ?? 0, missed, snapshot };
    });
    if (lastSeq === undefined) stream.mark(latest);
    else if (missed === undefined || missed.flooded.size > 0) this.#askToReadAnew(stream, latest);
    else for (const row of missed.rows) this.#tell([stream], row);
    stream.seen = snapshot;
    if (this.#closed || !stream.isOpen) return;
    this.#streams.add(stream);
    this.#figures.open.set(this.#streams.size);
    this.#poll ??= setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  leave(stream: LiveStream): void {
    this.#streams.delete(stream);
    this.#figures.open.set(this.#streams.size);
    if (this.#streams.size > 0) return;
    clearInterval(this.#poll);
    this.#poll = undefined;
  }

  /** Something may have changed: reads, unless nobody follows. Whoever joins later is read for then. */
  wake(): void {
    if (this.#streams.size === 0 || this.#closed) return;
    this.#wanted = true;
    // Never within #run: it may end before it has begun to wait, and would be taken for running ever after.
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#wanted) this.wake();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#poll);
    await this.#listener.close();
    await this.#running;
  }

  #hear(channel: string, payload: string): void {
    if (channel === ACCESS_CHANNEL) this.#accessChanged(payload);
    else if (this.#isFollowed(payload)) this.wake();
  }

  /** The payload names its site, so that what nobody follows here costs nothing. */
  #isFollowed(payload: string): boolean {
    const [, siteId] = /"siteId"\s*:\s*"([0-9a-f-]{36})"/.exec(payload) ?? [];
    return siteId === undefined || this.streams.some((stream) => stream.siteIds.has(siteId));
  }

  async #run(): Promise<void> {
    while (this.#wanted && this.#streams.size > 0 && !this.#closed) {
      this.#wanted = false;
      const isRead = await this.#readOnce();
      if (!isRead) this.#wanted = true;
      await delay(isRead ? PAUSE_MS : FAILED_MS);
    }
  }

  async #readOnce(): Promise<boolean> {
    // Whoever joins meanwhile is read for next time: their sites may not be among these.
    const taking = this.streams;
    const siteIds = [...new Set(taking.flatMap((stream) => stream.context.siteIds))];
    const seen = new Map(
      taking.flatMap(({ seen }) => (seen === undefined ? [] : [[seen.text, seen] as const])),
    );
    try {
      const reading = await this.database.asUserSnapshot(
        { userId: NOBODY, siteIds, requestId: 'live' },
        (query) => readChanges(query, siteIds, [...seen.values()], MOST_OF_A_SITE),
      );
      this.#pass(reading, taking);
      return true;
    } catch (error) {
      this.logger.warn({ err: error }, 'the feed of changes could not be read; it is tried again');
      return false;
    }
  }

  #pass({ rows, flooded, snapshot }: FeedReading, taking: readonly LiveStream[]): void {
    for (const row of rows) {
      if (this.#tell(taking, row) > 0) this.#figures.lag.observe(row.age);
    }
    for (const stream of taking) {
      stream.seen = snapshot;
      const [latest] = [...flooded].filter(([siteId]) => stream.siteIds.has(siteId)).map(([, seq]) => seq);
      if (latest !== undefined) this.#askToReadAnew(stream, latest);
    }
  }

  #askToReadAnew(stream: LiveStream, latest: number): void {
    this.#figures.resynced.inc();
    stream.askToReadAnew(latest);
  }

  #tell(streams: readonly LiveStream[], row: FeedRow): number {
    const text = eventOf(row);
    let told = 0;
    for (const stream of streams) if (stream.tell(row, text)) told += 1;
    this.#figures.sent.inc(told);
    return told;
  }
}
