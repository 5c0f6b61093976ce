import type { IsoDate } from './calendar.js';
import type { PatientRecord } from './record.js';

/**
 * A record in which nothing is recorded yet.
 *
 * @param patientId - whose record
 * @param registeredOn - the day the patient was entered
 * @returns a record without facts
 * @example emptyRecord('p1', parseIsoDate('2026-01-10')).pfts.length //=> 0
 */
export function emptyRecord(patientId: string, registeredOn: IsoDate): PatientRecord {
  return {
    patientId,
    registeredOn,
    person: [],
    pfts: [],
    hrcts: [],
    symptomReports: [],
    bloodTests: [],
    treatments: [],
    visits: [],
    oxygenNeeds: [],
    cautions: [],
    progressionDecisions: [],
    exclusions: [],
    overrides: [],
    warningDecisions: [],
  };
}
