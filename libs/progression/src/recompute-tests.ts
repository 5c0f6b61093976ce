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
  const recompute = recomputing(record);
  const recomputed = new Map<string, FinePctPred>();
  for (const pft of pfts) {
    const fine = recompute(pft);
    if (fine !== null) recomputed.set(pft.lineageId, fine);
  }
  return recomputed;
}

/**
 * FVC of one test as % predicted on one equation, with the one adult height of the record.
 *
 * @param record - as of the day judged, for sex, birth date and height
 * @param pft - a test; only its litres are looked at
 * @returns the percent, or null where it cannot be told
 * @source interstice-choices, B-10, B-18 and B-26
 * @example recomputedOf(record, pft) //=> 84600000
 */
export function recomputedOf(record: PatientRecord, pft: Pft): FinePctPred | null {
  return recomputing(record)(pft);
}

function recomputing(record: PatientRecord): (pft: Pft) => FinePctPred | null {
  const sex = factInForce(record, 'sex')?.value.sex ?? 'unknown';
  const birthDate = factInForce(record, 'birth-date')?.value.birthDate;
  const heightCm = adultHeight(record);
  return ({ testedOn, fvc }) => {
    if (birthDate === undefined || heightCm === undefined || fvc === undefined || fvc <= 0) return null;
    if (ageInYears(birthDate, testedOn) < RECOMPUTING.fromAge) return null;
    const { equation } = RECOMPUTING;
    const found = recomputePct({ equation, sex, birthDate, testedOn, heightCm, fvcMl: fvc });
    return found.kind === 'recomputed' ? found.fine : null;
  };
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
