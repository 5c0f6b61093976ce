import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { sitesHolding, type Permission } from '@interstice/contracts';
import {
  Metrics,
  ServiceBusyError,
  type ApiConfig,
  type Counter,
  type Logger,
  type UserContext,
} from '@interstice/server';
import { SessionService } from '../auth/session.service.js';
import { API_CONFIG, LOGGER } from '../tokens.js';
import { LiveFeed } from './live-feed.js';
import { LiveStream, type StreamEnd } from './live-stream.js';
import { StreamPlaces } from './stream-places.js';

/** What a live screen has to hold at every site that it follows. */
export const LIVE_PERMISSION = 'live.read' satisfies Permission;

/** A session that could not be looked at is looked at once more after this; then the stream ends. */
const LOOK_AGAIN_MS = 3_000;
const GOODBYE_MS = 1_000;
const RETRY_SECONDS = 5;

/** What a screen asks for. */
export interface LiveRequest {
  readonly token: string;
  readonly context: UserContext;
  /** Whether it follows every site at which the person may. */
  readonly everywhere: boolean;
  readonly lastSeq: number | undefined;
}

interface Watched {
  readonly stream: LiveStream;
  readonly everywhere: boolean;
  beat: NodeJS.Timeout | undefined;
}

/**
 * Opens live screens and ends them: with the session, with a role, when nobody reads any more and when the process stops.
 * Whoever was ended asks again by itself, and meets the same guards as any request.
 */
@Injectable()
export class LiveService implements BeforeApplicationShutdown {
  readonly #places = new StreamPlaces();
  readonly #watched = new Set<Watched>();
  readonly #ended: Counter<'why'>;
  #stopping = false;

  constructor(
    @Inject(LiveFeed) private readonly feed: LiveFeed,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.#ended = metrics.counter('interstice_live_streams_ended_total', 'Live screens by why they ended', [
      'why',
    ]);
    feed.onAccessChanged((userId) => {
      for (const watched of this.#watched) {
        if (userId === undefined || watched.stream.context.userId === userId) void this.#lookAt(watched);
      }
    });
  }

  /**
   * Opens a stream; its body is the answer.
   *
   * @throws TooManyStreamsError, ServiceBusyError
   */
  async open({ token, context, everywhere, lastSeq }: LiveRequest): Promise<Readable> {
    if (this.#stopping) throw stopping();
    this.#places.take(context.userId);
    const stream = new LiveStream(token, context, (why) => this.#forget(watched, why));
    const watched: Watched = { stream, everywhere, beat: undefined };
    this.#watched.add(watched);
    try {
      await this.feed.join(stream, lastSeq);
    } catch (error) {
      stream.cut('failed');
      throw error;
    }
    this.#beatLater(watched);
    return stream.body;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopping = true;
    for (const { stream } of this.#watched) stream.end('shutdown');
    await this.feed.close();
    // Whoever does not take the rest is not waited for: the server closes only when every answer has ended.
    const goodbye = setTimeout(() => {
      for (const { stream } of this.#watched) stream.cut('shutdown');
    }, GOODBYE_MS);
    const open = [...this.#watched].map(({ stream }) => stream.body).filter((body) => !body.closed);
    await Promise.all(open.map((body) => once(body, 'close')));
    clearTimeout(goodbye);
  }

  #beatLater(watched: Watched): void {
    clearTimeout(watched.beat);
    if (!watched.stream.isOpen) return;
    watched.beat = setTimeout(() => {
      void this.#lookAt(watched).then(() => {
        watched.stream.beat();
        this.#beatLater(watched);
      });
    }, this.config.liveBeatSeconds * 1000);
  }

  /** Ends the stream unless the session still holds what it was opened with; never fails. */
  async #lookAt(watched: Watched): Promise<void> {
    const mayStay = await this.#mayStay(watched).catch(async (error: unknown) => {
      this.logger.warn({ err: error }, 'the session of a live screen could not be looked at; once more');
      await delay(LOOK_AGAIN_MS);
      return this.#mayStay(watched).catch(() => false);
    });
    if (!mayStay) watched.stream.end('access');
  }

  async #mayStay({ stream, everywhere }: Watched): Promise<boolean> {
    if (!stream.isOpen) return true;
    const session = await this.sessions.look(stream.token);
    if (session === undefined) return false;
    const allowed = sitesHolding(session.memberships, LIVE_PERMISSION);
    const hasAll = [...stream.siteIds].every((siteId) => allowed.includes(siteId));
    // A further site joins when the screen asks again.
    return hasAll && (!everywhere || allowed.length === stream.siteIds.size);
  }

  #forget(watched: Watched, why: StreamEnd): void {
    clearTimeout(watched.beat);
    this.#watched.delete(watched);
    this.feed.leave(watched.stream);
    this.#places.giveBack(watched.stream.context.userId);
    this.#ended.inc({ why });
  }
}

function stopping(): ServiceBusyError {
  return new ServiceBusyError(RETRY_SECONDS, { cause: new Error('This process is stopping.') });
}
