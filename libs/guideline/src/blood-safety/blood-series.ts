import {
  ANALYTES,
  ANALYTE_NAMES,
  recordAsOf,
  startDay,
  type Analyte,
  type IsoDate,
  type PatientRecord,
} from '@interstice/clinical';
import { BLOOD_CHOICES } from '../clinic-choices.rules.js';
import type { ExplanationLine } from '../explanation.js';
import type { Protocol } from '../protocol.js';
import { monitoredCourses, type MonitoredCourse } from '../surveillance/monitored-courses.js';
import { limitSentence, outsideText, sentenceCase } from './blood-sentences.js';
import type { CtcaeGrades } from './blood-evidence.js';
import { bloodValues, higherIsWorse } from './blood-values.js';
import { gradesOf, judgeValues, type BloodView, type JudgedValue } from './judge-values.js';
import { limitsOf, type DrugLimit } from './limits-of-drugs.js';
import { movingValues } from './moving-values.js';

/** A limit of a drug as a line over the days on which it counts. */
export interface LimitOverTime {
  readonly limit: DrugLimit;
  readonly course: string;
  readonly from: IsoDate;
  /** The day of the stop; null while the drug runs. */
  readonly to: IsoDate | null;
  /** In the unit of the analyte; null where it depends on another value or on what a laboratory printed. */
  readonly value: number | null;
  /** For example `below 1.3 × 10⁹/L`. */
  readonly says: string;
  readonly sentence: string;
}

/** A value with the limits that counted on its day, and its grades. */
export interface GradedValue extends Pick<JudgedValue, 'value' | 'limits'> {
  readonly grades: CtcaeGrades;
}

/** One analyte over time. */
export interface AnalyteSeries {
  readonly analyte: Analyte;
  readonly values: readonly GradedValue[];
  readonly limits: readonly LimitOverTime[];
  /** What moves and is still inside its limits: told, and never an alert. */
  readonly moving: ExplanationLine | null;
}

/**
 * The blood of a patient over time: every value with the limits that it lies outside of and its grades, and the limits of the
 * drugs over the days of their courses.
 *
 * @param record - everything about one patient
 * @param protocol - of the site
 * @param asOf - calendar day in the site's time zone
 * @param only - the analytes asked about
 * @returns the analytes that were measured, in the order in which they are shown, and the courses that are watched
 * @source interstice-choices, B-20, B-22 and B-23
 * @example bloodSeries(record, protocol, asOf).analytes[0]?.analyte //=> 'wbc'
 */
export function bloodSeries(
  record: PatientRecord,
  protocol: Pick<Protocol, 'blood'>,
  asOf: IsoDate,
  only: readonly Analyte[] = ANALYTE_NAMES,
): { readonly analytes: readonly AnalyteSeries[]; readonly courses: readonly MonitoredCourse[] } {
  const today = startDay(asOf);
  const { bloodTests: tests, ...known } = recordAsOf(record, today);
  const courses = monitoredCourses({ ...known, bloodTests: tests }, today);
  const view = { tests, courses, bloodProtocolId: protocol.blood.id, registeredOn: record.registeredOn };
  return {
    courses,
    analytes: only.flatMap((analyte) => {
      const values = valuesOf(analyte, view);
      const limits = linesOf(analyte, view);
      if (values.length === 0 && limits.length === 0) return [];
      return [{ analyte, values, limits, moving: movingLine(analyte, values) }];
    }),
  };
}

/** Also what no drug has limits for: it is shown without any. */
function valuesOf(analyte: Analyte, view: BloodView): readonly GradedValue[] {
  const judged = judgeValues(analyte, view);
  if (judged.length > 0)
    return judged.map((one) => ({
      value: one.value,
      limits: one.limits,
      grades: gradesOf(analyte, one, judged),
    }));
  return bloodValues(analyte, view.tests).map((value) => ({ value, limits: [], grades: {} }));
}

function linesOf(analyte: Analyte, { courses, bloodProtocolId }: BloodView): readonly LimitOverTime[] {
  return courses.flatMap(({ drug, start, stop }) =>
    limitsOf(drug, analyte, bloodProtocolId).map((limit) => ({
      limit,
      course: start.lineageId,
      from: start.on,
      to: stop?.on ?? null,
      value: fixedValue(limit),
      says: outsideText(limit.limit),
      sentence: limitSentence(limit),
    })),
  );
}

function fixedValue({ limit }: DrugLimit): number | null {
  if ('below' in limit) return limit.below;
  if ('atMost' in limit) return limit.atMost;
  return 'above' in limit ? limit.above : null;
}

function movingLine(analyte: Analyte, values: readonly GradedValue[]): ExplanationLine | null {
  const moved = movingValues(analyte, values);
  if (moved.length === 0) return null;
  const how = higherIsWorse(analyte) ? 'rose' : 'fell';
  const { tests, cite } = BLOOD_CHOICES['moving-in-a-row'];
  return {
    text: `${sentenceCase(ANALYTES[analyte].title)} ${how} in ${moved.length - 1} tests in a row, still inside the limits. Told from ${tests} on (clinic’s choice); it is no alert.`,
    cites: [cite],
  };
}
