import { Inject, Injectable } from '@nestjs/common';
import { COUNTED_EXACTLY, totalOf, type ListQuery, type ListTotal } from '@interstice/contracts';
import { Clock, Database, FACT_DAYS, FACT_TABLES, NotFoundError, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient, type FoundPatient } from '../patient/find-patient.js';
import type { FactReading, FactRow } from './fact-reading.js';

export interface FactPage<Answer> {
  readonly items: Answer[];
  readonly nextCursor: string | null;
  readonly total: ListTotal;
}

const STANDING = 'superseded_at IS NULL AND withdrawn_at IS NULL';

/** Facts as they stand now, whatever their kind. */
@Injectable()
export class FactReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A page of one kind of fact, the latest day first. */
  list<Row extends FactRow, Answer>(
    reading: FactReading<Row, Answer>,
    access: Access,
    patientId: string,
    page: ListQuery,
  ): Promise<FactPage<Answer>> {
    const { kind, columns, answerOf } = reading;
    const table = FACT_TABLES[kind];
    const dayColumn = FACT_DAYS[kind];
    const ofPatient = `patient_id = $1 AND site_id = ANY ($2)`;
    return this.database.asUser(access.context, async (query) => {
      const patient = await openPatient(query, access, patientId, { what: kind, clock: this.clock });
      // The cursor may have been corrected or withdrawn since; its place is that of its last version.
      const rows = await query<Row>(
        `SELECT ${columns} FROM ${table}
          WHERE ${ofPatient} AND ${STANDING}
            AND ($3::uuid IS NULL OR (${dayColumn}, lineage_id) < (
              SELECT ${dayColumn}, lineage_id FROM ${table}
               WHERE ${ofPatient} AND lineage_id = $3 AND superseded_at IS NULL))
          ORDER BY ${dayColumn} DESC, lineage_id DESC
          LIMIT $4`,
        [patientId, access.siteIds, page.cursor ?? null, page.limit + 1],
      );
      const [count] = await query<{ counted: number }>(
        `SELECT count(*) AS counted FROM (
           SELECT 1 FROM ${table} WHERE ${ofPatient} AND ${STANDING} LIMIT ${COUNTED_EXACTLY + 1}) AS bounded`,
        [patientId, access.siteIds],
      );
      const shown = rows.slice(0, page.limit);
      return {
        items: shown.map((row) => answerOf(row, patient)),
        nextCursor: rows.length > page.limit ? (shown.at(-1)?.lineageId ?? null) : null,
        total: totalOf(count?.counted ?? 0),
      };
    });
  }

  /** One fact as it stands, in the caller's transaction. */
  async head<Row extends FactRow, Answer>(
    query: QueryFn,
    reading: FactReading<Row, Answer>,
    patient: FoundPatient,
    lineageId: string,
  ): Promise<Answer> {
    const [row] = await query<Row>(
      `SELECT ${reading.columns} FROM ${FACT_TABLES[reading.kind]}
        WHERE patient_id = $1 AND lineage_id = $2 AND superseded_at IS NULL`,
      [patient.id, lineageId],
    );
    if (row === undefined) throw new NotFoundError(reading.kind);
    return reading.answerOf(row, patient);
  }
}
