import { ANALYTE_NAMES, type Analyte } from '@interstice/clinical';
import { MOST_WITHOUT_WBC, ROUNDING_OF_PARTS } from './blood-plausibility.js';
import { fromScaledInteger, toScaledInteger } from './decimal.js';
import { isPlausible, PLAUSIBILITY, type PlausibilityCheck } from './plausibility.js';
import { recordedBloodTest, type ReportedBloodTest, type UnitIssue } from './recorded-blood-test.js';

type BloodTest = ReportedBloodTest & { readonly insufficient?: boolean };
/** Whole thousandths, so that sums are exact. */
type Amounts = Readonly<Partial<Record<Analyte, number>>>;

const PARTS = ['neutrophils', 'lymphocytes', 'eosinophils'] as const satisfies readonly Analyte[];

/** What cannot be meant in a blood test as a whole, once every value is in our unit (B-32). */
export function bloodTestIssues(test: BloodTest): UnitIssue[] {
  const { amounts, issues } = recordedBloodTest(test);
  const unlikely = ANALYTE_NAMES.flatMap((analyte) => implausible(test, analyte, amounts));
  const told = new Set(unlikely.map(({ path }) => path.join('/')));
  return [
    ...measuredAtAll(test),
    ...unlikely,
    ...issues.filter(({ path }) => !told.has(path.join('/'))),
    ...(issues.length + unlikely.length > 0 ? [] : partsOfWhiteCells(amounts)),
    ...besideNothing(test),
  ];
}

function implausible(test: BloodTest, analyte: Analyte, amounts: Amounts): UnitIssue[] {
  const value = inOurUnit(test, analyte, amounts);
  const check: PlausibilityCheck = PLAUSIBILITY[analyte === 'haemoglobin' ? 'blood-haemoglobin' : analyte];
  if (value === undefined || isPlausible(check, value)) return [];
  if (analyte === 'neutrophils' && areMostWhiteCells(test, amounts)) return [];
  return [{ path: [analyte], message: `expected ${check.expected}` }];
}

function inOurUnit(test: BloodTest, analyte: Analyte, amounts: Amounts): number | undefined {
  if (test.units?.[analyte] === undefined) return test[analyte];
  const converted = amounts[analyte];
  return converted === undefined ? undefined : fromScaledInteger(converted, 3);
}

/** A leukaemoid reaction exceeds the check; the white cells beside it tell that no other unit was meant. */
function areMostWhiteCells(test: BloodTest, amounts: Amounts): boolean {
  const { wbc: total, neutrophils } = amounts;
  const wbc = inOurUnit(test, 'wbc', amounts);
  if (wbc === undefined || !isPlausible(PLAUSIBILITY.wbc, wbc)) return false;
  return total !== undefined && neutrophils !== undefined && neutrophils <= withRounding(total);
}

function measuredAtAll(test: BloodTest): UnitIssue[] {
  const measured = ANALYTE_NAMES.filter((analyte) => test[analyte] !== undefined);
  if (test.insufficient === true) {
    return measured.map((analyte) => ({
      path: [analyte],
      message: 'expected no value together with insufficient: such a sample measures nothing',
    }));
  }
  if (measured.length > 0) return [];
  return [
    {
      path: [],
      message: `expected at least one of ${ANALYTE_NAMES.join(', ')}, or insufficient when nothing could be measured`,
    },
  ];
}

/** A percent that was taken for a count is told by the white cells, of which the count is a part. */
function partsOfWhiteCells(amounts: Amounts): UnitIssue[] {
  const { wbc } = amounts;
  const parts = PARTS.filter((part) => amounts[part] !== undefined);
  if (wbc === undefined) {
    return parts
      .filter((part) => (amounts[part] ?? 0) > toScaledInteger(MOST_WITHOUT_WBC[part], 3))
      .map((part) => ({
        path: [part],
        message: `expected wbc beside more than ${MOST_WITHOUT_WBC[part]} × 10⁹/L (clinic's choice): alone it may be a percent`,
      }));
  }
  const greater = parts.filter((part) => (amounts[part] ?? 0) > withRounding(wbc));
  if (greater.length > 0) {
    return greater.map((part) => ({
      path: [part],
      message: 'expected no more than wbc, of which they are a part (by definition): 10⁹/L, not percent',
    }));
  }
  const together = parts.reduce((sum, part) => sum + (amounts[part] ?? 0), 0);
  if (together <= withRounding(wbc)) return [];
  return parts.map((part) => ({
    path: [part],
    message: `expected ${parts.join(', ')} together no more than wbc (by definition): 10⁹/L, not percent`,
  }));
}

function withRounding(wbc: number): number {
  return wbc + toScaledInteger(ROUNDING_OF_PARTS, 3);
}

/** Units and limits belong to values. */
function besideNothing(test: BloodTest): UnitIssue[] {
  return (['units', 'referenceRanges'] as const).flatMap((field) =>
    ANALYTE_NAMES.filter(
      (analyte) => test[field]?.[analyte] !== undefined && test[analyte] === undefined,
    ).map((analyte) => ({
      path: [field, analyte],
      message:
        field === 'units'
          ? 'expected units only for what was measured'
          : 'expected limits only for what was measured',
    })),
  );
}
