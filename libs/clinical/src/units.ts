/**
 * Numbers that know their unit. All are whole numbers inside, because a threshold compared in floating point misses
 * falls that lie exactly on it: 3.00 → 2.70 L is 9.99…% there.
 */

declare const unitBrand: unique symbol;

type Unit<Name extends string> = number & { readonly [unitBrand]: Name };

/** Volume, whole millilitres. */
export type Millilitres = Unit<'millilitres'>;
/** Percent of the predicted value, in tenths: 70.1 % predicted is 701. */
export type PctPred = Unit<'tenths of a percent of predicted'>;
/** Absolute change in points of % predicted, in tenths: five points are 50. Positive is worse. */
export type PctPoints = Unit<'tenths of a point of percent predicted'>;
/** Relative change in percent of the earlier value, in tenths: ten percent are 100. Positive is worse. */
export type RelPct = Unit<'tenths of a percent of the earlier value'>;
/** Percent of the lung, in tenths. */
export type PctOfLung = Unit<'tenths of a percent of the lung'>;
/** Transfer factor in thousandths of its unit, which always travels beside it. */
export type DlcoAmount = Unit<'thousandths of the unit of transfer factor'>;
/** Mass concentration, in tenths of a gram per litre. */
export type GramsPerLitre = Unit<'tenths of a gram per litre'>;
/** Amount of an analyte in thousandths of its one unit (`ANALYTES`): neutrophils of 1.25 × 10⁹/L are 1250. */
export type BloodAmount = Unit<'thousandths of the unit of the analyte'>;
/** Length, in tenths of a centimetre. */
export type Centimetres = Unit<'tenths of a centimetre'>;

/** The number cannot be held without changing it. */
export class UnrepresentableNumberError extends Error {
  readonly code = 'unrepresentable-number';
  override readonly name = 'UnrepresentableNumberError';

  constructor(given: number, unit: string, decimals: number) {
    const form = decimals === 0 ? 'a whole number' : `a number with at most ${decimals} decimal(s)`;
    super(`${given} cannot be held as ${unit}. Give ${form}.`);
  }
}

/**
 * Scales a decimal as written, by moving its point in the text: 70.1 * 10 is 701 only by luck of rounding, and
 * 70.15 must be refused, not rounded.
 */
function scaled(value: number, decimals: 0 | 1 | 3, unit: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > decimals) throw new UnrepresentableNumberError(value, unit, decimals);
  const whole = Number(`${match[1] ?? ''}${match[2] ?? ''}${fraction.padEnd(decimals, '0')}`);
  if (!Number.isSafeInteger(whole)) throw new UnrepresentableNumberError(value, unit, decimals);
  return whole === 0 ? 0 : whole;
}

function whole(value: number, unit: string): number {
  if (!Number.isSafeInteger(value)) throw new UnrepresentableNumberError(value, unit, 0);
  return value === 0 ? 0 : value;
}

/**
 * A volume.
 *
 * @param value - millilitres, whole; not litres
 * @returns the volume
 * @throws UnrepresentableNumberError for fractions, NaN and infinities
 * @example millilitres(2700) //=> 2700
 */
export function millilitres(value: number): Millilitres {
  return scaled(value, 0, 'millilitres') as Millilitres;
}

/**
 * Percent of predicted.
 *
 * @param value - percent, at most one decimal
 * @returns the value, held in tenths
 * @throws UnrepresentableNumberError when it has more decimals than are stored
 * @example pctPred(70.1) //=> 701
 */
export function pctPred(value: number): PctPred {
  return scaled(value, 1, 'percent predicted') as PctPred;
}

/**
 * Percent of predicted from its stored tenths.
 *
 * @param tenths - tenths of a percent, whole
 * @returns the value
 * @example pctPredFromTenths(701) //=> 701
 */
export function pctPredFromTenths(tenths: number): PctPred {
  return whole(tenths, 'tenths of a percent predicted') as PctPred;
}

/**
 * An absolute change in points of % predicted; for a relative one see {@link relPct}.
 *
 * @param value - points, at most one decimal; positive is worse
 * @returns the change, held in tenths
 * @example pctPoints(5) //=> 50
 */
export function pctPoints(value: number): PctPoints {
  return scaled(value, 1, 'points of percent predicted') as PctPoints;
}

