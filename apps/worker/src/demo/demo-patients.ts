import type { IsoDate } from '@interstice/clinical';
import type { DemoPatient } from './demo-patient.js';
import { drawPatient } from './draw-patient.js';
import { oneDrawADay } from './one-draw-a-day.js';
import { seededRandom } from './seeded-random.js';
import { storiesOfBloods } from './stories-of-bloods.js';
import { storiesOfDrugs } from './stories-of-drugs.js';
import { storiesOfGaps } from './stories-of-gaps.js';
import { storiesOfProgression } from './stories-of-progression.js';
import { storiesOfRecords } from './stories-of-records.js';
import { storiesOfTheTour } from './stories-of-the-tour.js';
import { storiesOfTreatment } from './stories-of-treatment.js';
import { mrnOf, tell } from './story-writing.js';

const PATIENTS = 120;
/**
 * Draws people of whom about as many progress as in the published cohort; another number draws others. Each is drawn from a
 * number of their own, so that a visit more in the course of one, by the day of seeding, makes nobody else another person.
 */
const SEED = 4;

/**
 * The patients of the demo clinic with all that happens to them, dated back from a day: the same on every machine. Those
 * with a written story come first, the others are drawn by published courses and made-up figures. All are invented, and
 * named so that nobody takes them for anybody.
 *
 * @param today - the day on which the clinic is seeded
 * @returns patients by record number
 * @example demoPatients(parseIsoDate('2026-03-31'))[0]?.patient.mrn //=> 'DEMO-0001'
 */
export function demoPatients(today: IsoDate): DemoPatient[] {
  const tour = storiesOfTheTour(today);
  const progression = storiesOfProgression(today);
  const keptMrn = mrnOf(tour.length + progression.length + 1);
  const told = [
    ...tour,
    ...progression,
    ...storiesOfRecords(today, keptMrn),
    ...storiesOfTreatment(today),
    ...storiesOfBloods(today),
    ...storiesOfDrugs(today),
    ...storiesOfGaps(today),
  ];
  return [
    ...told.map((telling, index) => tell(index + 1, telling)),
    ...Array.from({ length: PATIENTS - told.length }, (_, place) =>
      drawPatient(seededRandom(SEED * PATIENTS + place), told.length + place + 1, place, today),
    ),
  ].map((one) => ({ ...one, facts: oneDrawADay(one.facts) }));
}
