import { parseIsoDate, type IsoDate, type PersonFactKind } from '@interstice/clinical';
import type { PatientChangeRequest } from '@interstice/contracts';
import type { PersonFactInput } from '@interstice/server';
import type { PersonFacts } from './patient.read-model.js';

export interface PersonFactChanges {
  readonly recorded: readonly PersonFactInput[];
  /** Kinds of which nothing is to stand any more. */
  readonly cleared: readonly PersonFactKind[];
}

/**
 * What a change of a patient says as dated facts that hold from `on` (B-26). Absent keeps, `null` clears; a disease
 * with its subtype and companions is one fact, so a change of one part repeats the others.
 */
export function changedPersonFacts(
  change: PatientChangeRequest,
  standing: PersonFacts,
  on: IsoDate,
): PersonFactChanges {
  const recorded: PersonFactInput[] = [];
  const cleared: PersonFactKind[] = [];
  if (change.sex !== undefined) recorded.push({ kind: 'sex', on, value: { sex: change.sex } });
  if (change.birthDate !== undefined) {
    recorded.push({ kind: 'birth-date', on, value: { birthDate: parseIsoDate(change.birthDate) } });
  }
  const ctd = changedCtd(change, standing, on);
  if (ctd !== undefined) recorded.push(ctd);

  if (change.heightCm === null) cleared.push('height');
  else if (change.heightCm !== undefined) {
    recorded.push({ kind: 'height', on, value: { heightCm: change.heightCm } });
  }
  if (change.antibodies === null) cleared.push('antibodies');
  else if (change.antibodies !== undefined) {
    recorded.push({ kind: 'antibodies', on, value: { antibodies: change.antibodies } });
  }
  if (change.hrctPattern === null) cleared.push('hrct-pattern');
  else if (change.hrctPattern !== undefined) {
    recorded.push({ kind: 'hrct-pattern', on, value: { pattern: change.hrctPattern } });
  }
  if (change.descent === null) cleared.push('descent');
  else if (change.descent !== undefined) {
    recorded.push({ kind: 'descent', on, value: { descent: change.descent } });
  }
  if (change.ildDiagnosedOn === null) cleared.push('ild-diagnosis');
  else if (change.ildDiagnosedOn !== undefined) {
    const diagnosedOn = parseIsoDate(change.ildDiagnosedOn);
    recorded.push({ kind: 'ild-diagnosis', on, value: { diagnosedOn } });
  }
  if (change.ctdDiagnosedOn === null) cleared.push('ctd-diagnosis');
  else if (change.ctdDiagnosedOn !== undefined) {
    const diagnosedOn = parseIsoDate(change.ctdDiagnosedOn);
    recorded.push({ kind: 'ctd-diagnosis', on, value: { diagnosedOn } });
  }
  return { recorded, cleared };
}

function changedCtd(
  change: PatientChangeRequest,
  standing: PersonFacts,
  on: IsoDate,
): PersonFactInput | undefined {
  if (change.ctd === undefined && change.secondaryCtds === undefined && change.ctdSubtype === undefined) {
    return undefined;
  }
  const primary = change.ctd ?? standing.ctd?.primary ?? 'undifferentiated';
  const secondary = change.secondaryCtds === undefined ? standing.ctd?.secondary : change.secondaryCtds;
  const subtype = change.ctdSubtype === undefined ? standing.ctd?.subtype : change.ctdSubtype;
  return {
    kind: 'ctd',
    on,
    value: {
      primary,
      secondary: (secondary ?? []).filter((ctd) => ctd !== primary),
      ...(subtype === undefined || subtype === null ? {} : { subtype }),
    },
  };
}
