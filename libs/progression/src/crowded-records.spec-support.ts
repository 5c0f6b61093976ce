// Drawn records whose values lie close together on few days, so that thresholds, ties and disagreeing measures are common.
import { addDays, parseIsoDate, type PatientRecord, type PersonFact, type Pft } from '@interstice/clinical';
import { drawing, type Draw } from '@interstice/test-support/drawn-records';
import { comparedHrct, decision, exclusion, oxygen, pft, recordOf, symptoms } from './record.spec-support.js';

const START = parseIsoDate('2022-01-01');
const DAYS = 100;

/**
 * Half of them list their facts backwards, since the order carries no meaning.
 *
 * @param seed - a whole number from 1; the same number draws the same record
 * @param tests - how many
 * @returns the record
 * @example crowdedRecord(3, 12).pfts.length //=> 12
 */
export function crowdedRecord(seed: number, tests: number): PatientRecord {
  const draw = drawing(seed + 9000);
  const day = () => addDays(START, 10 * draw.int(0, DAYS));
  const oneSeries = draw.percent(60);
  const pfts = Array.from({ length: tests }, (_, index) => crowdedTest(draw, index, oneSeries));
  const inOrder = <Fact>(facts: Fact[]): Fact[] => (seed % 2 === 0 ? facts : facts.reverse());
  return {
    ...recordOf({
      pfts: inOrder(pfts),
      symptoms: inOrder(
        draw.list(6, (index) =>
          symptoms(day(), draw.pick(['worse', 'worse', 'stable', 'improved', 'unknown']), `report ${index}`),
        ),
      ),
      hrcts: inOrder(
        draw.list(4, (index) =>
          comparedHrct(
            day(),
            draw.pick(['increased', 'increased', 'stable', 'improved']),
            draw.percent(60) ? day() : undefined,
            `scan ${index}`,
          ),
        ),
      ),
      oxygenNeeds: inOrder(
        draw.list(4, (index) =>
          oxygen(day(), draw.int(0, 4), draw.pick(['at rest', 'on exertion', undefined]), `need ${index}`),
        ),
      ),
      decisions: inOrder(
        draw.list(3, (index) => ({
          ...decision(
            day(),
            draw.pick(['escalated', 'accept-new-baseline', 'other-cause']),
            draw.percent(60) ? day() : undefined,
          ),
          lineageId: `decision ${index}`,
        })),
      ),
      exclusions: draw.percent(30) ? [exclusion(`pft ${draw.int(0, 12)}`, START)] : [],
    }),
    person: draw.percent(40) ? personOf(draw) : [],
  };
}

function crowdedTest(draw: Draw, index: number, oneSeries: boolean): Pft {
  const grade = draw.percent(30) ? draw.pick(['A', 'C', 'D', 'F']) : undefined;
  const equation = draw.percent(30) ? draw.pick(['GLI-2012', 'GLI-Global-2022']) : undefined;
  return pft(addDays(START, 10 * draw.int(0, DAYS)), {
    lineageId: `pft ${index}`,
    ...(draw.percent(75) ? { ml: 50 * draw.int(54, 64) } : {}),
    ...(draw.percent(75) ? { pct: draw.int(68, 86) } : {}),
    ...(draw.percent(50) ? { dlcoPct: draw.int(40, 60) } : {}),
    ...(draw.percent(40) ? { hbCorrected: draw.percent(70) } : {}),
    ...(draw.percent(20) ? { hb: draw.int(100, 150) } : {}),
    ...(draw.percent(10) ? { dlcoReferenceEquation: 'GLI-2017' } : {}),
    ...(draw.percent(15) ? { dlcoUnit: draw.pick(['mmol/min/kPa', 'mL/min/mmHg']) } : {}),
    ...(draw.percent(40) ? { laboratory: draw.pick(['ground floor', 'elsewhere']) } : {}),
    ...(grade === undefined ? {} : { qualityGrade: grade }),
    ...(equation === undefined ? {} : { referenceEquation: equation }),
    ...(oneSeries || draw.percent(60) ? {} : { setting: draw.pick(['lab', 'home']) }),
    bronchodilator: oneSeries ? 'unknown' : draw.pick(['pre', 'post', 'unknown']),
  });
}

/** Somebody whose percents can be recomputed, or who lacks a height alone. */
function personOf(draw: Draw): PersonFact[] {
  const of = (kind: string) => ({ on: START, lineageId: kind, id: `${kind} v1` });
  const known: PersonFact[] = [
    { kind: 'sex', value: { sex: 'male' }, ...of('sex') },
    { kind: 'birth-date', value: { birthDate: parseIsoDate('1960-05-05') }, ...of('birth date') },
  ];
  return draw.percent(70)
    ? [...known, { kind: 'height', value: { heightCm: draw.int(150, 190) }, ...of('height') }]
    : known;
}
