import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Membership } from '@interstice/contracts';
import { Clock, Database, newId, recordAudit, type ApiConfig, type QueryFn } from '@interstice/server';
import { API_CONFIG } from '../tokens.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface Session {
  readonly userId: string;
  readonly memberships: readonly Membership[];
}

interface SessionRow extends Session, Record<string, unknown> {
  readonly sessionId: string;
  readonly lastSeenAt: Date;
}

/** Sessions live in PostgreSQL, so that any replica knows them and signing out ends them everywhere at once. */
@Injectable()
export class SessionService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** Starts a session in the caller's transaction. The token is told once and stored nowhere. */
  async start(query: QueryFn, userId: string, now: Date): Promise<{ token: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now.getTime() + this.config.sessionHours * HOUR_MS);
    await query(
      `INSERT INTO session (id, token_digest, user_id, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5)`,
      [newId(now), digestOf(token), userId, now, expiresAt],
    );
    return { token, expiresAt };
  }

  /** The session of a token, unless it ended, was idle for too long or its account was closed. Asking counts as use. */
  async find(token: string): Promise<Session | undefined> {
    const now = this.clock.now();
    const session = await this.#ask(token, now);
    if (session === undefined) return undefined;
    const { sessionId, userId, lastSeenAt, memberships } = session;
    // To the minute: a write for every request would make reading as dear as writing.
    if (now.getTime() - lastSeenAt.getTime() >= MINUTE_MS) {
      await this.database.askSystem(
        `UPDATE session SET last_seen_at = $2 WHERE id = $1`,
        [sessionId, now],
        'session-seen',
      );
    }
    return { userId, memberships };
  }

  /** The same without counting as use: a screen that nobody sits at does not keep its session alive. */
  async look(token: string): Promise<Session | undefined> {
    const session = await this.#ask(token, this.clock.now());
    return session && { userId: session.userId, memberships: session.memberships };
  }

  async #ask(token: string, now: Date): Promise<SessionRow | undefined> {
    const idleSince = new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE_MS);
    const [session] = await this.database.askSystem<SessionRow>(
      `SELECT session_id AS "sessionId", user_id AS "userId", last_seen_at AS "lastSeenAt", memberships
         FROM session_access($1, $2, $3)`,
      [digestOf(token), now, idleSince],
      'session-access',
    );
    return session;
  }

  /** Signs out. A token that is no session is none of our business. */
  async end(token: string, requestId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.asSystem(async (query) => {
      const [ended] = await query<{ userId: string }>(
        `UPDATE session SET ended_at = $2 WHERE token_digest = $1 AND ended_at IS NULL RETURNING user_id AS "userId"`,
        [digestOf(token), now],
      );
      if (ended !== undefined) await recordSignIn(query, 'session.ended', ended.userId, requestId, now);
    });
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Sign-ins concern no site and no patient, so their events carry neither. */
export async function recordSignIn(
  query: QueryFn,
  action: 'session.started' | 'session.ended' | 'session.refused',
  userId: string | null,
  requestId: string,
  at: Date,
): Promise<void> {
  await recordAudit(query, {
    action,
    siteId: null,
    patientId: null,
    userId,
    requestId,
    entityKind: 'user',
    entityId: userId,
    at,
  });
}
