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

  /** The session of a token, unless it ended, was idle for too long or its account was closed. */
  async find(token: string, requestId: string): Promise<Session | undefined> {
    const now = this.clock.now();
    const userId = await this.database.asSystem((query) => this.#seen(query, token, now));
    if (userId === undefined) return undefined;
    const memberships = await this.database.asUser({ userId, siteIds: [], requestId }, (query) =>
      query<{ siteId: string; role: Membership['role'] }>(
        `SELECT site_id AS "siteId", role FROM site_membership WHERE user_id = $1 ORDER BY site_id, role`,
        [userId],
        'memberships-of-user',
      ),
    );
    return { userId, memberships };
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

  async #seen(query: QueryFn, token: string, now: Date): Promise<string | undefined> {
    const idleSince = new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE_MS);
    const [session] = await query<{ id: string; userId: string; lastSeenAt: Date }>(
      `SELECT session.id, session.user_id AS "userId", session.last_seen_at AS "lastSeenAt"
         FROM session JOIN "user" ON "user".id = session.user_id
        WHERE session.token_digest = $1 AND session.ended_at IS NULL
          AND session.expires_at > $2 AND session.last_seen_at > $3 AND "user".disabled_at IS NULL`,
      [digestOf(token), now, idleSince],
      'session-of-token',
    );
    if (session === undefined) return undefined;
    // To the minute: a write for every request would make reading as dear as writing.
    if (now.getTime() - session.lastSeenAt.getTime() >= MINUTE_MS) {
      await query(`UPDATE session SET last_seen_at = $2 WHERE id = $1`, [session.id, now]);
    }
    return session.userId;
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
