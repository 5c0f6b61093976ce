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
import { SignInBrakes, type CountedAttempt } from './sign-in-brakes.js';
import { SignInTurns } from './sign-in-turns.js';
import { FROM_EVERYWHERE } from './sign-in-wait.js';

type Account =
  | { readonly kind: 'found'; readonly userId: string; readonly passwordHash: string }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'unknown' };

/** What a password was compared with: `userId` is null for an address that nobody has. */
interface Checked {
  readonly userId: string | null;
  readonly isRight: boolean;
}

/** Where a sign-in comes from. */
export interface SignInOrigin {
  readonly requestId: string;
  readonly clientAddress: string;
}

@Injectable()
export class SignInService {
  // Nobody's password. An unknown address is checked against it, so that it takes as long as a known one.
  readonly #nobody = hashPassword('nobody');
  readonly #brakes = new SignInBrakes();
  readonly #turns = new SignInTurns();

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
   * @throws ServiceBusyError when too many sign in at once
   */
  async signIn(
    login: LoginRequest,
    { requestId, clientAddress }: SignInOrigin,
  ): Promise<{ token: string; expiresAt: Date }> {
    const now = this.clock.now();
    const address = login.email.trim().toLowerCase();
    const attempt = this.#brakes.count(address, clientAddress, now);
    if (typeof attempt === 'number') throw new TooManyAttemptsError(attempt);

    const { userId, isRight } = await this.#check(attempt, address, login.password);
    if (userId === null || !isRight) {
      await this.database.asSystem((query) => recordSignIn(query, 'session.refused', userId, requestId, now));
      throw new UnauthenticatedError('The e-mail address or the password is not right.');
    }
    this.#brakes.succeeded(attempt);
    return this.database.asSystem(async (query) => {
      await query(`UPDATE "user" SET failed_sign_ins = 0, next_sign_in_at = NULL WHERE id = $1`, [userId]);
      await recordSignIn(query, 'session.started', userId, requestId, now);
      return this.sessions.start(query, userId, now);
    });
  }

  async #check(attempt: CountedAttempt, address: string, password: string): Promise<Checked> {
    try {
      return await this.#turns.take(async () => {
        const isKnown = this.#brakes.isKnown(attempt);
        const account = await this.database.asSystem((query) =>
          countAttempt(query, address, { now: attempt.at, isKnown }),
        );
        const seconds = account.kind === 'unknown' ? this.#brakes.countUnknown(attempt) : 0;
        if (account.kind === 'wait' || seconds > 0) {
          throw new TooManyAttemptsError(account.kind === 'wait' ? account.seconds : seconds);
        }
        const stored = account.kind === 'found' ? account.passwordHash : await this.#nobody;
        const isRight = await passwordMatches(stored, password);
        return { userId: account.kind === 'found' ? account.userId : null, isRight };
      });
    } catch (error) {
      this.#brakes.takeBack(attempt);
      throw error;
    }
  }
}

/**
 * Counts the attempt as failed for the whole account before the password is looked at, in one statement: of many guesses
 * sent at once each is counted. The right password takes the count back.
 *
 * @param from.isKnown - signed in from there before: counted, but not made to wait
 */
async function countAttempt(
  query: QueryFn,
  address: string,
  from: { readonly now: Date; readonly isKnown: boolean },
): Promise<Account> {
  const { now, isKnown } = from;
  const [found] = await query<{ userId: string; passwordHash: string }>(
    `UPDATE "user"
        SET failed_sign_ins = failed_sign_ins + 1,
            next_sign_in_at = CASE WHEN failed_sign_ins + 1 < $3 THEN NULL
              ELSE $2::timestamptz + interval '1 second' * least(power(2, least(failed_sign_ins + 1 - $3, 20)), $4) END
      WHERE email = $1 AND disabled_at IS NULL AND ($5 OR next_sign_in_at IS NULL OR next_sign_in_at <= $2)
      RETURNING id AS "userId", password_hash AS "passwordHash"`,
    [address, now, FROM_EVERYWHERE.free, FROM_EVERYWHERE.longestSeconds, isKnown],
  );
  if (found !== undefined) return { kind: 'found', ...found };
  const [waiting] = await query<{ nextSignInAt: Date }>(
    `SELECT next_sign_in_at AS "nextSignInAt" FROM "user"
      WHERE email = $1 AND disabled_at IS NULL AND next_sign_in_at > $2`,
    [address, now],
  );
  if (waiting === undefined) return { kind: 'unknown' };
  return { kind: 'wait', seconds: Math.ceil((waiting.nextSignInAt.getTime() - now.getTime()) / 1000) };
}
