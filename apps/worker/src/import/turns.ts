/** Lets several do one thing at a time each, in the order in which they ask. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs work when everybody who asked before is done, however that ended. */
  readonly take = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  };
}
