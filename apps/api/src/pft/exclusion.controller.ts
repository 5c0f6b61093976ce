import { Body, Controller, Delete, Inject, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  exclusionRequest,
  pftResponse,
  type ExclusionRequest,
  type PftResponse,
} from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { LineageId, PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ExclusionService } from './exclusion.service.js';

@ApiTags('facts')
@Controller('patients/:id/pfts/:lineageId/exclusion')
export class ExclusionController {
  constructor(@Inject(ExclusionService) private readonly exclusions: ExclusionService) {}

  @Post()
  @ApiOperation({ summary: 'Keep a pulmonary function test out of judging, reversibly' })
  @ApiProblem(409, 'It was withdrawn or moved to another patient.')
  @RequirePermission('fact.exclude')
  @ApiCreatedResponse({ standardSchema: pftResponse })
  @ApiOkResponse({
    standardSchema: pftResponse,
    description: 'It is excluded already; the first reason stands.',
  })
  async exclude(
    @PatientId() patientId: string,
    @LineageId() lineageId: string,
    @Body({ schema: exclusionRequest }) { reason }: ExclusionRequest,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PftResponse> {
    const { unchanged, fact } = await this.exclusions.exclude(access, { patientId, lineageId }, reason);
    void reply.status(unchanged ? 200 : 201);
    return fact;
  }

  @Delete()
  @ApiOperation({ summary: 'Let a pulmonary function test judge again' })
  @ApiProblem(409, 'The record was merged into another one.')
  @RequirePermission('fact.exclude')
  @ApiOkResponse({ standardSchema: pftResponse })
  async lift(
    @PatientId() patientId: string,
    @LineageId() lineageId: string,
    @CurrentAccess() access: Access,
  ): Promise<PftResponse> {
    return (await this.exclusions.lift(access, { patientId, lineageId })).fact;
  }
}
