import { ConflictError } from '../errors.js';

/** Somebody else corrected the fact since the corrector looked at it. Nothing was written. */
export class StaleFactError extends ConflictError {
  constructor(
    readonly lineageId: string,
    /** The version that stands now. */
    readonly currentVersionId: string,
  ) {
    super(
      'fact-changed',
      'This was corrected by somebody else meanwhile. Look at what stands now; correct that if it is still wrong.',
    );
  }
}

/** The result stands already, as another fact of the patient. */
export class SameResultError extends ConflictError {
  constructor(
    /** The fact that says the same. */
    readonly lineageId: string,
  ) {
    super(
      'same-result-stored',
      'The patient has another result of that day with exactly these values. If both are the same test, withdraw one.',
    );
  }
}

/** The patient was merged into another one; everything is written there. */
export class PatientMergedError extends ConflictError {
  constructor(readonly keptPatientId: string) {
    super(
      'patient-merged',
      'This patient was merged into another one. Open that patient and enter it there, or undo the merge first.',
    );
  }
}

/** What was withdrawn is neither corrected nor moved nor excluded. */
export function factWithdrawn(movedAway: boolean): ConflictError {
  return new ConflictError(
    'fact-withdrawn',
    movedAway
      ? 'This was moved to another patient. Go on there.'
      : 'This was withdrawn. If it is right after all, record it anew.',
  );
}
