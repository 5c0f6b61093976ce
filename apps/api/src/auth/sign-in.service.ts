import { Inject, Injectable } from '@nestjs/common';
import type { LoginRequest } from '@interstice/contracts';
import {
  Clock,
  Database,
  hashPassword,
  passwordMatches,
  TooManyAttemptsError,
  UnauthenticatedError,
  type QueryFn,
} from '@interstice/server';
import { recordSignIn, SessionService } from './session.service.js';
import { FREE_ATTEMPTS, LONGEST_WAIT_SECONDS } from './sign-in-wait.js';
import { UnknownAddresses } from './unknown-addresses.js';

type Attempt =
  | { readonly kind: 'allowed'; readonly seconds: 0; readonly userId: string; readonly passwordHash: string }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'unknown' };

@Injectable()
export class SignInService {
  // Nobody's password. An unknown address is checked against it, so that it takes as long as a known one.
  readonly #nobody = hashPassword('nobody');
  readonly #unknown = new UnknownAddresses();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SessionService) private readonly sessions: SessionService,
  ) {}

  /**
   * Starts a session for the right address and password.
   *
   * @throws UnauthenticatedError with the same words whatever of the two was wrong
   * @throws TooManyAttemptsError while a wait after failures runs
   */
  async signIn(login: LoginRequest, requestId: string): Promise<{ token: string; expiresAt: Date }> {
    const now = this.clock.now();
    const address = login.email.trim().toLowerCase();
    const attempt = await this.database.asSystem((query) => countAttempt(query, address, now));
    const seconds = attempt.kind === 'unknown' ? this.#unknown.attempt(address, now) : attempt.seconds;
    if (seconds > 0) throw new TooManyAttemptsError(seconds);

    const stored = attempt.kind === 'allowed' ? attempt.passwordHash : await this.#nobody;
    const isRight = (await passwordMatches(stored, login.password)) && attempt.kind === 'allowed';
    if (!isRight) {
      const userId = attempt.kind === 'allowed' ? attempt.userId : null;
      await this.database.asSystem((query) => recordSignIn(query, 'session.refused', userId, requestId, now));
      throw new UnauthenticatedError('The e-mail address or the password is not right.');
    }
    return this.database.asSystem(async (query) => {
      await query(`UPDATE "user" SET failed_sign_ins = 0, next_sign_in_at = NULL WHERE id = $1`, [
        attempt.userId,
      ]);
      await recordSignIn(query, 'session.started', attempt.userId, requestId, now);
      return this.sessions.start(query, attempt.userId, now);
    });
  }
}

/**
 * Counts the attempt as failed before the password is looked at, in one statement: of many guesses sent at once each
 * is counted. The right password takes the count back.
 */
async function countAttempt(query: QueryFn, address: string, now: Date): Promise<Attempt> {
  const [allowed] = await query<{ userId: string; passwordHash: string }>(
    `UPDATE "user"
        SET failed_sign_ins = failed_sign_ins + 1,
            next_sign_in_at = CASE WHEN failed_sign_ins + 1 < $3 THEN NULL
              ELSE $2::timestamptz + interval '1 second' * least(power(2, least(failed_sign_ins + 1 - $3, 20)), $4) END
      WHERE email = $1 AND disabled_at IS NULL AND (next_sign_in_at IS NULL OR next_sign_in_at <= $2)
      RETURNING id AS "userId", password_hash AS "passwordHash"`,
    [address, now, FREE_ATTEMPTS, LONGEST_WAIT_SECONDS],
  );
  if (allowed !== undefined) return { kind: 'allowed', seconds: 0, ...allowed };
  const [waiting] = await query<{ nextSignInAt: Date }>(
    `SELECT next_sign_in_at AS "nextSignInAt" FROM "user"
      WHERE email = $1 AND disabled_at IS NULL AND next_sign_in_at > $2`,
    [address, now],
  );
  if (waiting === undefined) return { kind: 'unknown' };
  return { kind: 'wait', seconds: Math.ceil((waiting.nextSignInAt.getTime() - now.getTime()) / 1000) };
}
