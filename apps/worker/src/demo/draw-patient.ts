import { addDays, addMonths, parseIsoDate, type Ctd, type IsoDate } from '@interstice/clinical';
import { drawBloods } from './draw-bloods.js';
import { drawCourse, type Pace } from './draw-course.js';
import { clinicDay, HISTORY_MONTHS } from './demo-days.js';
import { SYNTHETIC_FIGURES } from './demo-figures.js';
import { GIVEN_NAMES, PLANTS } from './demo-names.js';
import type { Answer, DecisionPlan, DemoPatient, TreatmentInput } from './demo-patient.js';
import { course, liverTests } from './fact-writing.js';
import type { SeededRandom } from './seeded-random.js';
import { mrnOf } from './story-writing.js';

/** Diseases in the proportions of no published clinic: synthetic, no source. */
const CTD_MIX: readonly [Ctd, ...Ctd[]] = [
  'ssc',
  ...repeat('ssc', 8),
  ...repeat('ra', 4),
  ...repeat('iim', 3),
  ...repeat('mctd', 2),
  ...repeat('sjd', 2),
  'sle',
  'undifferentiated',
];

/** Draws a patient of the demo clinic, the `place`-th of those who are drawn. */
export function drawPatient(
  random: SeededRandom,
  number: number,
  place: number,
  today: IsoDate,
): DemoPatient {
  const figures = SYNTHETIC_FIGURES;
  const ctd = random.pick(CTD_MIX);
  const sex = random.chance(0.74) ? 'female' : 'male';
  const enteredMonthsAgo = random.chance(0.55) ? random.between(26, HISTORY_MONTHS) : random.between(4, 25);
  const firstOn = clinicDay(addMonths(today, -enteredMonthsAgo), today);
  const birthDate = addDays(addMonths(firstOn, -12 * random.between(34, 76)), -random.between(0, 364));
  const heightCm = Math.round(sex === 'female' ? random.normal(163, 5.5) : random.normal(176, 6));
  const fvcPct = clamp(random.normal(figures.fvcPctMean.value, figures.fvcPctSpread.value), 50, 112);
  const fibrosisPct = clamp(Math.round(15 - (fvcPct - 79) * 0.4 + random.normal(0, 4)), 3, 38);
  const drawn = random.share();
  const pace: Pace =
    drawn < figures.progressiveShare.value
      ? 'progressive'
      : drawn < figures.progressiveShare.value + figures.slowShare.value
        ? 'slow'
        : 'healthy';
  const isLost = enteredMonthsAgo > 18 && random.chance(figures.lostToFollowUpShare.value);
  const untilOn = isLost ? addMonths(today, -random.between(9, 16)) : addDays(today, 1);

  const ildDiagnosedOn = addDays(firstOn, -random.between(10, 500));
  const isNewDisease = addMonths(ildDiagnosedOn, 6) >= firstOn;
  const body = { sex, birthDate, heightCm } as const;
  const options = { body, ctd, pace, fvcPct, fibrosisPct, isNewDisease, firstOn, untilOn, today };
  const { facts, treatments } = drawCourse(random, options);
  const mycophenolate = drawMycophenolate(random, firstOn, untilOn, fvcPct < 75 ? 0.75 : 0.4);
  const bloods = mycophenolate === undefined ? [] : drawBloods(random, mycophenolate, untilOn);
  const livers = treatments.flatMap(({ values: { startedOn } }) =>
    startedOn === undefined ? [] : liverTests(parseIsoDate(startedOn), untilOn),
  );
  return {
    patient: {
      mrn: mrnOf(number),
      familyName: `Example-${PLANTS[(place * 2) % PLANTS.length] ?? 'Oak'}`,
      givenName: GIVEN_NAMES[sex][place % GIVEN_NAMES[sex].length] ?? 'Ada',
      birthDate,
      sex,
      ctd,
      heightCm,
      ildDiagnosedOn,
      ctdDiagnosedOn: addDays(ildDiagnosedOn, -random.between(0, 1500)),
    },
    story: `Drawn: ${pace} course.`,
    registeredOn: addDays(firstOn, -7),
    facts: [
      ...facts,
      ...treatments,
      ...(mycophenolate === undefined ? [] : [mycophenolate]),
      ...bloods,
      ...livers,
    ],
    acts: [],
    decisions: drawDecisions(random, treatments.length > 0),
  };
}

function drawMycophenolate(
  random: SeededRandom,
  firstOn: IsoDate,
  untilOn: IsoDate,
  probability: number,
): TreatmentInput | undefined {
  const startedOn = addDays(firstOn, random.between(14, 120));
  if (!random.chance(probability) || startedOn >= untilOn) return undefined;
  return course('mycophenolate-mofetil', startedOn);
}

/** Most alerts are decided; those whose treatment was stepped up were escalated. */
function drawDecisions(random: SeededRandom, wasTreated: boolean): DecisionPlan {
  const other: readonly [Answer, ...Answer[]] = [
    'accept-new-baseline',
    'watch-and-repeat',
    'other-cause',
    'referred',
    'dismiss',
    'dismiss',
  ];
  const first: Answer = wasTreated ? 'escalated' : random.pick(other);
  return { answers: [first, random.pick(other), random.pick(other)], afterDays: random.between(2, 20) };
}

function repeat(ctd: Ctd, times: number): Ctd[] {
  return Array.from({ length: times }, () => ctd);
}

function clamp(value: number, from: number, to: number): number {
  return Math.min(to, Math.max(from, value));
}
