import { Body, Controller, Get, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  listOf,
  listQuery,
  hrctRequest,
  hrctResponse,
  type ListQuery,
  type HrctRequest,
  type HrctResponse,
} from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { FactReadModel, type FactPage } from '../fact/fact.read-model.js';
import { FactService } from '../fact/fact.service.js';
import { PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { HRCT_READING } from './hrct-reading.js';

const hrctList = listOf(hrctResponse).meta({ id: 'HrctList' });

@ApiTags('facts')
@Controller('patients/:id/hrcts')
export class HrctController {
  constructor(
    @Inject(FactService) private readonly facts: FactService,
    @Inject(FactReadModel) private readonly readModel: FactReadModel,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Record a CT of the lungs' })
  @ApiProblem(409, 'In conflict with what is stored; code says how.')
  @RequirePermission('fact.record')
  @ApiCreatedResponse({ standardSchema: hrctResponse })
  @ApiOkResponse({ standardSchema: hrctResponse, description: 'The same result was there already (B-30).' })
  async record(
    @PatientId() patientId: string,
    @Body({ schema: hrctRequest }) values: HrctRequest,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HrctResponse> {
    const recorded = await this.facts.record(access, patientId, { kind: 'hrct', values }, HRCT_READING);
    void reply.status(recorded.unchanged ? 200 : 201);
    return recorded.fact;
  }

  @Get()
  @ApiOperation({ summary: 'The CTs of a patient, a page at a time' })
  @RequirePermission('fact.read')
  @ApiOkResponse({ standardSchema: hrctList })
  list(
    @PatientId() patientId: string,
    @Query({ schema: listQuery }) page: ListQuery,
    @CurrentAccess() access: Access,
  ): Promise<FactPage<HrctResponse>> {
    return this.readModel.list(HRCT_READING, access, patientId, page);
  }
}
