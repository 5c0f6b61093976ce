import { Inject, Injectable } from '@nestjs/common';
import {
  COUNTED_EXACTLY,
  totalOf,
  type PatientList,
  type PatientResponse,
  type PatientSearchRequest,
  type PatientSummary,
} from '@interstice/contracts';
import type { PersonFactKind, PersonFactValues } from '@interstice/clinical';
import {
  Clock,
  Database,
  IS_OF_REGISTRATION,
  NotFoundError,
  recordAudit,
  searchMrn,
  type QueryFn,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from './find-patient.js';
import { TeamReadModel } from './team.read-model.js';

interface IdentityRow extends Record<string, unknown> {
  readonly id: string;
  readonly siteId: string;
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
  readonly registeredOn: string;
  readonly updatedAt: Date;
  readonly mergedInto: string | null;
}

type SummaryRow = PatientSummary & Record<string, unknown>;

/** The dated facts in force about a person, by kind (B-26). */
export type PersonFacts = { readonly [Kind in PersonFactKind]?: PersonFactValues[Kind] };

const SUMMARY = `id, site_id AS "siteId", mrn, family_name AS "familyName", given_name AS "givenName",
  birth_date AS "birthDate"`;

// By range on columns of collation C, so that their indexes serve it; U+10FFFF sorts after every name.
const begins = (column: string, text: string) =>
  `${column} >= ${text} AND ${column} < ${text} || U&'\\+10FFFF'`;
const NAMED = begins('search_name', 'lower($2)');
// The name as people say it: either way round, without the comma that lists put in it, by the last part of the family name.
const SPOKEN = ['search_name', 'search_given_name', 'search_last_part'].map(
  (column) => `$3 <> '' AND ${begins(column, 'lower($3)')}`,
);
const NUMBERED = `$2 <> '' AND ${begins('search_mrn', searchMrn('$2'))}`;
// Who looks for the number of a record that was merged finds the one that is kept (B-31).
const numberedBefore = (place: string) => `$2 <> '' AND id IN (
  SELECT merged_into FROM patient AS merged
   WHERE merged.site_id = ${place} AND merged.merged_into IS NOT NULL AND ${begins('merged.search_mrn', searchMrn('$2'))})`;

@Injectable()
export class PatientReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(TeamReadModel) private readonly teams: TeamReadModel,
  ) {}

  /** A patient; clinical fields only for who reads values at the patient's site (B-34). */
  find(access: Access, patientId: string): Promise<PatientResponse> {
    return this.database.asUser(access.context, async (query) => {
      const { siteId, timeZone } = await openPatient(query, access, patientId, {
        what: 'patient',
        clock: this.clock,
      });
      return this.read(query, patientId, this.clock.today(timeZone), access.holdsAt(siteId, 'value.read'));
    });
  }

  /** The same in the caller's transaction, for who has just written. */
  async read(query: QueryFn, patientId: string, today: string, values: boolean): Promise<PatientResponse> {
    const [row] = await query<IdentityRow>(
      `SELECT ${SUMMARY}, registered_on AS "registeredOn", updated_at AS "updatedAt", merged_into AS "mergedInto"
         FROM patient WHERE id = $1`,
      [patientId],
    );
    if (row === undefined) throw new NotFoundError('patient');
    const { mergedInto, ...identity } = row;
    return {
      ...identity,
      updatedAt: identity.updatedAt.toISOString(),
      team: await this.teams.ofPatient(query, patientId),
      ...(mergedInto === null ? {} : { mergedInto }),
      ...(values ? clinicalFields(await personFactsInForce(query, patientId, today)) : {}),
    };
  }

  /** A page of the patients whose family name, its last part, given name or record number begins with the text. */
  search(access: Access, { text, cursor, limit }: PatientSearchRequest): Promise<PatientList> {
    const wanted = (text ?? '').normalize('NFC').trim();
    const spoken = wanted
      .split(/[\s,]+/)
      .join(' ')
      .trim();
    return this.database.asUser(access.context, async (query) => {
      // Each branch has its own index and its own limit at each site; together they hold the page.
      const past =
        cursor === undefined
          ? ''
          : 'AND (search_name, id) > (SELECT search_name, id FROM patient WHERE id = $5 AND site_id = ANY ($1))';
      const conditions = (place: string) => [NAMED, ...SPOKEN, NUMBERED, numberedBefore(place)];
      const branch = (condition: string) =>
        `(SELECT ${SUMMARY}, search_name FROM patient
           WHERE site_id = place.id AND merged_into IS NULL AND ${condition} ${past}
           ORDER BY search_name, id LIMIT $4)`;
      const bounded = (condition: string) =>
        `(SELECT id FROM patient WHERE site_id = ANY ($1) AND merged_into IS NULL AND ${condition}
           LIMIT ${COUNTED_EXACTLY + 1})`;
      const rows = await query<SummaryRow>(
        `SELECT found.id, "siteId", mrn, "familyName", "givenName", "birthDate"
           FROM unnest($1::uuid[]) AS place (id)
          CROSS JOIN LATERAL (${conditions('place.id').map(branch).join(' UNION ')}) AS found
          ORDER BY search_name, found.id LIMIT $4`,
        [access.siteIds, wanted, spoken, limit + 1, ...(cursor === undefined ? [] : [cursor])],
      );
      const [count] = await query<{ counted: number }>(
        `SELECT count(*) AS counted FROM (
           ${conditions('ANY ($1)').map(bounded).join(' UNION ')}) AS found`,
        [access.siteIds, wanted, spoken],
      );
      const items = rows.slice(0, limit);
      await this.#recordSearch(query, access, items);
      return {
        items,
        nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
        total: totalOf(count?.counted ?? 0),
      };
    });
  }

  /** Whose identity was shown goes into the trail of each site; what was searched for does not. */
  async #recordSearch(query: QueryFn, access: Access, shown: readonly PatientSummary[]): Promise<void> {
    for (const siteId of access.siteIds) {
      await recordAudit(
        query,
        {
          action: 'patient.searched',
          siteId,
          patientId: null,
          userId: access.userId,
          requestId: access.requestId,
          entityKind: 'patient',
          entityId: null,
          at: this.clock.now(),
        },
        { patientIds: shown.filter((patient) => patient.siteId === siteId).map(({ id }) => id) },
      );
    }
  }
}

