import type { IsoDate } from '@interstice/clinical';
import type { QueryFn } from '../database/database.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { applyRows, type RowOutcome } from './apply-rows.js';
import { findNamedPatients, otherPerson } from './find-named-patients.js';
import { impossibleDays, futurePatientDays } from './import-days.js';
import type { ImportProblem } from './import-problem.js';
import type { ParsedRow, RefusedRow } from './parse-row.js';
import type { DryRunMemory } from './dry-run-memory.js';
import type { FactRow } from './fact-row.js';
import { writeFactRows } from './write-fact-rows.js';
import { writePatientRows, type PatientRow } from './write-patient-rows.js';

export interface BatchContext extends RecordingContext {
  readonly siteId: string;
  readonly timeZone: string;
  readonly today: IsoDate;
}

/** Writes the rows of a batch, each as a whole or not at all, and tells of each what became of it, in their order. */
export async function writeBatch(
  query: QueryFn,
  rows: readonly (ParsedRow | RefusedRow)[],
  context: BatchContext,
  memory?: DryRunMemory,
): Promise<RowOutcome[]> {
  const outcomes = new Map<number, RowOutcome>();
  const refuse = (line: number, problems: readonly ImportProblem[]) => {
    outcomes.set(line, { outcome: 'failed', problems });
  };
  for (const row of rows) if ('problems' in row) refuse(row.line, row.problems);
  const parsed = rows.filter((row): row is ParsedRow => !('problems' in row));

  const patients: PatientRow[] = [];
  for (const row of parsed) {
    if (!('patient' in row)) continue;
    const problems = futurePatientDays(row.line, row.patient, context.today);
    if (problems.length > 0) refuse(row.line, problems);
    else patients.push(row);
  }
  const facts = await factRows(query, parsed, context, refuse);

  const note = (written: readonly { readonly line: number }[], became: readonly RowOutcome[]) => {
    written.forEach(({ line }, index) => {
      const outcome = became[index];
      if (outcome !== undefined) outcomes.set(line, outcome);
    });
  };
  note(patients, await applyRows(query, patients, (part) => writePatientRows(query, part, context, memory)));
  note(facts, await applyRows(query, facts, (part) => writeFactRows(query, part, context, memory)));
  return rows.map(({ line }) => {
    const outcome = outcomes.get(line);
    if (outcome === undefined) throw new Error('A row was neither written nor refused.');
    return outcome;
  });
}

async function factRows(
  query: QueryFn,
  parsed: readonly ParsedRow[],
  context: BatchContext,
  refuse: (line: number, problems: readonly ImportProblem[]) => void,
): Promise<FactRow[]> {
  const said = parsed.flatMap((row) => ('fact' in row ? [row] : []));
  if (said.length === 0) return [];
  const named = await findNamedPatients(query, context.siteId, [...new Set(said.map(({ mrn }) => mrn))]);
  return said.flatMap(({ line, mrn, fact, columns, digest, identity }): FactRow[] => {
    const patient = named.get(mrn);
    if (patient === undefined) {
      refuse(line, [{ line, column: 'mrn', detail: 'expected the mrn of a patient of this site' }]);
      return [];
    }
    const problems = [
      ...otherPerson(line, patient, identity),
      ...impossibleDays(line, fact, patient.birthDate, context),
    ];
    if (problems.length > 0) {
      refuse(line, problems);
      return [];
    }
    const { namedId, patientId } = patient;
    return [{ line, siteId: context.siteId, patientId, namedId, fact, columns, digest }];
  });
}
