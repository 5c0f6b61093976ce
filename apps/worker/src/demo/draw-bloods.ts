import { addDays, addMonths, parseIsoDate, type IsoDate } from '@interstice/clinical';
import type { FactInput } from '@interstice/server';
import type { TreatmentInput } from './demo-patient.js';
import { cbc, tenths } from './fact-writing.js';
import type { SeededRandom } from './seeded-random.js';

/** Days between two blood counts on mycophenolate, by the label's ladder and then within two to four months (B-20). */
const LADDER: readonly { readonly untilMonths: number; readonly everyDays: number }[] = [
  { untilMonths: 1, everyDays: 7 },
  { untilMonths: 3, everyDays: 15 },
  { untilMonths: 12, everyDays: 30 },
];
const MAINTENANCE_DAYS = 90;

/** Blood counts as a patient on mycophenolate has them taken: about when they are due, one in ten forgotten. */
export function drawBloods(random: SeededRandom, treatment: TreatmentInput, untilOn: IsoDate): FactInput[] {
  const { startedOn } = treatment.values;
  if (startedOn === undefined) return [];
  const start = parseIsoDate(startedOn);
  const facts: FactInput[] = [];
  let neutrophils = random.normal(4, 0.7);
  for (let on = addDays(start, 7); on < untilOn;) {
    if (!random.chance(0.1)) {
      neutrophils = Math.max(1.9, neutrophils * 0.7 + random.normal(4, 0.6) * 0.3);
      facts.push(
        cbc(on, {
          neutrophils: tenths(neutrophils),
          wbc: tenths(neutrophils + random.normal(2.1, 0.2)),
          haemoglobin: Math.round(random.normal(131, 6)),
          platelets: Math.round(random.normal(245, 30)),
          alt: Math.round(random.normal(24, 4)),
        }),
      );
    }
    const phase = LADDER.find(({ untilMonths }) => on < addMonths(start, untilMonths));
    const days = phase?.everyDays ?? MAINTENANCE_DAYS + random.between(-14, 14);
    on = addDays(on, days + random.between(-1, 2));
  }
  return facts;
}
