import {
  addMonths,
  daysBetween,
  factInForce,
  pctPoints,
  relPct,
  type Ctd,
  type PatientRecord,
} from '@interstice/clinical';
import { FINE_IN_A_TENTH } from '@interstice/lung-function';
import { assessPair, isComparison, type ComparedValues, type Comparison } from '../compare-tests.js';
import type { ProgressionTimeline } from '../progression-timeline.js';
import type { ChangeBand, ChangeReading, ChangeScale, ScaleAssessment } from './change-scale.js';

const TENTHS_OF_A_PERCENT = 1000;

/**
 * Places the change of FVC over about the stated time on the scales that were made for a patient's disease.
 *
 * The latest test is compared with the one that lies closest to the stated time before it. By litres a share can be told
 * and points cannot, so a reading may be missing.
 *
 * @param record - as of the day judged, for the disease
 * @param timeline - the record laid out for judging
 * @param scales - as data
 * @returns one for each scale made for the disease
 * @source eustar-2021 and ssc-mcid-2018; which pair: interstice-choices, B-10
 * @example placeChanges(record, timeline, CHANGE_SCALES)[0]?.places //=> [{ reading: 'relative', bandId: 'moderate' }]
 */
export function placeChanges(
  record: PatientRecord,
  timeline: ProgressionTimeline,
  scales: readonly ChangeScale[],
): ScaleAssessment[] {
  const ctd = factInForce(record, 'ctd')?.value;
  const diseases: readonly Ctd[] = ctd ? [ctd.primary, ...ctd.secondary] : [];
  return scales
    .filter(({ appliesTo }) => appliesTo.some((disease) => diseases.includes(disease)))
    .map((scale) => {
      const pair = closestPair(timeline, scale);
      return {
        scaleId: scale.id,
        pair: pair && assessPair(pair),
        places: pair ? placesOf(scale, pair.deciding) : [],
        judgedOn: timeline.tests.at(-1)?.on ?? null,
      };
    });
}

/**
 * The band of a change.
 *
 * @param bands - greatest fall first
 * @param reading - which change is asked about
 * @param values - of one measure
 * @returns the first band that the fall reaches; undefined where litres cannot tell points
 * @source eustar-2021, Table 2, footnote: 10 exactly is moderate
 * @example bandOf(EUSTAR_2021.bands, 'relative', { measure: 'litres', earlier: millilitres(3000), later: millilitres(2700) })?.id
 * //=> 'moderate'
 */
export function bandOf(
  bands: readonly ChangeBand[],
  reading: ChangeReading,
  values: ComparedValues,
): ChangeBand | undefined {
  if (reading === 'absolute' && values.measure === 'litres') return undefined;
  return bands.find(({ fall }) => {
    if (fall === null) return true;
    const beyond =
      reading === 'relative' ? beyondShare(values, limitOf(fall)) : beyondPoints(values, limitOf(fall));
    return 'over' in fall ? beyond > 0 : beyond >= 0;
  });
}

function limitOf(fall: NonNullable<ChangeBand['fall']>): number {
  return 'over' in fall ? fall.over : fall.atLeast;
}

/** How far a fall lies beyond a share, in whole numbers: zero is exactly there. */
function beyondShare({ earlier, later }: ComparedValues, limit: number): number {
  return (earlier - later) * TENTHS_OF_A_PERCENT - relPct(limit) * earlier;
}

function beyondPoints({ measure, earlier, later }: ComparedValues, limit: number): number {
  return earlier - later - pctPoints(limit) * (measure === 'recomputed-pct' ? FINE_IN_A_TENTH : 1);
}

function placesOf(scale: ChangeScale, values: ComparedValues): ScaleAssessment['places'] {
  return scale.readings.flatMap((reading) => {
    const band = bandOf(scale.bands, reading, values);
    return band ? [{ reading, bandId: band.id }] : [];
  });
}

/** Of two as close the older one: it lies nearer to the baseline. */
function closestPair({ tests, days, lines }: ProgressionTimeline, { apart }: ChangeScale): Comparison | null {
  for (const later of days.at(-1)?.laters.fvc ?? []) {
    const test = tests[later];
    if (!test) continue;
    let closest: { readonly pair: Comparison; readonly off: number } | null = null;
    for (let index = 0; index < later; index += 1) {
      const earlier = tests[index];
      if (!earlier || earlier.on === test.on) continue;
      if (addMonths(earlier.on, apart.from) > test.on || addMonths(earlier.on, apart.to) < test.on) continue;
      const pair = lines.fvc.compare(index, later);
      if (!isComparison(pair)) continue;
      const off = Math.abs(daysBetween(addMonths(earlier.on, apart.months), test.on));
      if (!closest || off < closest.off) closest = { pair, off };
    }
    if (closest) return closest.pair;
  }
  return null;
}
