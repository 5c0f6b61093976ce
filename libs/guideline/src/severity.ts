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
  type PctOfLung,
  type Verdict,
} from '@interstice/clinical';
import { FINE_IN_A_TENTH } from '@interstice/lung-function';
import {
  isAtHome,
  lacksHeightAlone,
  percentByOwnHeight,
  type JudgedTest,
  type ProgressionAssessment,
} from '@interstice/progression';
import type { SeverityFinding } from './review-result.js';
import { SEVERITY } from './severity.rules.js';

interface Limb {
  /** Whether this limb makes the disease moderate-to-severe; null when nothing is recorded. */
  readonly severe: boolean | null;
  readonly because: readonly FactRef[];
}

/**
 * How severe the disease is, for choosing a schedule.
 *
 * One severe limb is enough; mild needs both known. A single better test or scan does not loosen the schedule. Where a test
 * has litres without % predicted, it is computed with the height of that test or else the nearest one, if sex, birth date and a
 * height are known.
 *
 * @param record - the record as of the day judged
 * @param tests - its judging tests, oldest first
 * @param progression - its judgements
 * @param today - the day of the review
 * @returns the severity, the facts behind it, and what would settle an unknown one
 * @source interstice-choices, B-10, B-18 and B-26
 * @example assessSeverity(record, tests, progression, today).severity //=> 'mild'
 */
export function assessSeverity(
  record: PatientRecord,
  tests: readonly JudgedTest[],
  progression: ProgressionAssessment,
  today: Horizon,
): SeverityFinding {
  const fvc = fvcLimb(tests, record);
  const fibrosis = fibrosisLimb(record.hrcts);
  const severity =
    fvc.severe === true || fibrosis.severe === true
      ? 'moderate-to-severe'
      : fvc.severe === null || fibrosis.severe === null
        ? 'unknown'
        : 'mild';
  const missing: MissingFact[] = [];
  if (severity === 'unknown' && fvc.severe === null)
    missing.push({ what: fvc.hangsOnHeight ? 'height' : 'fvc-pct-pred', because: 'severity-unknown' });
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

/** One day's finding: whether it is severe, null when it was done but its value is not recorded. */
interface Finding {
  readonly severe: boolean | null;
  readonly facts: readonly FactRef[];
}

interface FvcLimb extends Limb {
  /** Its % predicted could be computed if a height were known. */
  readonly hangsOnHeight: boolean;
}

function fvcLimb(tests: readonly JudgedTest[], record: PatientRecord): FvcLimb {
  const acceptable = tests.filter((test) => !test.poorQuality && !isAtHome(test));
  // One set a day: of several series the preferred one, which comes last.
  const judging = acceptable.filter((test, index) => acceptable[index + 1]?.on !== test.on);
  const limb = limbOf(
    judging.map((test) => ({
      severe: isLow(test, record),
      facts: [{ kind: 'pft', lineageId: test.pft.lineageId, on: test.on }],
    })),
  );
  return { ...limb, hangsOnHeight: (judging.at(-1)?.ml ?? null) !== null && lacksHeightAlone(record) };
}

/** What the laboratory reported decides; where it reported litres alone, what is computed from them (B-10). */
function isLow({ pct, pft }: JudgedTest, record: PatientRecord): boolean | null {
  const limit = pctPred(SEVERITY.fvcPctPredBelow.value);
  if (pct !== null) return pct < limit;
  const fine = percentByOwnHeight(record, pft);
  return fine === null ? null : fine < limit * FINE_IN_A_TENTH;
}

function fibrosisLimb(hrcts: readonly Hrct[]): Limb {
  const limit = pctOfLung(SEVERITY.fibrosisPctAtLeast.value);
  const days = [...new Set(hrcts.map(({ performedOn }) => performedOn))].sort();
  return limbOf(
    days.map((on) => {
      const scans = hrcts
        .filter(({ performedOn }) => performedOn === on)
        .sort((first, second) => (first.lineageId < second.lineageId ? -1 : 1));
      const known = scans.map((scan) => isExtensive(scan, limit)).filter((extensive) => extensive !== null);
      return {
        severe: known.length === 0 ? null : known.includes(true),
        facts: scans.map(({ lineageId }) => ({ kind: 'hrct', lineageId, on })),
      };
    }),
  );
}

/**
 * The latest finding speaks; where its value is missing nothing older speaks for it, except a severe one just before.
 * One better finding after a severe one does not loosen the schedule.
 */
function limbOf(findings: readonly Finding[]): Limb {
  const count = SEVERITY.looseningTests.value;
  const latest = findings.at(-1);
  if (!latest) return { severe: null, because: [] };
  if (latest.severe === null) {
    const severe = findings.slice(-count).filter((finding) => finding.severe === true);
    return severe.length > 0
      ? { severe: true, because: factsOf(severe) }
      : { severe: null, because: latest.facts };
  }
  const known = findings.filter((finding) => finding.severe !== null).slice(-count);
  return {
    severe: known.some((finding) => finding.severe === true),
    because: factsOf(known),
  };
}

function factsOf(findings: readonly Finding[]): FactRef[] {
  const all: FactRef[] = [];
  for (const { facts } of findings) all.push(...facts);
  return all;
}

function isExtensive(hrct: Hrct, limit: PctOfLung): boolean | null {
  if (hrct.fibrosisExtent !== undefined) return hrct.fibrosisExtent >= limit;
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
