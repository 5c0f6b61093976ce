import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  personFactResponse,
  statusRequest,
  type PersonFactResponse,
  type StatusRequest,
} from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { FactService } from '../fact/fact.service.js';
import { PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { STATUS_KIND } from './person-fact-routes.js';

@ApiTags('patients')
@Controller('patients/:id/status')
export class StatusController {
  constructor(@Inject(FactService) private readonly facts: FactService) {}

  @Post()
  @ApiOperation({ summary: 'Set the status of a patient from a day on, reversibly' })
  @ApiProblem(409, 'The record was merged into another one.')
  @RequirePermission('patient.change')
  @ApiCreatedResponse({ standardSchema: personFactResponse })
  @ApiOkResponse({
    standardSchema: personFactResponse,
    description: 'It has that status from that day already.',
  })
  async set(
    @PatientId() patientId: string,
    @Body({ schema: statusRequest }) status: StatusRequest,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonFactResponse> {
    const { unchanged, fact } = await this.facts.record(STATUS_KIND, access, patientId, status);
    void reply.status(unchanged ? 200 : 201);
    return fact;
  }
}
