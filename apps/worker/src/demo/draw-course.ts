import { addDays, addMonths, daysBetween, type Ctd, type IsoDate } from '@interstice/clinical';
import type { FactInput } from '@interstice/server';
import { clinicDay } from './demo-days.js';
import { FVC_CHANGE_ML_PER_YEAR, FVC_RETEST_ICC, SYNTHETIC_FIGURES } from './demo-figures.js';
import type { TreatmentInput } from './demo-patient.js';
import { course, dlco, hrct, pft, symptoms, tenths, visit } from './fact-writing.js';
import { predicted, type Body } from './predicted.js';
import type { SeededRandom } from './seeded-random.js';

const DAYS_A_YEAR = 365.25;
const EYE_WINDOW_MONTHS = 24;

/** Of one blow in percent points of predicted: what the published ICC leaves, and of that the synthetic share. */
const NOISE_POINTS =
  SYNTHETIC_FIGURES.shareOfRetestNoise.value *
  SYNTHETIC_FIGURES.fvcPctSpread.value *
  Math.sqrt(1 - FVC_RETEST_ICC.value);

export type Pace = 'healthy' | 'slow' | 'progressive';

export interface CourseOptions {
  readonly body: Body;
  readonly ctd: Ctd;
  readonly pace: Pace;
  readonly fvcPct: number;
  readonly fibrosisPct: number;
  /** The ILD was diagnosed in the half year before the first visit. */
  readonly isNewDisease: boolean;
  readonly firstOn: IsoDate;
  /** No visit on or after this day. */
  readonly untilOn: IsoDate;
  readonly today: IsoDate;
}

/** What a course left behind, and what was started because of it. */
export interface Course {
  readonly facts: readonly FactInput[];
  readonly treatments: readonly TreatmentInput[];
}

interface Seen {
  readonly on: IsoDate;
  readonly pct: number;
}

/**
 * Lets one made-up lung age: from visit to visit by the slope of its group, measured with noise, asked about symptoms,
 * scanned now and then. When it has visibly fallen, an antifibrotic is started and the slope becomes the treated one.
 */
export function drawCourse(random: SeededRandom, options: CourseOptions): Course {
  const { body, ctd, today, untilOn } = options;
  const facts: FactInput[] = [];
  const treatments: TreatmentInput[] = [];
  const seen: Seen[] = [];
  let volumeMl = (predicted('GLI Global 2022 FVC', body, options.firstOn) * options.fvcPct) / 100;
  let diffusionPct = Math.min(
    105,
    Math.max(32, options.fvcPct * 0.75 + random.normal(4, SYNTHETIC_FIGURES.dlcoPctSpread.value)),
  );
  let fibrosisPct = options.fibrosisPct;
  let lastScan: IsoDate | null = null;
  let scans = 0;
  let treatedFrom: IsoDate | null = null;
  const deviation = random.normal(0, SYNTHETIC_FIGURES.slopeSpread.value);
  const slopeOn = (day: IsoDate) =>
    slopeOf(options.pace, ctd, treatedFrom !== null && day >= treatedFrom) + deviation;

  let previous = options.firstOn;
  for (let on = options.firstOn; on < untilOn; on = nextVisit(random, on, seen, fibrosisPct, today)) {
    const years = daysBetween(previous, on) / DAYS_A_YEAR;
    const lost = slopeOn(on) * years;
    volumeMl += lost;
    diffusionPct += (lost / volumeMl) * 85 + random.normal(0, 1);
    previous = on;
    if (seen.length > 0 && random.chance(SYNTHETIC_FIGURES.missedVisitShare.value)) continue;

    const reference = predicted('GLI Global 2022 FVC', body, on);
    const fvcMl = Math.round((volumeMl + (random.normal(0, NOISE_POINTS) / 100) * reference) / 10) * 10;
    const pct = tenths((fvcMl / reference) * 100);
    const best = bestBefore(seen, on);
    const fallPct = best === null ? 0 : ((best - pct) / best) * 100;
    facts.push(pft(on, fvcMl, pct, furtherValues(random, body, on, fvcMl, diffusionPct)));
    facts.push(visit(on, random.chance(0.3) ? 'joint' : 'pulmonology'));
    if (random.chance(0.3)) facts.push(visit(addDays(on, -random.between(3, 30)), 'rheumatology'));
    const isWorse = random.chance(fallPct >= 5 ? 0.3 : 0.03);
    if (random.chance(0.85)) {
      facts.push(symptoms(on, isWorse ? 'worse' : random.chance(0.12) ? 'improved' : 'stable'));
    }
    seen.push({ on, pct });

    const isFall = fallPct >= 10 || (fallPct >= 5 && isWorse);
    // The second one of a disease that is new comes soon (M-06), the others once a year or on a fall (M-04).
    const usual = scans === 1 && options.isNewDisease ? 120 : 335;
    const scanIsDue =
      lastScan === null || daysBetween(lastScan, on) > usual || (isFall && random.chance(0.5));
    if (scanIsDue && (lastScan === null || daysBetween(lastScan, on) > 100)) {
      const scanOn = addDays(on, random.between(0, 9));
      if (scanOn < untilOn) {
        const grown = random.chance(isFall ? 0.4 : options.pace === 'progressive' ? 0.12 : 0);
        if (lastScan !== null) fibrosisPct += grown ? random.between(2, 5) : 0;
        facts.push(
          hrct(scanOn, Math.round(fibrosisPct), {
            pattern: random.pick(['NSIP', 'NSIP', 'UIP', 'fibrotic, indeterminate']),
            ...(lastScan === null
              ? {}
              : { fibrosisChange: grown ? 'increased' : 'stable', comparedWithOn: lastScan }),
          }),
        );
        lastScan = scanOn;
        scans += 1;
      }
    }
    const startOn = addDays(on, random.between(12, 40));
    if (isFall && treatedFrom === null && startOn < untilOn && random.chance(0.75)) {
      treatedFrom = startOn;
      treatments.push(course('nintedanib', startOn));
    }
  }
  return { facts, treatments };
}

