import { Injectable } from '@nestjs/common';
import type { Team } from '@interstice/contracts';
import type { QueryFn } from '@interstice/server';

interface Row extends Record<string, unknown> {
  readonly physicianId: string | null;
  readonly physicianName: string | null;
  readonly deputyId: string | null;
  readonly deputyName: string | null;
}

/** Who left the site, or whose account is closed, answers for nobody. */
const standing = (userId: string, siteId: string, name: string) =>
  `LEFT JOIN "user" AS ${name} ON ${name}.id = ${userId} AND ${name}.disabled_at IS NULL
      AND EXISTS (SELECT FROM site_membership AS member
                   WHERE member.user_id = ${name}.id AND member.site_id = ${siteId} AND member.role = 'physician')`;

const COLUMNS = `physician.id AS "physicianId", physician.display_name AS "physicianName", deputy.id AS "deputyId",
  deputy.display_name AS "deputyName"`;

/** Who answers for a patient, and for the alerts of patients who name nobody; in the caller's transaction. */
@Injectable()
export class TeamReadModel {
  async ofPatient(query: QueryFn, patientId: string): Promise<Team> {
    const [row] = await query<Row>(
      `SELECT ${COLUMNS} FROM patient
         ${standing('patient.physician_id', 'patient.site_id', 'physician')}
         ${standing('patient.deputy_id', 'patient.site_id', 'deputy')}
        WHERE patient.id = $1`,
      [patientId],
      'api-patient-team',
    );
    return teamOf(row);
  }

  async ofSite(query: QueryFn, siteId: string): Promise<Team> {
    const [row] = await query<Row>(
      `SELECT ${COLUMNS} FROM site
         ${standing('site.alert_owner_id', 'site.id', 'physician')}
         ${standing('site.alert_deputy_id', 'site.id', 'deputy')}
        WHERE site.id = $1`,
      [siteId],
      'api-site-team',
    );
    return teamOf(row);
  }
}

function teamOf(row: Row | undefined): Team {
  return {
    physician: memberOf(row?.physicianId ?? null, row?.physicianName ?? null),
    deputy: memberOf(row?.deputyId ?? null, row?.deputyName ?? null),
  };
}

function memberOf(id: string | null, displayName: string | null): Team['physician'] {
  return id === null || displayName === null ? null : { id, displayName };
}
