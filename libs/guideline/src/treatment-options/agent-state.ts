import { type DrugCode, type Horizon, type PatientRecord, type Treatment } from '@interstice/clinical';
import { AGENTS } from './agents.rules.js';
import type { AgentFinding, AgentState, CourseOnRecord } from './option-findings.js';
import type { AgentId } from './option-rules.js';

/**
 * A course as of a day; not there while it lies ahead unplanned.
 *
 * @param treatment - as recorded
 * @param today - the day asked for
 * @returns its state and day, or null
 * @source interstice-choices, B-28
 * @example courseOnRecord(treatment, today)?.state //=> 'running'
 */
export function courseOnRecord(treatment: Treatment, today: Horizon): CourseOnRecord | null {
  const { lineageId, drug, indication, plannedStartOn, startedOn, stoppedOn, stopReason } = treatment;
  const course = { lineageId, drug, indication };
  if (startedOn === undefined) {
    if (plannedStartOn === undefined || stoppedOn !== undefined) return null;
    return { ...course, state: 'planned', on: plannedStartOn };
  }
  if (!today.reached(startedOn)) return null;
  if (stoppedOn === undefined || !today.reached(stoppedOn))
    return { ...course, state: 'running', on: startedOn };
  return { ...course, state: 'stopped', on: stoppedOn, ...(stopReason === undefined ? {} : { stopReason }) };
}

/**
 * What became of a drug or group: whatever it was given for, a drug that runs, is planned or was stopped is nothing new. Of a
 * group, one member that runs or is planned stands for all; one that was stopped leaves the others open.
 *
 * @param id - which
 * @param record - as of the day asked for
 * @param today - that day
 * @returns its state, what is left of it, and the courses
 * @source treatment-approach-2026, progressive disease: those not already used
 * @example agentState('rituximab', record, today).state //=> 'tried'
 */
export function agentState(id: AgentId, record: PatientRecord, today: Horizon): AgentFinding {
  const { drugs, kin = [], route, asOne } = AGENTS[id];
  const ofRoute = (treatment: Treatment): boolean =>
    route === undefined || treatment.route === undefined || treatment.route === route;
  const on = (codes: readonly DrugCode[]): CourseOnRecord[] =>
    record.treatments
      .filter((treatment) => codes.includes(treatment.drug) && ofRoute(treatment))
      .flatMap((treatment) => courseOnRecord(treatment, today) ?? [])
      .sort(latestFirst);
  const courses = on(drugs);
  const used = new Set(courses.map(({ drug }) => drug));
  const left = asOne && used.size > 0 ? [] : drugs.filter((drug) => !used.has(drug));
  const state = stateOf(courses, left);
  return { agent: id, state, drugs: state === 'open' ? left : [], courses, kin: on(kin) };
}

function stateOf(courses: readonly CourseOnRecord[], left: readonly DrugCode[]): AgentState {
  if (courses.some(({ state }) => state === 'running')) return 'running';
  if (courses.some(({ state }) => state === 'planned')) return 'planned';
  return left.length > 0 ? 'open' : 'tried';
}

/** By day, then by what does not change. */
export function latestFirst(one: CourseOnRecord, other: CourseOnRecord): number {
  if (one.on !== other.on) return one.on < other.on ? 1 : -1;
  return one.lineageId < other.lineageId ? -1 : 1;
}
