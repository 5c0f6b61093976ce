import {
  IDENTITY_COLUMNS,
  IMPORT_COLUMNS,
  type IdentityColumn,
  type ImportColumn,
  type ImportKind,
} from '@interstice/contracts';
import { ImportRefusedError, type ImportProblem } from './import-problem.js';
import type { RawRow } from './read-rows.js';

/** What the cells of a row are, in the order in which they stand. */
export interface ImportHeader {
  readonly kind: ImportKind;
  readonly columns: readonly (ImportColumn | IdentityColumn)[];
  readonly requiresIdentity: boolean;
}

const HEADER_CODE = 'header';

/** More faults of one header help nobody. */
const MOST_TOLD = 50;

/**
 * Reads the header of a file of a kind. Columns may stand in any order; what is not known is named, not passed over: a
 * column that nobody reads would be lost without a word.
 *
 * @param requiresIdentity - whether results have to say whose they are beside the record number (B-31)
 * @throws ImportRefusedError
 */
export function readHeader(
  kind: ImportKind,
  row: RawRow | undefined,
  requiresIdentity: boolean,
): ImportHeader {
  const known = new Map<string, ImportColumn | IdentityColumn>(
    IMPORT_COLUMNS[kind].map((column) => [column.name, column]),
  );
  const identity = kind === 'patients' ? [] : IDENTITY_COLUMNS;
  for (const name of identity) known.set(name, name);

  const line = row?.line ?? 1;
  const names = (row?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  if (!names.some((name) => known.has(name))) {
    // What stands there may be a patient's data, so it is not repeated.
    const expected = `expected a header of column names: ${[...known.keys()].join(', ')}`;
    throw new ImportRefusedError('no-header', [{ line, detail: expected }]);
  }
  const wanted = [
    ...IMPORT_COLUMNS[kind].filter(({ isRequired }) => isRequired).map(({ name }) => name),
    ...(requiresIdentity ? identity : []),
  ];
  const isHeader = wanted.every((name) => names.includes(name));
  const problems: ImportProblem[] = [];
  names.forEach((name, index) => {
    if (name === '') problems.push({ line, detail: `expected a name for column ${index + 1}` });
    else if (!known.has(name)) {
      problems.push({
        line,
        column: isHeader ? shortened(name) : shown(name, index),
        detail: `expected no such column in ${kind}`,
      });
    } else if (names.indexOf(name) !== index) {
      problems.push({ line, column: name, detail: 'expected each column once' });
    }
  });
  for (const name of wanted) {
    if (!names.includes(name)) problems.push({ line, column: name, detail: 'expected this column' });
  }
  if (problems.length > 0) throw new ImportRefusedError(HEADER_CODE, problems.slice(0, MOST_TOLD));
  return { kind, columns: names.flatMap((name) => known.get(name) ?? []), requiresIdentity };
}

function shortened(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 60)}…`;
}

/** What looks like the name of a column is repeated. Anything else may be a patient's data in a file without a header. */
function shown(name: string, index: number): string {
  return /^[a-z][a-z0-9_]{0,59}$/.test(name) ? name : `column ${index + 1}`;
}
