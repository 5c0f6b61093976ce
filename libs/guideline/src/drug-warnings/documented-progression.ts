import type { MissingFact, PatientRecord } from '@interstice/clinical';
import type { ProgressionAssessment } from '@interstice/progression';
import { SEVERITY } from '../severity.rules.js';
import { NotAssessedError } from '../surveillance/index.js';
import type { ProgressionOnRecord } from './drug-evidence.js';
import { DOCUMENTED_PROGRESSION } from './drug-warnings.rules.js';

/**
 * The latest progression on record, of whatever day: by any definition that was met and not put down to another cause, or by a
 * decision that says so. That a drug is no longer given without one is true from then on, also where it came after the start.
 *
 * @param record - as of the day judged
 * @param progression - its judgements
 * @returns the progression, or null where none is on record, which is not the same as none
 * @source interstice-choices, X-05, B-08 and B-18
 * @example documentedProgression(record, progression)?.set //=> 'inbuild'
 */
export function documentedProgression(
  { progressionDecisions }: PatientRecord,
  { sets }: Pick<ProgressionAssessment, 'sets'>,
): ProgressionOnRecord | null {
  const codes: readonly string[] = DOCUMENTED_PROGRESSION.decisions;
  const found: ProgressionOnRecord[] = [];
  for (const { setId: set, lastProgressionOn: on } of sets) if (on !== null) found.push({ on, set });
  for (const { decision, decidedOn: on } of progressionDecisions)
    if (codes.includes(decision)) found.push({ on, decision });
  return found.reduce<ProgressionOnRecord | null>(later, null);
}

/** Of one day the set that stands first, then the decision by its name: whatever the order of the facts. */
function later(latest: ProgressionOnRecord | null, one: ProgressionOnRecord): ProgressionOnRecord {
  if (latest === null || one.on > latest.on) return one;
  if (one.on < latest.on || latest.set !== undefined) return latest;
  return one.set !== undefined || (one.decision ?? '') < (latest.decision ?? '') ? one : latest;
}

/**
 * What could tell of progression where none is on record.
 *
 * @param progression - its judgements
 * @returns what is missing for the definition that severity goes by; empty where it was judged and is not met
 * @throws NotAssessedError where it could not be judged at all
 * @source interstice-choices, B-14
 * @example missingOfProgression(progression)[0]?.what //=> 'pft'
 */
export function missingOfProgression({ sets }: Pick<ProgressionAssessment, 'sets'>): readonly MissingFact[] {
  const { set } = SEVERITY.progressive;
  const assessed = sets.find(({ setId }) => setId === set);
  if (!assessed) throw new NotAssessedError(set);
  return assessed.verdict === 'unknown' ? assessed.missing : [];
}
