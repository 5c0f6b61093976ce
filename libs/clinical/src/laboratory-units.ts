import { ANALYTES, type Analyte } from './analytes.js';
import {
  LABORATORY_TESTS,
  LABORATORY_UNITS,
  PERCENT_SPELLINGS,
  type UnitSpellings,
} from './laboratory-units.rules.js';
import { bloodAmountFromThousandths, type BloodAmount } from './units.js';

/** Why a unit or a test of a laboratory is not taken. Each is answered to the sender; none is guessed away. */
export type UnitRefusal =
  | 'not-recorded-here'
  | 'unknown-test'
  | 'unit-missing'
  | 'unit-cut-off'
  | 'share-of-white-cells'
  | 'unknown-unit'
  | 'units-disagree';

/** A laboratory's unit that is known, with what makes it ours. */
export interface KnownUnit {
  readonly known: true;
  readonly analyte: Analyte;
  /** Ours is the laboratory's number times `times`, divided by `per`. */
  readonly times: number;
  readonly per: number;
}

export interface RefusedUnit {
  readonly known: false;
  readonly refusal: UnitRefusal;
  /** What was expected instead, in words for whoever sent it. */
  readonly expected: string;
}

/** A laboratory's number in our unit, or why it cannot be held. */
export type ConvertedAmount =
  | { readonly known: true; readonly amount: BloodAmount }
  | RefusedUnit
  | { readonly known: false; readonly refusal: 'not-exact'; readonly expected: string };

const CELLS: ReadonlySet<Analyte> = new Set([
  'wbc',
  'neutrophils',
  'lymphocytes',
  'eosinophils',
  'platelets',
]);

/**
 * Reads the unit of one analyte as a laboratory writes it, by the table of known spellings alone.
 *
 * @param analyte - what was measured
 * @param unit - as written; upper and lower case tell units apart, blanks at its ends do not
 * @returns the exact factor to our unit, or why the unit is refused
 * @example readLaboratoryUnit('haemoglobin', 'g/dL') //=> { known: true, analyte: 'haemoglobin', times: 10, per: 1 }
 */
export function readLaboratoryUnit(analyte: Analyte, unit: string): KnownUnit | RefusedUnit {
  const written = unitKey(unit);
  if (written === '') return refused(analyte, 'unit-missing');
  const known = unitsOf(analyte).find(({ spellings }) => spellings.some((it) => unitKey(it) === written));
  if (known !== undefined) return { known: true, analyte, times: known.times, per: known.per };
  if (CELLS.has(analyte) && PERCENT_SPELLINGS.some((it) => it === written)) {
    return refused(analyte, 'share-of-white-cells');
  }
  return refused(analyte, written === '10' ? 'unit-cut-off' : 'unknown-unit');
}

/**
 * Reads a test and its unit as a laboratory names them. Where more than one unit is stated (by the name of the test, by
 * a second system), all must be known and come to the same factor.
 *
 * @param column - the name of the test, the unit beside the value, and the unit of a further system if there is one
 * @returns our analyte with the exact factor, or why it is refused
 * @example readLaboratoryTest({ test: 'CRP', unit: 'mg/L', otherUnit: 'mg/dL' }) //=> refused: units-disagree
 */
export function readLaboratoryTest(column: {
  readonly test: string;
  readonly unit: string;
  readonly otherUnit?: string;
}): KnownUnit | RefusedUnit {
  const name = column.test.trim().replace(/\s+/g, ' ').toLowerCase();
  const test = LABORATORY_TESTS.find(({ names }) => names.includes(name));
  if (test === undefined) {
    return { known: false, refusal: 'unknown-test', expected: 'expected a test whose name is known here' };
  }
  if (test.analyte === null) {
    return { known: false, refusal: 'not-recorded-here', expected: 'expected a test that is recorded here' };
  }
  const unit = readLaboratoryUnit(test.analyte, column.unit);
  if (!unit.known) return unit;
  for (const stated of [test.unitInName, column.otherUnit]) {
    const other = stated === undefined ? unit : readLaboratoryUnit(test.analyte, stated);
    if (!other.known) return other;
    if (other.times * unit.per !== unit.times * other.per) return refused(test.analyte, 'units-disagree');
  }
  return unit;
}

/**
 * A laboratory's number in our unit, exactly. It is never rounded: a number that our thousandths cannot hold is
 * refused, so that the stored value and the reported one lie on the same side of every threshold.
 *
 * @param analyte - what was measured
 * @param value - the number as it was reported
 * @param unit - the unit as the laboratory writes it
 * @returns the amount in thousandths of our unit, or why there is none
 * @example inRecordedUnit('creatinine', 1.1, 'mg/dL') //=> { known: true, amount: 97240 }, which is 97.24 µmol/L
 */
export function inRecordedUnit(analyte: Analyte, value: number, unit: string): ConvertedAmount {
  const factor = readLaboratoryUnit(analyte, unit);
  if (!factor.known) return factor;
  const digits = /^(\d+)(?:\.(\d+))?$/.exec(String(value));
  const [, whole = '', fraction = ''] = digits ?? [];
  const numerator = BigInt(`${whole}${fraction}`) * BigInt(factor.times) * 1000n;
  const denominator = 10n ** BigInt(fraction.length) * BigInt(factor.per);
  const thousandths = Number(numerator / denominator);
  if (digits === null || numerator % denominator !== 0n || !Number.isSafeInteger(thousandths)) {
    const { unit: ours } = ANALYTES[analyte];
    return {
      known: false,
      refusal: 'not-exact',
      expected: `expected fewer decimals: in ${ours} the value needs more than the three that are kept, and none is rounded`,
    };
  }
  return { known: true, amount: bloodAmountFromThousandths(thousandths) };
}

function unitsOf(analyte: Analyte): readonly UnitSpellings[] {
  return LABORATORY_UNITS[analyte];
}

/** Both characters for micro (U+00B5, U+03BC) are one; runs of blanks are one. Case stays. */
function unitKey(unit: string): string {
  return unit.trim().replace(/\s+/g, ' ').replaceAll('\u03bc', '\u00b5');
}

function refused(analyte: Analyte, refusal: UnitRefusal): RefusedUnit {
  const known = unitsOf(analyte).map(({ spellings }) => spellings.slice(0, 3).join(', '));
  const reasons: Readonly<Partial<Record<UnitRefusal, string>>> = {
    'share-of-white-cells': 'a percent of the white cells is not a count',
    'unit-cut-off': 'this unit was cut off',
    'units-disagree': 'the units stated do not agree',
  };
  const reason = reasons[refusal];
  return {
    known: false,
    refusal,
    expected: `expected a known unit of ${ANALYTES[analyte].title}, such as ${known.join('; ')}${reason === undefined ? '' : ` (${reason})`}`,
  };
}
