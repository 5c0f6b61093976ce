import { daysBetween, factInForce, type IsoDate, type PatientRecord, type Pft } from '@interstice/clinical';
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
 * @source interstice-choices, B-10 and B-26
 * @example recomputedOf(record, pft) //=> 84600000
 */
export function recomputedOf(record: PatientRecord, pft: Pft): FinePctPred | null {
  return recomputing(record)(pft);
}

/**
 * FVC of one test as % predicted by itself: with the height that was measured with it, else with the nearest one. Never beside
 * that of another test, which takes one height for both.
 *
 * @param record - as of the day judged, for sex, birth date and heights
 * @param pft - a test; of its values only litres and height are looked at
 * @returns the percent, or null where it cannot be told
 * @source interstice-choices, B-18 and B-26
 * @example percentByOwnHeight(record, pft) //=> 84600000
 */
export function percentByOwnHeight(record: PatientRecord, pft: Pft): FinePctPred | null {
  return recomputing(record, heightNearest(record, pft))(pft);
}

function recomputing(
  record: PatientRecord,
  heightCm = adultHeight(record),
): (pft: Pft) => FinePctPred | null {
  const sex = factInForce(record, 'sex')?.value.sex ?? 'unknown';
  const birthDate = birthDateOf(record);
  return ({ testedOn, fvc }) => {
    if (birthDate === undefined || heightCm === undefined || fvc === undefined || fvc <= 0) return null;
    if (!isAdultOn(birthDate, testedOn)) return null;
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

/** The one in force; where none was entered by itself, that of the newest test which has one. None of a child. */
function adultHeight(record: PatientRecord): number | undefined {
  const birthDate = birthDateOf(record);
  const inForce = factInForce(record, 'height');
  if (inForce && isAdultOn(birthDate, inForce.on)) return inForce.value.heightCm;
  let newest: Pft | undefined;
  for (const pft of record.pfts)
    if (pft.height !== undefined && (newest === undefined || isNewer(pft, newest))) newest = pft;
  return newest?.height === undefined || !isAdultOn(birthDate, newest.testedOn)
    ? undefined
    : newest.height / 10;
}

interface MeasuredHeight {
  readonly on: IsoDate;
  readonly heightCm: number;
}

/** The height measured with the test, else the nearest one; none of a child. */
function heightNearest(record: PatientRecord, { height, testedOn }: Pft): number | undefined {
  if (height !== undefined) return height / 10;
  const birthDate = birthDateOf(record);
  let nearest: MeasuredHeight | undefined;
  for (const one of heightsOf(record))
    if (isAdultOn(birthDate, one.on) && (!nearest || isNearerTo(testedOn, one, nearest))) nearest = one;
  return nearest?.heightCm;
}

/** Of two as near the later one. */
function isNearerTo(day: IsoDate, one: MeasuredHeight, other: MeasuredHeight): boolean {
  const [away, otherAway] = [Math.abs(daysBetween(one.on, day)), Math.abs(daysBetween(other.on, day))];
  return away === otherAway ? one.on > other.on : away < otherAway;
}

/** Those entered by themselves before those of tests, of one day the one recorded last first. */
function heightsOf({ person, pfts }: PatientRecord): MeasuredHeight[] {
  const entered = person
    .filter((fact) => fact.kind === 'height')
    .sort((one, other) => (one.id < other.id ? 1 : -1))
    .map(({ on, value: { heightCm } }) => ({ on, heightCm }));
  const ofTests = pfts
    .filter((pft): pft is Pft & Required<Pick<Pft, 'height'>> => pft.height !== undefined)
    .sort((one, other) => (isNewer(one, other) ? -1 : 1))
    .map(({ testedOn: on, height }) => ({ on, heightCm: height / 10 }));
  return [...entered, ...ofTests];
}

function birthDateOf(record: PatientRecord): IsoDate | undefined {
  return factInForce(record, 'birth-date')?.value.birthDate;
}

/** Of whom no birth date is known nothing is recomputed anyway. */
function isAdultOn(birthDate: IsoDate | undefined, on: IsoDate): boolean {
  return birthDate === undefined || ageInYears(birthDate, on) >= RECOMPUTING.fromAge;
}

function isNewer(pft: Pft, other: Pft): boolean {
  return pft.testedOn === other.testedOn ? pft.lineageId > other.lineageId : pft.testedOn > other.testedOn;
}
