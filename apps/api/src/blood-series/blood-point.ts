import { fromScaledInteger, type BloodPointResponse, type CtcaeGradeResponse } from '@interstice/contracts';
import type { BloodValue, CtcaeGrades, OutsideValue } from '@interstice/guideline';

/** A value in its unit. */
export function pointOf({ grades, outside, ...value }: OutsideValue): BloodPointResponse {
  return { ...valueOf(value), outside: [...outside], grades: gradesOf(grades) };
}

/** A value in its unit, without what was judged of it. */
export function valueOf({ on, lineageId, amount, low, high }: BloodValue) {
  return {
    on,
    lineageId,
    amount: fromScaledInteger(amount, 3),
    ...(low === undefined ? {} : { low: fromScaledInteger(low, 3) }),
    ...(high === undefined ? {} : { high: fromScaledInteger(high, 3) }),
  };
}

function gradesOf(grades: CtcaeGrades): CtcaeGradeResponse[] {
  return (['ctcae-v5', 'ctcae-v6'] as const).flatMap((version) => {
    const grade = grades[version];
    return grade === undefined ? [] : [{ version, grade }];
  });
}