/** The latest fact of each kind that holds on a day; the status of registration where no other one is recorded (B-27). */
export async function personFactsInForce(
  query: QueryFn,
  patientId: string,
  today: string,
): Promise<PersonFacts> {
  const rows = await query<{ kind: PersonFactKind; value: unknown }>(
    `SELECT DISTINCT ON (kind) kind, value FROM person_fact
      WHERE patient_id = $1 AND superseded_at IS NULL AND withdrawn_at IS NULL AND valid_on <= $2
      ORDER BY kind, ${IS_OF_REGISTRATION}, valid_on DESC, recorded_at DESC, id DESC`,
    [patientId, today],
  );
  return Object.fromEntries(rows.map(({ kind, value }) => [kind, value]));
}

function clinicalFields(facts: PersonFacts): Partial<PatientResponse> {
  const { sex, ctd, antibodies, height } = facts;
  return {
    ...(sex === undefined ? {} : { sex: sex.sex }),
    ...(ctd === undefined ? {} : { ctd: ctd.primary, secondaryCtds: [...ctd.secondary] }),
    ...(facts.status === undefined ? {} : { status: facts.status.status }),
    ...(facts.status?.receiver === undefined ? {} : { receiver: facts.status.receiver }),
    ...(ctd?.subtype === undefined ? {} : { ctdSubtype: ctd.subtype }),
    ...(antibodies === undefined ? {} : { antibodies: [...antibodies.antibodies] }),
    ...(height === undefined ? {} : { heightCm: height.heightCm }),
    ...(facts['hrct-pattern'] === undefined ? {} : { hrctPattern: facts['hrct-pattern'].pattern }),
    ...(facts.descent === undefined ? {} : { descent: facts.descent.descent }),
    ...(facts['ild-diagnosis'] === undefined ? {} : { ildDiagnosedOn: facts['ild-diagnosis'].diagnosedOn }),
    ...(facts['ctd-diagnosis'] === undefined ? {} : { ctdDiagnosedOn: facts['ctd-diagnosis'].diagnosedOn }),
  };
}
