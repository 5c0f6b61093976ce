import type { IsoDate } from './calendar.js';
import type { Horizon } from './horizon.js';
import type { PatientRecord, Treatment } from './record.js';

/**
 * The part of a record that has happened by a day: facts dated later are not yet known to have taken place.
 *
 * Each day left out is asked of the horizon, so that the record is reviewed again when it comes.
 *
 * @param record - everything about one patient
 * @param today - the day of the review
 * @returns the record without what is dated after that day
 * @example recordAsOf(record, startDay(parseIsoDate('2026-01-10'))).pfts.length //=> 1
 */
export function recordAsOf(record: PatientRecord, today: Horizon): PatientRecord {
  return {
    ...record,
    person: past(record.person, (fact) => fact.on, today),
    pfts: past(record.pfts, (pft) => pft.testedOn, today),
    hrcts: past(record.hrcts, (hrct) => hrct.performedOn, today),
    symptomReports: past(record.symptomReports, (report) => report.reportedOn, today),
    bloodTests: past(record.bloodTests, (test) => test.collectedOn, today),
    treatments: record.treatments.map((treatment) => treatmentAsOf(treatment, today)),
    visits: past(record.visits, (visit) => visit.on, today),
    oxygenNeeds: past(record.oxygenNeeds, (need) => need.on, today),
    cautions: past(record.cautions, (caution) => caution.on, today),
    progressionDecisions: past(record.progressionDecisions, (decision) => decision.decidedOn, today),
    overrides: past(record.overrides, (override) => override.setOn, today),
    warningDecisions: past(record.warningDecisions, (decision) => decision.decidedOn, today),
  };
}

/** A plan stays known before its day; what happens within the course does not. */
function treatmentAsOf(treatment: Treatment, today: Horizon): Treatment {
  return { ...treatment, changes: past(treatment.changes, (change) => change.on, today) };
}

function past<Fact>(
  facts: readonly Fact[],
  dateOf: (fact: Fact) => IsoDate,
  today: Horizon,
): readonly Fact[] {
  return facts.every((fact) => today.reached(dateOf(fact)))
    ? facts
    : facts.filter((fact) => today.reached(dateOf(fact)));
}
