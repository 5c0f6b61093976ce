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
  const problems: ImportProblem[] = [];
  names.forEach((name, index) => {
    if (name === '') problems.push({ line, detail: `expected a name for column ${index + 1}` });
    else if (!known.has(name)) {
      problems.push({ line, column: shown(name), detail: `expected no such column in ${kind}` });
    } else if (names.indexOf(name) !== index) {
      problems.push({ line, column: name, detail: 'expected each column once' });
    }
  });
  for (const name of wanted) {
    if (!names.includes(name)) problems.push({ line, column: name, detail: 'expected this column' });
  }
  if (problems.length > 0) throw new ImportRefusedError(HEADER_CODE, problems);
  return { kind, columns: names.flatMap((name) => known.get(name) ?? []), requiresIdentity };
}

/** The name of a column as its file writes it, kept short. */
function shown(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 60)}…`;
}
