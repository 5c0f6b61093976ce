import {
  ANALYTES,
  ANALYTE_NAMES,
  recordAsOf,
  startDay,
  type Analyte,
  type IsoDate,
  type PatientRecord,
} from '@interstice/clinical';
import { attempt } from '../attempt-rule.js';
import { BLOOD_CHOICES } from '../clinic-choices.rules.js';
import type { ExplanationLine } from '../explanation.js';
import type { Protocol } from '../protocol.js';
import type { CannotJudge } from '../review-result.js';
import { monitoredCourses, type MonitoredCourse } from '../surveillance/monitored-courses.js';
import { ruleIdOf } from './blood-rule-ids.js';
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

/** An analyte that could not be told. What is recorded of it stands in the record, and is neither inside nor outside its limits. */
export interface UnshownAnalyte {
  readonly analyte: Analyte;
  /** Stable code, never a value of the record. */
  readonly errorCode: string;
  readonly says: ExplanationLine;
}

/** The blood of a patient, as far as it can be told. */
export interface BloodSeries {
  readonly analytes: readonly AnalyteSeries[];
  /** One that fails takes no other with it (B-14). */
  readonly cannotShow: readonly UnshownAnalyte[];
  readonly courses: readonly MonitoredCourse[];
}

/**
 * The blood of a patient over time: every value with the limits that it lies outside of and its grades, and the limits of the
 * drugs over the days of their courses.
 *
 * @param record - everything about one patient
 * @param protocol - of the site
 * @param asOf - calendar day in the site's time zone
 * @param only - the analytes asked about
 * @returns the analytes that were measured, in the order in which they are shown, those that cannot be, and the courses that are
 *   watched
 * @source interstice-choices, B-14, B-20, B-22 and B-23
 * @example bloodSeries(record, protocol, asOf).analytes[0]?.analyte //=> 'wbc'
 */
export function bloodSeries(
  record: PatientRecord,
  protocol: Pick<Protocol, 'blood'>,
  asOf: IsoDate,
  only: readonly Analyte[] = ANALYTE_NAMES,
): BloodSeries {
  const today = startDay(asOf);
  const { bloodTests: tests, ...known } = recordAsOf(record, today);
  const courses = monitoredCourses({ ...known, bloodTests: tests }, today);
  const view = { tests, courses, bloodProtocolId: protocol.blood.id, registeredOn: record.registeredOn };
  const cannotShow: UnshownAnalyte[] = [];
  const analytes = only.flatMap((analyte) => {
    const failed: CannotJudge[] = [];
    const shown = attempt(ruleIdOf(analyte), null, failed, () => seriesOf(analyte, view));
    for (const { errorCode } of failed)
      cannotShow.push({ analyte, errorCode, says: notShown(analyte, errorCode) });
    return shown;
  });
  return { courses, analytes, cannotShow };
}

function seriesOf(analyte: Analyte, view: BloodView): AnalyteSeries | undefined {
  const values = valuesOf(analyte, view);
  const limits = linesOf(analyte, view);
  if (values.length === 0 && limits.length === 0) return undefined;
  return { analyte, values, limits, moving: movingLine(analyte, values) };
}

function notShown(analyte: Analyte, errorCode: string): ExplanationLine {
  return {
    text: `${sentenceCase(ANALYTES[analyte].title)} cannot be shown: the recorded values could not be judged (${errorCode}). Whether they are inside the limits is not known.`,
    cites: [{ doc: 'interstice-choices', at: 'B-14', ids: ['B-14'] }],
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
