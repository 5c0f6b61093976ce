import {
  bloodTestRequest,
  calendarDay,
  hrctRequest,
  IMPORT_COLUMNS,
  issueInWords,
  patientRequest,
  pftRequest,
  progressionDecisionRequest,
  symptomReportRequest,
  treatmentRequest,
  visitRequest,
  type IdentityColumn,
  type ImportColumn,
  type ImportKind,
  type RefusedInput,
} from '@interstice/contracts';
import { contentDigest, factColumns, type FactColumns } from '../facts/fact-columns.js';
import type { FactInput } from '../facts/fact-input.js';
import type { PatientValues } from '../patients/register-patient.js';
import type { ImportHeader } from './import-header.js';
import type { ImportProblem } from './import-problem.js';
import type { RawRow } from './read-rows.js';

/** Facts that come in files. */
export type ImportedFact = Exclude<
  FactInput,
  { kind: 'person-fact' | 'treatment-change' | 'oxygen-need' | 'caution' }
>;

/** A row that can be understood; whether it fits what is stored is another question. */
export type ParsedRow =
  | { readonly line: number; readonly mrn: string; readonly patient: PatientValues }
  | {
      readonly line: number;
      readonly mrn: string;
      readonly fact: ImportedFact;
      /** What the fact says, as it would be stored, and the digest of it. */
      readonly columns: FactColumns;
      readonly digest: string;
      readonly identity: Identity;
    };

/** Who the file says that the patient is, beside the record number (B-31). */
export interface Identity {
  readonly birthDate?: string;
  readonly familyName?: string;
}

export interface RefusedRow {
  readonly line: number;
  readonly problems: readonly ImportProblem[];
}

/** Clinic's choice: a row with more than these is in the wrong columns; saying so ten times is enough. */
const MOST_PROBLEMS_PER_ROW = 10;

/** What spreadsheets run instead of showing it, where it begins a cell. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d{1,12}(\.\d{1,12})?$/;
const DECIMAL_COMMA = /^-?\d+,\d+$/;

type Issue = RefusedInput & { readonly path: readonly PropertyKey[] };
type Checked<Values> =
  | { readonly success: true; readonly data: Values }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

/** Reads one row by the same contracts that a form is read by. Texts name columns as the file does. */
export function parseRow(header: ImportHeader, row: RawRow): ParsedRow | RefusedRow {
  const { line } = row;
  const { kind } = header;
  const [expected, given] = [header.columns.length, row.cells.length];
  if (given < expected || row.cells.slice(expected).some((cell) => cell.trim() !== '')) {
    const detail = `expected ${expected} cells as in the header, found ${given}`;
    return { line, problems: [{ line, detail }] };
  }
  const read = readCells(header, row);
  if (read.problems.length > 0) return { line, problems: read.problems.slice(0, MOST_PROBLEMS_PER_ROW) };

  const { mrn, ...values } = read.values;
  const checkedMrn = patientRequest.shape.mrn.safeParse(mrn);
  if (!checkedMrn.success) return refused(kind, line, checkedMrn.error.issues.map(inMrn));
  const named = { line, mrn: checkedMrn.data };
  if (kind === 'patients') {
    const checked = patientRequest.safeParse(read.values);
    if (!checked.success) return refused(kind, line, checked.error.issues);
    return { ...named, patient: checked.data };
  }
  const fact = checkFact(kind, values);
  if ('issues' in fact) return refused(kind, line, fact.issues);
  const columns = factColumns(fact);
  const digest = contentDigest(fact.kind, columns);
  return { ...named, fact, columns, digest, identity: read.identity };
}

interface ReadCells {
  readonly values: Record<string, unknown>;
  readonly identity: { birthDate?: string; familyName?: string };
  readonly problems: ImportProblem[];
}