/**
 * An absolute change in points of % predicted, from its tenths.
 *
 * @param tenths - tenths of a point, whole
 * @returns the change
 * @example pctPointsFromTenths(50) //=> 50
 */
export function pctPointsFromTenths(tenths: number): PctPoints {
  return whole(tenths, 'tenths of a point') as PctPoints;
}

/**
 * A relative change in percent of the earlier value; for an absolute one see {@link pctPoints}.
 *
 * @param value - percent of the earlier value, at most one decimal; positive is worse
 * @returns the change, held in tenths
 * @example relPct(10) //=> 100
 */
export function relPct(value: number): RelPct {
  return scaled(value, 1, 'percent of the earlier value') as RelPct;
}

/**
 * A relative change from its tenths.
 *
 * @param tenths - tenths of a percent of the earlier value, whole
 * @returns the change
 * @example relPctFromTenths(100) //=> 100
 */
export function relPctFromTenths(tenths: number): RelPct {
  return whole(tenths, 'tenths of a percent of the earlier value') as RelPct;
}

/**
 * Percent of the lung.
 *
 * @param value - percent, at most one decimal
 * @returns the share, held in tenths
 * @example pctOfLung(20) //=> 200
 */
export function pctOfLung(value: number): PctOfLung {
  return scaled(value, 1, 'percent of the lung') as PctOfLung;
}

/**
 * Percent of the lung from its stored tenths.
 *
 * @param tenths - tenths of a percent, whole
 * @returns the share
 * @example pctOfLungFromTenths(200) //=> 200
 */
export function pctOfLungFromTenths(tenths: number): PctOfLung {
  return whole(tenths, 'tenths of a percent of the lung') as PctOfLung;
}

/**
 * Transfer factor in whatever unit is recorded beside it.
 *
 * @param value - mmol/min/kPa or mL/min/mmHg, at most three decimals
 * @returns the amount, held in thousandths
 * @example dlcoAmount(5.123) //=> 5123
 */
export function dlcoAmount(value: number): DlcoAmount {
  return scaled(value, 3, 'transfer factor') as DlcoAmount;
}

/**
 * Transfer factor from its stored thousandths.
 *
 * @param thousandths - thousandths of its unit, whole
 * @returns the amount
 * @example dlcoAmountFromThousandths(5123) //=> 5123
 */
export function dlcoAmountFromThousandths(thousandths: number): DlcoAmount {
  return whole(thousandths, 'thousandths of the unit of transfer factor') as DlcoAmount;
}

/**
 * Mass concentration.
 *
 * @param value - grams per litre, at most one decimal; not g/dL
 * @returns the concentration, held in tenths
 * @example gramsPerLitre(132.5) //=> 1325
 */
export function gramsPerLitre(value: number): GramsPerLitre {
  return scaled(value, 1, 'grams per litre') as GramsPerLitre;
}

/**
 * Mass concentration from its stored tenths.
 *
 * @param tenths - tenths of a gram per litre, whole
 * @returns the concentration
 * @example gramsPerLitreFromTenths(1325) //=> 1325
 */
export function gramsPerLitreFromTenths(tenths: number): GramsPerLitre {
  return whole(tenths, 'tenths of a gram per litre') as GramsPerLitre;
}

/**
 * Length.
 *
 * @param value - centimetres, at most one decimal; not metres
 * @returns the length, held in tenths
 * @example centimetres(162.5) //=> 1625
 */
export function centimetres(value: number): Centimetres {
  return scaled(value, 1, 'centimetres') as Centimetres;
}

/**
 * Length from its stored tenths.
 *
 * @param tenths - tenths of a centimetre, whole
 * @returns the length
 * @example centimetresFromTenths(1625) //=> 1625
 */
export function centimetresFromTenths(tenths: number): Centimetres {
  return whole(tenths, 'tenths of a centimetre') as Centimetres;
}

/**
 * Amount of an analyte from its stored thousandths.
 *
 * @param thousandths - thousandths of the analyte's unit, whole
 * @returns the amount
 * @example bloodAmountFromThousandths(1250) //=> 1250
 */
export function bloodAmountFromThousandths(thousandths: number): BloodAmount {
  return whole(thousandths, 'thousandths of the unit of the analyte') as BloodAmount;
}
