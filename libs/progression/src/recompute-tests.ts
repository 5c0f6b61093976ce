import { factInForce, type PatientRecord, type Pft } from '@interstice/clinical';
import { ageInYears, recomputePct, type FinePctPred } from '@interstice/lung-function';
import { named } from './named.js';
import { RECOMPUTING } from './recomputing.rules.js';

/** FVC as % predicted on one equation, by the lineage of the test; tests of which it cannot be told are not there. */
export type Recomputed = ReadonlyMap<string, FinePctPred>;

/**
 * Recomputes FVC as % predicted on one equation with one adult height, where the percents as reported cannot all stand
 * beside each other. Where they can nothing is recomputed: what the laboratory reported decides.
 *
 * @param record - as of the day judged, for sex, birth date and height
 * @param pfts - the usable tests
 * @returns by lineage; null where nothing needs recomputing
 * @source interstice-choices, B-10 and B-26
 * @example recomputeAll(record, record.pfts)?.get('pft 2026-01-12') //=> 84600000
 */
export function recomputeAll(record: PatientRecord, pfts: readonly Pft[]): Recomputed | null {
  if (pfts.length < 2 || reportedStandTogether(pfts)) return null;
  const sex = factInForce(record, 'sex')?.value.sex ?? 'unknown';
  const birthDate = factInForce(record, 'birth-date')?.value.birthDate;
  const heightCm = adultHeight(record);
  const recomputed = new Map<string, FinePctPred>();
  if (birthDate === undefined || heightCm === undefined) return recomputed;
  for (const { lineageId, testedOn, fvc } of pfts) {
    if (fvc === undefined || fvc <= 0 || ageInYears(birthDate, testedOn) < RECOMPUTING.fromAge) continue;
    const { equation } = RECOMPUTING;
    const found = recomputePct({ equation, sex, birthDate, testedOn, heightCm, fvcMl: fvc });
    if (found.kind === 'recomputed') recomputed.set(lineageId, found.fine);
  }
  return recomputed;
}

/**
 * Whether a height is all that keeps percents from being recomputed: sex and birth date are known, and no test has one.
 *
 * @param record - as of the day judged
 * @returns false where something else is missing as well
 * @source interstice-choices, B-10 and B-14
 * @example lacksHeightAlone(record) //=> true
 */
export function lacksHeightAlone(record: PatientRecord): boolean {
  const sex = factInForce(record, 'sex')?.value.sex ?? 'unknown';
  return (
    sex !== 'unknown' && factInForce(record, 'birth-date') !== undefined && adultHeight(record) === undefined
  );
}

/** Every test has a percent, and all name the same equation or none does. */
function reportedStandTogether(pfts: readonly Pft[]): boolean {
  const equation = named(pfts[0]?.referenceEquation);
  return pfts.every(
    ({ fvcPctPred, referenceEquation }) =>
      fvcPctPred !== undefined && fvcPctPred > 0 && named(referenceEquation) === equation,
  );
}

/** The one in force; where none was entered by itself, that of the newest test which has one. */
function adultHeight(record: PatientRecord): number | undefined {
  const inForce = factInForce(record, 'height')?.value.heightCm;
  if (inForce !== undefined) return inForce;
  let newest: Pft | undefined;
  for (const pft of record.pfts)
    if (pft.height !== undefined && (newest === undefined || isNewer(pft, newest))) newest = pft;
  return newest?.height === undefined ? undefined : newest.height / 10;
}

function isNewer(pft: Pft, other: Pft): boolean {
  return pft.testedOn === other.testedOn ? pft.lineageId > other.lineageId : pft.testedOn > other.testedOn;
}
