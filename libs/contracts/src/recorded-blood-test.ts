import {
  ANALYTE_NAMES,
  bloodAmountFromThousandths,
  inRecordedUnit,
  type Analyte,
  type BloodAmount,
  type ConvertedAmount,
} from '@interstice/clinical';
import { fromScaledInteger, hasAtMostDecimals, toScaledInteger } from './decimal.js';

type ByAnalyte<Value> = Partial<Record<Analyte, Value>>;

interface Limits {
  readonly low?: number;
  readonly high?: number;
}

/** A value with its unit and limits as a laboratory wrote them. */
export interface ReportedValue extends Limits {
  readonly value: number;
  readonly unit: string;
}

/** The parts of a posted blood test that may be in other units than ours. */
export type ReportedBloodTest = Readonly<ByAnalyte<number>> & {
  readonly units?: Readonly<ByAnalyte<string>>;
  readonly referenceRanges?: Readonly<ByAnalyte<Limits>>;
};

/** A blood test in our units, with what was reported where that was another unit. */
export interface RecordedBloodTest {
  readonly amounts: Readonly<ByAnalyte<BloodAmount>>;
  readonly referenceRanges?: Readonly<ByAnalyte<Limits>>;
  readonly reported?: Readonly<ByAnalyte<ReportedValue>>;
}

/** Something of a posted test that cannot be held, by where it stands. */
export interface UnitIssue {
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * What a posted blood test says in our units, converted exactly. `issues` names everything that could not be,
 * which is then left out: the contract refuses a test with any.
 */
export function recordedBloodTest(
  test: ReportedBloodTest,
): RecordedBloodTest & { issues: readonly UnitIssue[] } {
  const amounts: ByAnalyte<BloodAmount> = {};
  const referenceRanges: ByAnalyte<Limits> = {};
  const reported: ByAnalyte<ReportedValue> = {};
  const issues: UnitIssue[] = [];
  for (const analyte of ANALYTE_NAMES) {
    const value = test[analyte];
    const unit = test.units?.[analyte];
    const limits = test.referenceRanges?.[analyte];
    if (value === undefined) continue;
    if (unit === undefined) {
      if (hasAtMostDecimals(value, 3))
        amounts[analyte] = bloodAmountFromThousandths(toScaledInteger(value, 3));
      else issues.push({ path: [analyte], message: 'expected at most three decimals' });
      if (limits !== undefined) referenceRanges[analyte] = limits;
      continue;
    }
    const converted = inRecordedUnit(analyte, value, unit);
    if (!converted.known) {
      issues.push(issueOf(converted, [analyte], analyte));
      continue;
    }
    amounts[analyte] = converted.amount;
    reported[analyte] = { value, unit, ...limits };
    if (limits !== undefined) referenceRanges[analyte] = limitsInOurs(analyte, unit, limits, issues);
  }
  return {
    amounts,
    ...(test.referenceRanges === undefined ? {} : { referenceRanges }),
    ...(Object.keys(reported).length === 0 ? {} : { reported }),
    issues,
  };
}

function limitsInOurs(analyte: Analyte, unit: string, limits: Limits, issues: UnitIssue[]): Limits {
  const ours: { low?: number; high?: number } = {};
  for (const side of ['low', 'high'] as const) {
    const limit = limits[side];
    if (limit === undefined) continue;
    const converted = inRecordedUnit(analyte, limit, unit);
    if (converted.known) ours[side] = fromScaledInteger(converted.amount, 3);
    else issues.push(issueOf(converted, ['referenceRanges', analyte, side], analyte));
  }
  return ours;
}

function issueOf(
  refused: Exclude<ConvertedAmount, { known: true }>,
  path: readonly string[],
  analyte: Analyte,
): UnitIssue {
  return { path: refused.refusal === 'not-exact' ? path : ['units', analyte], message: refused.expected };
}