function readCells({ columns, requiresIdentity }: ImportHeader, { line, cells }: RawRow): ReadCells {
  const read: ReadCells = { values: {}, identity: {}, problems: [] };
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    const name = typeof column === 'string' ? column : column.name;
    const refuse = (detail: string) => void read.problems.push({ line, column: name, detail });
    const text = cell.trim();
    const isNumber = typeof column !== 'string' && column.holds === 'number';
    if (!isNumber && FORMULA.test(cell)) {
      refuse('expected text that no spreadsheet takes for a formula: not beginning with =, +, -, @ or a tab');
    } else if (typeof column === 'string') readIdentity(column, text, requiresIdentity, read, refuse);
    else if (text === '') {
      if (column.isRequired) refuse('expected a value: this column may not be empty');
    } else if (column.holds === 'number') {
      if (NUMBER.test(text)) read.values[column.field] = Number(text);
      else if (DECIMAL_COMMA.test(text)) refuse('expected a decimal point, not a comma');
      else refuse('expected a number such as 2640 or 80.5, without unit, sign of comparison or grouping');
    } else if (column.holds === 'flag') {
      if (text === 'true' || text === 'false') read.values[column.field] = text === 'true';
      else refuse('expected true or false');
    } else read.values[column.field] = text;
  });
  return read;
}

function readIdentity(
  column: IdentityColumn,
  text: string,
  isRequired: boolean,
  { identity }: ReadCells,
  refuse: (detail: string) => void,
): void {
  if (text === '') {
    if (isRequired) refuse('expected a value: this site asks results to say whose they are (B-31)');
  } else if (column === 'family_name') identity.familyName = text;
  else if (calendarDay.safeParse(text).success) identity.birthDate = text;
  else refuse('expected a calendar day that exists, written YYYY-MM-DD');
}

function checkFact(
  kind: Exclude<ImportKind, 'patients'>,
  said: Record<string, unknown>,
): ImportedFact | { readonly issues: readonly Issue[] } {
  const take = <Values, Fact>(checked: Checked<Values>, fact: (values: Values) => Fact) =>
    checked.success ? fact(checked.data) : { issues: checked.error.issues };
  switch (kind) {
    case 'pfts':
      return take(pftRequest.safeParse(said), (values) => ({ kind: 'pft' as const, values }));
    case 'hrcts':
      return take(hrctRequest.safeParse(said), (values) => ({ kind: 'hrct' as const, values }));
    case 'blood-tests':
      return take(bloodTestRequest.safeParse(said), (values) => ({ kind: 'blood-test' as const, values }));
    case 'symptom-reports':
      return take(symptomReportRequest.safeParse(said), (values) => ({
        kind: 'symptom-report' as const,
        values,
      }));
    case 'treatments':
      return take(treatmentRequest.safeParse(said), (values) => ({ kind: 'treatment' as const, values }));
    case 'visits':
      return take(visitRequest.safeParse(said), (values) => ({ kind: 'visit' as const, values }));
    case 'progression-decisions':
      return take(progressionDecisionRequest.safeParse(said), (values) => ({
        kind: 'progression-decision' as const,
        values,
      }));
  }
}

function inMrn(issue: Issue): Issue {
  return { ...issue, path: ['mrn'] };
}

function refused(kind: ImportKind, line: number, issues: readonly Issue[]): RefusedRow {
  const problems = issues.slice(0, MOST_PROBLEMS_PER_ROW).map((issue) => {
    const column = columnOf(kind, issue.path[0]);
    const detail = inColumns(kind, issueInWords(issue));
    return column === undefined ? { line, detail } : { line, column, detail };
  });
  return { line, problems };
}

/** The column that fills a field. */
export function columnOf(kind: ImportKind, field: PropertyKey | undefined): string | undefined {
  return IMPORT_COLUMNS[kind].find((column) => column.field === field)?.name;
}

/** A text of a contract, with its fields under the names of their columns. */
export function inColumns(kind: ImportKind, text: string): string {
  const { pattern, nameOf } = renaming(kind);
  return text.replaceAll(pattern, (field) => nameOf.get(field) ?? field);
}

const renamings = new Map<ImportKind, { readonly pattern: RegExp; readonly nameOf: Map<string, string> }>();

function renaming(kind: ImportKind) {
  const known = renamings.get(kind);
  if (known !== undefined) return known;
  const renamed: readonly ImportColumn[] = IMPORT_COLUMNS[kind].filter(({ name, field }) => name !== field);
  const nameOf = new Map(renamed.map(({ name, field }) => [field, name]));
  const pattern = new RegExp(`\\b(${[...nameOf.keys(), 'no field'].join('|')})\\b`, 'g');
  const made = { pattern, nameOf };
  renamings.set(kind, made);
  return made;
}
