import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, resolveRuleSetSeq } from '@interstice/server';

/** The number of the rules that this process was built with, found like the worker's own: after a roll-back both agree. */
@Injectable()
export class OwnRuleSet {
  #seq: number | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Asked once; while the database cannot answer, each caller tries again. Not inside another transaction. */
  async seq(): Promise<number> {
    this.#seq ??= await this.database.asSystem((query) => resolveRuleSetSeq(query, this.clock.now()));
    return this.#seq;
  }
}
