import {
  emptyRecord,
  millilitres,
  pctPred,
  type Hrct,
  type PatientRecord,
  type Pft,
  type SymptomReport,
} from '@interstice/clinical';
import type { TestRow } from './read-test-row.js';

/**
 * The record that the rows of one patient stand for. No laboratory and no equation is named, so pairs are judged as of
 * one, labelled assumed (B-10).
 *
 * A flag is a finding of its day, compared with the row before: `true` is a worsening, `false` none. The first row has
 * nothing to compare with, so its flags say nothing.
 *
 * @param rows - at least one, in the order of the file
 */
export function recordOfRows(rows: readonly [TestRow, ...TestRow[]]): PatientRecord {
  const inTime = [...rows].sort((first, second) =>
    first.testedOn === second.testedOn ? first.line - second.line : first.testedOn < second.testedOn ? -1 : 1,
  );
  const pfts: Pft[] = [];
  const symptomReports: SymptomReport[] = [];
  const hrcts: Hrct[] = [];
  for (const row of inTime) {
    const identity = (kind: string) => ({ lineageId: `${kind}-${row.line}`, id: `${kind}-${row.line}` });
    pfts.push({ ...identity('pft'), ...pftOf(row) });
    // Of several rows of one day each is compared with the row of an earlier day.
    const before = inTime.findLast(({ testedOn }) => testedOn < row.testedOn);
    if (before === undefined) continue;
    const comparedWithOn = before.testedOn;
    if (row.symptomsWorse !== undefined) {
      const change = row.symptomsWorse ? 'worse' : 'stable';
      symptomReports.push({ ...identity('symptoms'), reportedOn: row.testedOn, change, comparedWithOn });
    }
    if (row.fibrosisIncreased !== undefined) {
      const fibrosisChange = row.fibrosisIncreased ? 'increased' : 'stable';
      hrcts.push({ ...identity('hrct'), performedOn: row.testedOn, fibrosisChange, comparedWithOn });
    }
  }
  const [first = rows[0]] = inTime;
  return { ...emptyRecord(first.patientId, first.testedOn), pfts, symptomReports, hrcts };
}

function pftOf(row: TestRow): Omit<Pft, 'lineageId' | 'id'> {
  return {
    testedOn: row.testedOn,
    bronchodilator: 'unknown',
    ...(row.fvcMl === undefined ? {} : { fvc: millilitres(row.fvcMl) }),
    ...(row.fvcPctPred === undefined ? {} : { fvcPctPred: pctPred(row.fvcPctPred) }),
    ...(row.dlcoPctPred === undefined ? {} : { dlcoPctPred: pctPred(row.dlcoPctPred), hbCorrected: true }),
  };
}
