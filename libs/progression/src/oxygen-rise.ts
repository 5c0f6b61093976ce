import type { FactRef, IsoDate, PatientRecord } from '@interstice/clinical';
import type { OxygenFlow, OxygenRise } from './assessment.js';

/** The days after the first and up to the second. */
export interface RisePeriod {
  readonly after: IsoDate;
  readonly until: IsoDate;
}

/** Of which state a flow tells: the need at rest and the need on exertion are two things. */
type OxygenState = 'at-rest' | 'on-exertion' | 'unsaid';

/** By state, the flow that the next ones are held against. */
type FlowsByState = Map<OxygenState, OxygenFlow>;

/**
 * The flows of oxygen on record. A saturation alone tells of no need.
 *
 * @param record - the record as of the day judged
 * @returns oldest first; of one day the greatest last
 * @source interstice-choices, B-11
 * @example oxygenFlows(record)[0]?.litresTenths //=> 20
 */
export function oxygenFlows({ oxygenNeeds }: PatientRecord): readonly OxygenFlow[] {
  const flows: OxygenFlow[] = [];
  for (const { lineageId, on, litresPerMinute, atRest = null } of oxygenNeeds) {
    if (litresPerMinute === undefined) continue;
    flows.push({ lineageId, on, litresTenths: Math.round(litresPerMinute * 10), atRest });
  }
  return flows.sort(
    (one, other) =>
      byText(one.on, other.on) ||
      one.litresTenths - other.litresTenths ||
      byText(one.lineageId, other.lineageId),
  );
}

/**
 * The first rise of the need for oxygen within a period: more litres per minute than last known at its beginning, or a need
 * at rest where there was one on exertion alone. Where none was known by then, two reports within the period tell. A flow
 * at rest and one on exertion are not compared otherwise; a flow that does not say which is compared with either.
 *
 * It stays the first whatever is reported later.
 *
 * @param flows - oldest first, of one day the greatest last
 * @param period - from the earlier test of a pair on
 * @returns the two flows, or null when none rose
 * @source interstice-choices, B-11
 * @example oxygenRise(flows, { after: earlier.on, until: day.on })?.later.on //=> '2026-01-20'
 */
export function oxygenRise(flows: readonly OxygenFlow[], { after, until }: RisePeriod): OxygenRise | null {
  const known: FlowsByState = new Map();
  const lowest: FlowsByState = new Map();
  let sameDay: OxygenFlow[] = [];
  for (const flow of flows) {
    if (flow.on > until) break;
    if (flow.on <= after) {
      known.set(stateOf(flow), flow);
      continue;
    }
    // Of two flows of one day nobody knows which came first.
    if (sameDay[0]?.on !== flow.on) {
      for (const one of sameDay) keepLowest(lowest, one);
      sameDay = [];
    }
    sameDay.push(flow);
    const wasKnown = comparedWith(flow, known, isNewer) !== null;
    const rise = riseFrom(flow, known, isNewer) ?? (wasKnown ? null : riseFrom(flow, lowest, isLower));
    if (rise) return rise;
  }
  return null;
}

/**
 * The facts of a rise.
 *
 * @param rise - the two flows
 * @returns earlier, later
 * @example oxygenRefs(rise).map(({ kind }) => kind) //=> ['oxygen-need', 'oxygen-need']
 */
export function oxygenRefs({ earlier, later }: OxygenRise): FactRef[] {
  return [earlier, later].map(({ lineageId, on }) => ({ kind: 'oxygen-need', lineageId, on }));
}

function riseFrom(
  later: OxygenFlow,
  flows: FlowsByState,
  isPreferred: (one: OxygenFlow, other: OxygenFlow) => boolean,
): OxygenRise | null {
  const alike = comparedWith(later, flows, isPreferred);
  if (alike) return later.litresTenths > alike.litresTenths ? { earlier: alike, later } : null;
  const onExertion = later.atRest === true && later.litresTenths > 0 ? flows.get('on-exertion') : undefined;
  return onExertion ? { earlier: onExertion, later } : null;
}

function comparedWith(
  later: OxygenFlow,
  flows: FlowsByState,
  isPreferred: (one: OxygenFlow, other: OxygenFlow) => boolean,
): OxygenFlow | null {
  let found: OxygenFlow | null = null;
  for (const flow of flows.values()) {
    const isAlike = flow.atRest === later.atRest || flow.atRest === null || later.atRest === null;
    if (isAlike && (found === null || isPreferred(flow, found))) found = flow;
  }
  return found;
}

/** Of one day the greater: what rose is more than all that was known. */
function isNewer(one: OxygenFlow, other: OxygenFlow): boolean {
  return one.on === other.on ? one.litresTenths > other.litresTenths : one.on > other.on;
}

function isLower(one: OxygenFlow, other: OxygenFlow): boolean {
  return one.litresTenths === other.litresTenths ? one.on < other.on : one.litresTenths < other.litresTenths;
}

function keepLowest(lowest: FlowsByState, flow: OxygenFlow): void {
  const known = lowest.get(stateOf(flow));
  if (!known || isLower(flow, known)) lowest.set(stateOf(flow), flow);
}

function stateOf({ atRest }: OxygenFlow): OxygenState {
  if (atRest === null) return 'unsaid';
  return atRest ? 'at-rest' : 'on-exertion';
}

function byText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
