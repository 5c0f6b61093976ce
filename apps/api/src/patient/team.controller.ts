import { Body, Controller, Inject, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { team, teamRequest, type Team, type TeamRequest } from '@interstice/contracts';
import { Clock, Database, NotFoundError, setPatientTeam, setSiteTeam } from '@interstice/server';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { recordingContext } from '../fact/fact.service.js';
import { PatientId, SiteId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { findPatient } from './find-patient.js';
import { TeamReadModel } from './team.read-model.js';

@ApiTags('patients')
@Controller()
export class TeamController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(TeamReadModel) private readonly teams: TeamReadModel,
  ) {}

  @Put('patients/:id/team')
  @ApiOperation({ summary: 'Name the physician who answers for a patient, and the deputy' })
  @ApiProblem(409, 'The record was merged into another one.')
  @RequirePermission('patient.assign')
  @ApiOkResponse({ standardSchema: team })
  ofPatient(
    @PatientId() patientId: string,
    @Body({ schema: teamRequest }) request: TeamRequest,
    @CurrentAccess() access: Access,
  ): Promise<Team> {
    const context = recordingContext(access, this.clock);
    return this.database.asUser(access.context, async (query) => {
      await findPatient(query, access, patientId);
      await setPatientTeam(query, patientId, request, context);
      return this.teams.ofPatient(query, patientId);
    });
  }

  @Put('sites/:id/alert-team')
  @ApiOperation({ summary: 'Name who answers for the alerts of patients who name nobody' })
  @RequirePermission('site.manage')
  @ApiOkResponse({ standardSchema: team })
  ofSite(
    @SiteId() siteId: string,
    @Body({ schema: teamRequest }) request: TeamRequest,
    @CurrentAccess() access: Access,
  ): Promise<Team> {
    const context = recordingContext(access, this.clock);
    return this.database.asUser(access.context, async (query) => {
      if (!access.siteIds.includes(siteId)) throw new NotFoundError('site');
      await setSiteTeam(query, siteId, request, context);
      return this.teams.ofSite(query, siteId);
    });
  }
}
