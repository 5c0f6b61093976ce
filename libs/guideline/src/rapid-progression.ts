import {
  factInForce,
  type Citation,
  type IsoDate,
  type OxygenNeed,
  type PatientRecord,
} from '@interstice/clinical';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import { dayText } from './sentences.js';

/** A value on two days, the later one the worse. */
export interface WorseValue {
  readonly earlierOn: IsoDate;
  readonly earlier: number;
  readonly laterOn: IsoDate;
  readonly later: number;
}

/** What a clinician said of rapid progression, and facts beside which it may be worth asking. Never a judgement. */
export interface RapidProgression {
  /** As last recorded; null where nobody has said anything. */
  readonly flag: { readonly flag: boolean; readonly on: IsoDate } | null;
  /** Litres per minute of two needs in one state, at rest or on exertion. */
  readonly oxygen: WorseValue | null;
  /** Percent, likewise. */
  readonly spo2: WorseValue | null;
  /** Since when antibodies against MDA5 are on record. */
  readonly mda5On: IsoDate | null;
}

/** However a laboratory writes it; one that was looked for and not found is none. */
const isAntiMda5 = (name: string): boolean => /mda[\s-]*5/i.test(name) && !/negativ/i.test(name);
const CITE: Citation = {
  doc: 'interstice-choices',
  at: 'rapid progression: a clinician’s flag',
  ids: ['R-04'],
};

/**
 * What is on record about rapid progression. No source gives a rule that a number could follow, so none is made up: the flag
 * is a clinician's, and the facts are those beside which one would ask. Of a graft nothing is asked.
 *
 * @param record - as of the day judged
 * @param isGraft - whether the lungs are one
 * @returns the flag in force and the facts
 * @source interstice-choices, B-27
 * @example rapidProgression(record).mda5On //=> '2026-01-12'
 */
export function rapidProgression(record: PatientRecord, isGraft = false): RapidProgression {
  const said = factInForce(record, 'rapidly-progressive');
  const flag = said ? { flag: said.value.flag, on: said.on } : null;
  if (isGraft) return { flag, oxygen: null, spo2: null, mda5On: null };
  const antibodies = factInForce(record, 'antibodies');
  const isPositive = antibodies?.value.antibodies.some(isAntiMda5) === true;
  return {
    flag,
    oxygen: lastWorse(record.oxygenNeeds, ({ litresPerMinute }) => litresPerMinute, 1),
    spo2: lastWorse(record.oxygenNeeds, ({ spo2 }) => spo2, -1),
    mda5On: isPositive ? antibodies.on : null,
  };
}

/** The last value against the one of the day before it, of needs at rest and on exertion apart. */
function lastWorse(
  needs: readonly OxygenNeed[],
  valueOf: (need: OxygenNeed) => number | undefined,
  worse: 1 | -1,
): WorseValue | null {
  let found: WorseValue | null = null;
  for (const state of [true, false, undefined]) {
    const days = new Map<IsoDate, number>();
    for (const need of needs) {
      const value = valueOf(need);
      if (value === undefined || need.atRest !== state) continue;
      const known = days.get(need.on);
      days.set(need.on, known === undefined || (value - known) * worse > 0 ? value : known);
    }
    const [later, earlier] = [...days].sort(([one], [other]) => (one < other ? 1 : -1));
    if (!later || !earlier || (later[1] - earlier[1]) * worse <= 0) continue;
    if (found && found.laterOn >= later[0]) continue;
    found = { earlierOn: earlier[0], earlier: earlier[1], laterOn: later[0], later: later[1] };
  }
  return found;
}

/**
 * A quiet line for a physician: that the disease is flagged, or that it may be worth considering. A clinician who has said
 * yes or no on or after the day of the newest of the facts is not asked again.
 *
 * @param found - of the last review
 * @param options - with or without the patient's values
 * @returns null where there is nothing to say
 * @source interstice-choices
 * @example explainRapidProgression(found, { values: true })?.headline //=> 'Consider whether this is rapidly progressive.'
 */
export function explainRapidProgression(
  { flag, oxygen, spo2, mda5On }: RapidProgression,
  { values }: ExplainOptions,
): Explanation | null {
  const change = ({ earlier, earlierOn, later, laterOn }: WorseValue, unit: string): string =>
    values
      ? ` from ${earlier} ${unit} on ${dayText(earlierOn)} to ${later} ${unit} on ${dayText(laterOn)}`
      : ` between ${dayText(earlierOn)} and ${dayText(laterOn)}`;
  const facts: { readonly on: IsoDate; readonly text: string }[] = [];
  if (oxygen) facts.push({ on: oxygen.laterOn, text: `The need for oxygen rose${change(oxygen, 'l/min')}.` });
  if (spo2) facts.push({ on: spo2.laterOn, text: `The oxygen saturation fell${change(spo2, '%')}.` });
  if (mda5On !== null)
    facts.push({
      on: mda5On,
      text: `${values ? 'Antibodies against MDA5 are' : 'An antibody that goes with it is'} on record since ${dayText(mda5On)}.`,
    });
  const lines: ExplanationLine[] = facts.map(({ text }) => ({ text, cites: [CITE] }));
  if (flag?.flag === true)
    return {
      headline: `Flagged as rapidly progressive by a clinician, from ${dayText(flag.on)} on.`,
      lines,
      missing: [],
    };
  if (facts.length === 0 || (flag !== null && facts.every(({ on }) => on <= flag.on))) return null;
  const no = 'No rule says so and no alert follows: whether it is, is a clinician’s to say.';
  return {
    headline: 'Consider whether this is rapidly progressive.',
    lines: [...lines, { text: no, cites: [CITE] }],
    missing: [],
  };
}
