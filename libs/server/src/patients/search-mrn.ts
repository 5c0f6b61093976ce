/**
 * A record number as `patient.search_mrn` holds it: in lower case, so that one number in other capitals is one person (B-31).
 * The database folds what it compares with, by the same rule as the column; another language's lower case differs.
 *
 * @param written - SQL for the number as somebody wrote it
 * @returns SQL that the index of the column serves; for many numbers it is worked out beforehand and compared with as an
 *   array, because row-level security lets only leakproof comparisons near the rows
 */
export function searchMrn(written: string): string {
  return `lower(${written} COLLATE "pg_c_utf8") COLLATE "C"`;
}
