import {
  addDays,
  bloodAmountFromThousandths,
  type Analyte,
  type Citation,
  type FactRef,
} from '@interstice/clinical';
import { BLOOD_CHOICES } from '../clinic-choices.rules.js';
import type { AlertFinding, AlertSeverity } from '../review-result.js';
import type { SafetyView } from '../safety-alerts.js';
import { monitoredCourses, type MonitoredCourse } from '../surveillance/monitored-courses.js';
import type { BloodEvidence, BloodValue, CtcaeGrades, LimitLine, OutsideValue } from './blood-evidence.js';
import { ruleIdOf } from './blood-rule-ids.js';
import { isWorse } from './blood-values.js';
import {
  findRuns,
  gradesOf,
  judgeValues,
  type JudgedValue,
  type LimitThen,
  type Run,
} from './judge-values.js';
import { byRank, findLimit } from './limits-of-drugs.js';

/** The rules of one review share the courses whose blood is watched. */
const coursesOnce = new WeakMap<SafetyView, readonly MonitoredCourse[]>();

function coursesOf(view: SafetyView): readonly MonitoredCourse[] {
  let courses = coursesOnce.get(view);
  if (courses === undefined) {
    courses = monitoredCourses(view.record, view.today);
    coursesOnce.set(view, courses);
  }
  return courses;
}

/**
 * The alerts of one analyte outside the limits of drugs: one for each unbroken run of such values, with every limit that
 * counted as a line. A run that has ended is recovered; it opens nothing once its last value outside is long past.
 *
 * @param analyte - that some source names a limit of
 * @param safety - the record, the blood protocol and the day of the review
 * @returns the alerts that the record supports, whatever the day
 * @source interstice-choices, B-01, B-02, B-03, B-08, B-20, B-22 and B-23
 * @example findBloodAlerts('neutrophils', view)[0]?.ruleId //=> 'blood.neutrophils'
 */
export function findBloodAlerts(analyte: Analyte, safety: SafetyView): readonly AlertFinding[] {
  const { record, protocol, today } = safety;
  if (record.bloodTests.length === 0) return [];
  const courses = coursesOf(safety);
  if (courses.length === 0) return [];
  const { bloodTests: tests, registeredOn } = record;
  const view = { tests, courses, registeredOn, bloodProtocolId: protocol.blood.id };
  const values = judgeValues(analyte, view);
  return findRuns(values).map((run): AlertFinding => {
    const blood = evidenceOf(analyte, run, values);
    const lastOutside = run.values.at(-1) ?? run.values[0];
    const opensUntil = addDays(lastOutside.value.on, BLOOD_CHOICES['recovered-opens'].days);
    const isRecovered = blood.recoveredBy !== null;
    return {
      key: `${ruleIdOf(analyte)}:${blood.run[0].lineageId}`,
      kind: 'blood',
      ruleId: ruleIdOf(analyte),
      episodeId: null,
      severity: severityOf(blood),
      certainty: 'not-applicable',
      mayOpen: !isRecovered || !today.reached(addDays(opensUntil, 1)),
      mayOpenUntil: null,
      ...(isRecovered ? { recovered: true } : {}),
      evidence: {
        criteria: crossedOf(blood),
        worstDeclineTenths: null,
        facts: factsOf(blood),
        progression: null,
        blood,
      },
      cites: citesOf(blood),
    };
  });
}

function evidenceOf(
  analyte: Analyte,
  { values, before, recoveredBy }: Run,
  all: readonly JudgedValue[],
): BloodEvidence {
  const [first, ...others] = values;
  const outside = (judged: JudgedValue): OutsideValue => outsideOf(judged, gradesOf(analyte, judged, all));
  const run = [outside(first), ...others.map(outside)] as const;
  let [worst] = run;
  for (const value of run) if (isWorse(analyte, value, worst)) worst = value;
  return {
    analyte,
    run,
    worst,
    limits: linesOf(values, worst.lineageId),
    before: before?.value ?? null,
    recoveredBy: recoveredBy?.value ?? null,
  };
}

