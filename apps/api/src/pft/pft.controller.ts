import { Body, Controller, Get, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  listOf,
  listQuery,
  pftRequest,
  pftResponse,
  type ListQuery,
  type PftRequest,
  type PftResponse,
} from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { FactReadModel, type FactPage } from '../fact/fact.read-model.js';
import { FactService } from '../fact/fact.service.js';
import { PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { PFT_READING } from './pft-reading.js';

const pftList = listOf(pftResponse).meta({ id: 'PftList' });

@ApiTags('facts')
@Controller('patients/:id/pfts')
export class PftController {
  constructor(
    @Inject(FactService) private readonly facts: FactService,
    @Inject(FactReadModel) private readonly readModel: FactReadModel,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Record a pulmonary function test' })
  @ApiProblem(409, 'In conflict with what is stored; code says how.')
  @RequirePermission('fact.record')
  @ApiCreatedResponse({ standardSchema: pftResponse })
  @ApiOkResponse({ standardSchema: pftResponse, description: 'The same result was there already (B-30).' })
  async record(
    @PatientId() patientId: string,
    @Body({ schema: pftRequest }) values: PftRequest,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PftResponse> {
    const recorded = await this.facts.record(access, patientId, { kind: 'pft', values }, PFT_READING);
    void reply.status(recorded.unchanged ? 200 : 201);
    return recorded.fact;
  }

  @Get()
  @ApiOperation({ summary: 'The pulmonary function tests of a patient, a page at a time' })
  @RequirePermission('fact.read')
  @ApiOkResponse({ standardSchema: pftList })
  list(
    @PatientId() patientId: string,
    @Query({ schema: listQuery }) page: ListQuery,
    @CurrentAccess() access: Access,
  ): Promise<FactPage<PftResponse>> {
    return this.readModel.list(PFT_READING, access, patientId, page);
  }
}
