import {
  addDays,
  addMonths,
  pctOfLung,
  pctPred,
  type FactRef,
  type Horizon,
  type Hrct,
  type MissingFact,
  type PatientRecord,
  type Verdict,
} from '@interstice/clinical';
import type { JudgedTest, ProgressionAssessment } from '@interstice/progression';
import type { SeverityFinding } from './review-result.js';
import { SEVERITY } from './severity.rules.js';

const FVC_LIMIT = pctPred(SEVERITY.fvcPctPredBelow.value);
const FIBROSIS_LIMIT = pctOfLung(SEVERITY.fibrosisPctAtLeast.value);

interface Limb {
  /** Whether this limb makes the disease moderate-to-severe; null when nothing is recorded. */
  readonly severe: boolean | null;
  readonly because: readonly FactRef[];
}

/**
 * How severe the disease is, for choosing a schedule.
 *
 * One severe limb is enough; mild needs both known. A single better test does not loosen the schedule.
 *
 * @param record - the record as of the day judged
 * @param tests - its judging tests, oldest first
 * @param progression - its judgements
 * @param today - the day of the review
 * @returns the severity, the facts behind it, and what would settle an unknown one
 * @source interstice-choices, B-18
 * @example assessSeverity(record, tests, progression, today).severity //=> 'mild'
 */
export function assessSeverity(
  record: PatientRecord,
  tests: readonly JudgedTest[],
  progression: ProgressionAssessment,
  today: Horizon,
): SeverityFinding {
  const fvc = fvcLimb(tests);
  const fibrosis = fibrosisLimb(record.hrcts);
  const severity =
    fvc.severe === true || fibrosis.severe === true
      ? 'moderate-to-severe'
      : fvc.severe === null || fibrosis.severe === null
        ? 'unknown'
        : 'mild';
  const missing: MissingFact[] = [];
  if (severity === 'unknown' && fvc.severe === null)
    missing.push({ what: 'fvc-pct-pred', because: 'severity-unknown' });
  if (severity === 'unknown' && fibrosis.severe === null) {
    missing.push({ what: 'fibrosis-extent', because: 'severity-unknown' });
  }
  return {
    severity,
    because: [...fvc.because, ...fibrosis.because],
    missing,
    progressive: isProgressive(progression, today),
  };
}

function fvcLimb(tests: readonly JudgedTest[]): Limb {
  const comparable = tests.filter(
    (test) => !test.poorQuality && test.pct !== null && test.pft.setting !== 'home',
  );
  const latest = comparable.slice(-SEVERITY.looseningTests.value);
  return {
    severe: latest.length === 0 ? null : latest.some(({ pct }) => pct !== null && pct < FVC_LIMIT),
    because: latest.map((test) => ({ kind: 'pft', lineageId: test.pft.lineageId, on: test.on })),
  };
}

function fibrosisLimb(hrcts: readonly Hrct[]): Limb {
  const known = hrcts.filter((hrct) => isExtensive(hrct) !== null);
  const lastOn = known.reduce((last, { performedOn }) => (performedOn > last ? performedOn : last), '');
  const latest = known
    .filter(({ performedOn }) => performedOn === lastOn)
    .sort((first, second) => (first.lineageId < second.lineageId ? -1 : 1));
  return {
    severe: latest.length === 0 ? null : latest.some((hrct) => isExtensive(hrct) === true),
    because: latest.map((hrct) => ({ kind: 'hrct', lineageId: hrct.lineageId, on: hrct.performedOn })),
  };
}

function isExtensive(hrct: Hrct): boolean | null {
  if (hrct.fibrosisExtent !== undefined) return hrct.fibrosisExtent >= FIBROSIS_LIMIT;
  if (hrct.fibrosisBand === undefined || hrct.fibrosisBand === 'unknown') return null;
  return hrct.fibrosisBand === '20-or-more';
}

function isProgressive(progression: ProgressionAssessment, today: Horizon): Verdict {
  const { set, withinMonths } = SEVERITY.progressive;
  const assessed = progression.sets.find(({ setId }) => setId === set);
  if (!assessed) return 'unknown';
  const lastOn = assessed.lastProgressionOn;
  if (lastOn === null) return 'not-met';
  return today.reached(addDays(addMonths(lastOn, withinMonths), 1)) ? 'not-met' : 'met';
}