function slopeOf(pace: Pace, ctd: Ctd, treated: boolean): number {
  const change = FVC_CHANGE_ML_PER_YEAR;
  if (pace === 'healthy') return change.healthy.value;
  if (pace === 'progressive') {
    return treated ? change['progressive-nintedanib'].value : change['progressive-untreated'].value;
  }
  if (!treated) return change['ssc-untreated'].value;
  return ctd === 'ssc' ? change['ssc-nintedanib'].value : change['ssc-nintedanib-ata-negative'].value;
}

function furtherValues(
  random: SeededRandom,
  body: Body,
  on: IsoDate,
  fvcMl: number,
  diffusionPct: number,
): Partial<Extract<FactInput, { kind: 'pft' }>['values']> {
  const fev1 = Math.min(fvcMl, predicted('GLI Global 2022 FEV1', body, on) * random.normal(0.86, 0.03));
  const measured = diffusionPct + random.normal(0, 1.5);
  const pct = Math.min(120, Math.max(25, tenths(measured)));
  const amount = Math.round((predicted('GLI 2017 DLCO', body, on) * pct) / 10) / 10;
  return {
    fev1Ml: Math.round(Math.min(fev1, fvcMl * 0.86) / 10) * 10,
    qualityGrade: random.chance(0.8) ? 'A' : random.chance(0.7) ? 'B' : 'C',
    ...(random.chance(0.88)
      ? { dlco: amount, dlcoUnit: 'mmol/min/kPa', ...dlco(pct, tenths(random.normal(132, 7))) }
      : {}),
  };
}

/** The highest value of the two years before: what a physician compares with. */
function bestBefore(seen: readonly Seen[], on: IsoDate): number | null {
  const since = addMonths(on, -EYE_WINDOW_MONTHS);
  const values = seen.filter((test) => test.on >= since).map(({ pct }) => pct);
  return values.length === 0 ? null : Math.max(...values);
}

/** Three to six months ahead, later in mild disease, on a clinic day. */
function nextVisit(
  random: SeededRandom,
  on: IsoDate,
  seen: readonly Seen[],
  fibrosisPct: number,
  today: IsoDate,
): IsoDate {
  const isMild = (seen.at(-1)?.pct ?? 100) >= 70 && fibrosisPct < 20;
  const days = isMild ? random.between(160, 200) : random.between(95, 165);
  return clinicDay(addDays(on, days), today);
}
