import { ConflictError, type StaleFactError } from '@interstice/server';

/** Somebody else corrected the fact first; the answer carries what stands now. */
export class FactChangedError extends ConflictError {
  readonly lineageId: string;

  constructor(
    stale: StaleFactError,
    readonly current: object,
  ) {
    super(stale.code, stale.message);
    this.lineageId = stale.lineageId;
  }
}