function outsideOf({ value, limits }: JudgedValue, grades: CtcaeGrades): OutsideValue {
  const outside = limits.flatMap(({ limit, isBeyond }) => (isBeyond ? [limit.id] : []));
  return { ...value, outside: outside.sort(byRank), grades };
}

/** Every limit that counted in the run, as it stood last; what a change is counted from is told of the worst value. */
function linesOf(values: readonly JudgedValue[], worstLineage: string): readonly LimitLine[] {
  const lines = new Map<string, LimitLine>();
  for (const { value, limits } of values) {
    for (const then of limits) {
      const known = lines.get(then.limit.id);
      const crossedOn = known?.crossedOn ?? (then.isBeyond ? value.on : null);
      const from = value.lineageId === worstLineage ? then.from : null;
      lines.set(then.limit.id, {
        ...lineOf(then),
        crossedOn,
        ...(from === null
          ? fromOf(known)
          : { from: { ...from, amount: bloodAmountFromThousandths(from.amount) } }),
      });
    }
  }
  return [...lines.values()].sort((one, other) => byRank(one.id, other.id));
}

function lineOf({ limit, course }: LimitThen): Omit<LimitLine, 'crossedOn' | 'from'> {
  const { id, drug } = limit;
  return { id, drug, course: course.start, ...(course.stop === null ? {} : { stoppedOn: course.stop.on }) };
}

function fromOf(line: LimitLine | undefined): Pick<LimitLine, 'from'> {
  return line?.from === undefined ? {} : { from: line.from };
}

function crossedOf({ limits }: BloodEvidence): string[] {
  return limits.flatMap(({ id, crossedOn }) => (crossedOn === null ? [] : [id]));
}

/** The strictest limit crossed sets it: where a source ends the drug, or the grade is of the gravest, at once (B-22). */
function severityOf({ limits, run }: BloodEvidence): AlertSeverity {
  const isStop = limits.some(
    ({ id, crossedOn }) => crossedOn !== null && findLimit(id)?.limit.step === 'stop',
  );
  const isGrave = run.some(({ grades }) =>
    gradesIn(grades).some((grade) => grade >= BLOOD_CHOICES['critical-from'].grade),
  );
  return isStop || isGrave ? 'critical' : 'warning';
}

/**
 * The grades of a value that could be told, of both versions.
 *
 * @param grades - by version
 * @returns 0 to 4, none where none could be told
 * @example gradesIn({ 'ctcae-v5': 2, 'ctcae-v6': null }) //=> [2]
 */
export function gradesIn(grades: CtcaeGrades): number[] {
  return Object.values(grades).filter((grade) => typeof grade === 'number');
}

function factsOf({ run, limits, recoveredBy }: BloodEvidence): readonly FactRef[] {
  const values: readonly (BloodValue | null)[] = [
    ...run,
    ...limits.flatMap(({ from, crossedOn }) => (from === undefined || crossedOn === null ? [] : [from])),
    recoveredBy,
  ];
  const refs = [
    ...values.flatMap((value): FactRef[] =>
      value === null ? [] : [{ kind: 'blood-test', lineageId: value.lineageId, on: value.on }],
    ),
    ...limits.flatMap(({ course, crossedOn }) => (crossedOn === null ? [] : [course])),
  ];
  const once = [...new Map(refs.map((ref) => [ref.lineageId, ref])).values()];
  return once.sort((one, other) =>
    one.on !== other.on ? (one.on < other.on ? -1 : 1) : one.lineageId < other.lineageId ? -1 : 1,
  );
}

function citesOf({ limits }: BloodEvidence): readonly Citation[] {
  const cites = limits.flatMap(({ id, crossedOn }) => {
    const limit = crossedOn === null ? undefined : findLimit(id)?.limit;
    return limit === undefined ? [] : [limit.cite];
  });
  return [...new Map(cites.map((cite) => [`${cite.doc} ${cite.at}`, cite])).values()];
}
