import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  mergeRequest,
  mergeResponse,
  mergeUndoRequest,
  mergeUndoResponse,
  type MergeRequest,
  type MergeResponse,
  type MergeUndoRequest,
  type MergeUndoResponse,
} from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { MergeId, PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { MergeService } from './merge.service.js';

@ApiTags('patients')
@Controller('patients/:id/merges')
export class MergeController {
  constructor(@Inject(MergeService) private readonly merges: MergeService) {}

  @Post()
  @ApiOperation({ summary: 'Merge another record of the same person into this one, reversibly' })
  @ApiProblem(409, 'The two cannot be merged; code says why.')
  @RequirePermission('patient.merge')
  @ApiCreatedResponse({ standardSchema: mergeResponse })
  @ApiOkResponse({ standardSchema: mergeResponse, description: 'They are merged already.' })
  async merge(
    @PatientId() keptPatientId: string,
    @Body({ schema: mergeRequest }) wanted: MergeRequest,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MergeResponse> {
    const { unchanged, merge } = await this.merges.merge(access, keptPatientId, wanted);
    void reply.status(unchanged ? 200 : 201);
    return merge;
  }

  @Post(':mergeId/undo')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a merge back: what came by it goes back as it stands now' })
  @ApiProblem(409, 'It cannot be taken back; code says why.')
  @RequirePermission('patient.merge')
  @ApiOkResponse({ standardSchema: mergeUndoResponse })
  undo(
    @PatientId() keptPatientId: string,
    @MergeId() mergeId: string,
    @Body({ schema: mergeUndoRequest }) { reason }: MergeUndoRequest,
    @CurrentAccess() access: Access,
  ): Promise<MergeUndoResponse> {
    return this.merges.undo(access, { keptPatientId, mergeId }, reason);
  }
}
