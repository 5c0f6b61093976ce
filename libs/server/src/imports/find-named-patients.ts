import type { QueryFn } from '../database/database.js';
import { ServiceBusyError } from '../database/service-busy-error.js';
import { lockPatients } from '../facts/patient-lock.js';
import { searchMrn } from '../patients/search-mrn.js';
import type { ImportProblem } from './import-problem.js';
import type { Identity } from './parse-row.js';

/** Whom a record number of a file means. */
export interface NamedPatient {
  readonly namedId: string;
  /** To whom facts are added: the patient whom the named one was merged into, else the named one. */
  readonly patientId: string;
  readonly birthDate: string;
  /** As either record has them: one of the two may be the misspelt one. */
  readonly birthDates: readonly string[];
  readonly familyNames: readonly string[];
}

/**
 * Finds the patients of a site by record number, whatever its capitals, and locks them, so that what is decided on them holds
 * until the end of the transaction.
 *
 * @returns the patients by the number as it was written
 * @throws ServiceBusyError when patients are merged at this very moment; trying again helps
 */
export async function findNamedPatients(
  query: QueryFn,
  siteId: string,
  mrns: readonly string[],
): Promise<Map<string, NamedPatient>> {
  const rows = await query<{
    mrn: string;
    id: string;
    birthDate: string;
    familyName: string;
    keptId: string | null;
    keptBirthDate: string | null;
    keptFamilyName: string | null;
  }>(
    `WITH said AS MATERIALIZED (
       SELECT mrn, ${searchMrn('mrn')} AS searched FROM unnest($2::text[]) AS file (mrn))
     SELECT said.mrn, named.id, named.birth_date AS "birthDate", named.family_name AS "familyName",
            named.merged_into AS "keptId", kept.birth_date AS "keptBirthDate", kept.family_name AS "keptFamilyName"
       FROM said
       JOIN patient AS named ON named.search_mrn = said.searched
       LEFT JOIN patient AS kept ON kept.id = named.merged_into
      WHERE named.site_id = $1 AND named.search_mrn = ANY (ARRAY(SELECT searched FROM said))`,
    [siteId, mrns],
  );
  const keptOf = new Map(rows.map(({ id, keptId }) => [id, keptId]));
  const ids = [...new Set(rows.flatMap(({ id, keptId }) => [id, ...(keptId === null ? [] : [keptId])]))];
  for (const held of await lockPatients(query, ids)) {
    const expected = keptOf.has(held.patientId) ? keptOf.get(held.patientId) : null;
    if (held.mergedInto !== expected) {
      throw new ServiceBusyError(1, {
        cause: new Error('A patient was merged, or a merge undone, meanwhile.'),
      });
    }
  }
  return new Map(
    rows.map(({ mrn, id, birthDate, familyName, keptId, keptBirthDate, keptFamilyName }) => [
      mrn,
      {
        namedId: id,
        patientId: keptId ?? id,
        birthDate: keptBirthDate ?? birthDate,
        birthDates: [birthDate, ...(keptBirthDate === null ? [] : [keptBirthDate])],
        familyNames: [familyName, ...(keptFamilyName === null ? [] : [keptFamilyName])],
      },
    ]),
  );
}

/** What in the file says that the record number belongs to somebody else (B-31). */
export function otherPerson(line: number, patient: NamedPatient, identity: Identity): ImportProblem[] {
  const { birthDate, familyName } = identity;
  const detail = 'differs from the patient with this mrn: is this somebody else? (B-31)';
  const problems: ImportProblem[] = [];
  if (birthDate !== undefined && !patient.birthDates.includes(birthDate)) {
    problems.push({ line, column: 'birth_date', detail });
  }
  if (familyName !== undefined && !patient.familyNames.some((name) => plain(name) === plain(familyName))) {
    problems.push({ line, column: 'family_name', detail });
  }
  return problems;
}

/** Systems write names in capitals or not, and accents in one character or two. */
function plain(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
