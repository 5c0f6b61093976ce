import { graftSince, type IsoDate, type PatientRecord } from '@interstice/clinical';

/**
 * The day from which the lungs are a graft.
 *
 * @param record - as of the day judged
 * @returns the day of the transplantation, or null
 * @source interstice-choices, B-27
 * @example graftedOn(record) //=> '2026-02-01'
 */
export function graftedOn({ person }: PatientRecord): IsoDate | null {
  return graftSince(
    person.filter((fact) => fact.kind === 'status').map(({ on, id, value }) => ({ ...value, on, id })),
  );
}

/**
 * What is known of the own lungs: values of a graft, and what is said of it, are compared with nothing of before.
 *
 * @param record - as of the day judged
 * @param since - from which day the lungs are a graft; null where they are not
 * @returns the record without tests, scans, symptoms and needs for oxygen from that day on
 * @source interstice-choices, B-27
 * @example ofOwnLungs(record, graftedOn(record)).pfts.length //=> 3
 */
export function ofOwnLungs(record: PatientRecord, since: IsoDate | null): PatientRecord {
  if (since === null) return record;
  return {
    ...record,
    pfts: record.pfts.filter(({ testedOn }) => testedOn < since),
    hrcts: record.hrcts.filter(({ performedOn }) => performedOn < since),
    symptomReports: record.symptomReports.filter(({ reportedOn }) => reportedOn < since),
    oxygenNeeds: record.oxygenNeeds.filter(({ on }) => on < since),
  };
}
