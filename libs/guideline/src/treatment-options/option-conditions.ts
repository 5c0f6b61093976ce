import {
  factInForce,
  type Horizon,
  type IsoDate,
  type PatientRecord,
  type Verdict,
} from '@interstice/clinical';
import { agentState } from './agent-state.js';
import type { ConditionFinding, SituationFinding } from './option-findings.js';
import type { OptionCondition } from './option-rules.js';

/**
 * Whether what the source makes an option depend on holds for this patient. What is not recorded is unknown, never absent.
 *
 * @param condition - of a rule
 * @param record - as of the day asked for
 * @param situation - by which the lists were chosen
 * @param today - that day
 * @returns a verdict, with the day of what settles it
 * @source treatment-approach-2026, first line; interstice-choices, B-18
 * @example conditionFinding('more-severe', record, situation, today).holds //=> 'unknown'
 */
export function conditionFinding(
  condition: OptionCondition,
  record: PatientRecord,
  situation: SituationFinding,
  today: Horizon,
): ConditionFinding {
  const finding = (holds: Verdict, on?: IsoDate): ConditionFinding =>
    on === undefined ? { condition, holds } : { condition, holds, on };
  switch (condition) {
    case 'mycophenolate-not-tolerated': {
      const stopped = agentState('mycophenolate', record, today).courses.find(
        ({ stopReason }) => stopReason === 'intolerance' || stopReason === 'adverse-event',
      );
      return stopped ? finding('met', stopped.on) : finding('unknown');
    }
    case 'more-severe':
      return finding(severe(situation));
    case 'severe-or-rapid':
      return situation.rapidSince === null
        ? finding(severe(situation))
        : finding('met', situation.rapidSince);
    case 'ssc-phenotype': {
      const ctd = factInForce(record, 'ctd');
      const named = ctd && [ctd.value.primary, ...ctd.value.secondary].includes('ssc');
      return named === true ? finding('met', ctd?.on) : finding('unknown');
    }
    case 'add-on':
      return finding(situation.forTheLung.some(({ state }) => state === 'running') ? 'met' : 'not-met');
    case 'mda5':
      return situation.mda5;
  }
}

/**
 * Whether antibodies against MDA5 are on record. Others on record do not say that these were looked for.
 *
 * @param record - as of the day asked for
 * @param mda5On - the day from which they are on record
 * @returns met or unknown, with the day of the antibodies on record
 * @source treatment-approach-2026, rapidly progressive ILD
 * @example mda5Finding(record, null).holds //=> 'unknown'
 */
export function mda5Finding(record: PatientRecord, mda5On: IsoDate | null): ConditionFinding {
  if (mda5On !== null) return { condition: 'mda5', holds: 'met', on: mda5On };
  const others = factInForce(record, 'antibodies');
  return { condition: 'mda5', holds: 'unknown', ...(others ? { on: others.on } : {}) };
}

function severe({ severity }: SituationFinding): Verdict {
  if (severity === 'unknown') return 'unknown';
  return severity === 'moderate-to-severe' ? 'met' : 'not-met';
}
