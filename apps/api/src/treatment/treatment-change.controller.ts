import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  treatmentChangeRequest,
  treatmentChangeResponse,
  type TreatmentChangeRequest,
  type TreatmentChangeResponse,
} from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { FactService } from '../fact/fact.service.js';
import { LineageId, PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { changeWithin } from './treatment-change-kind.js';

@ApiTags('facts')
@Controller('patients/:id/treatments/:lineageId/changes')
export class TreatmentChangeController {
  constructor(@Inject(FactService) private readonly facts: FactService) {}

  @Post()
  @ApiOperation({ summary: 'Record a change within a course: another dose, a hold, a resumption' })
  @ApiProblem(409, 'In conflict with what is stored; code says how.')
  @RequirePermission('fact.record')
  @ApiCreatedResponse({ standardSchema: treatmentChangeResponse })
  @ApiOkResponse({
    standardSchema: treatmentChangeResponse,
    description: 'The same change was there already (B-30).',
  })
  async record(
    @PatientId() patientId: string,
    @LineageId() lineageId: string,
    @Body({ schema: treatmentChangeRequest }) values: TreatmentChangeRequest,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TreatmentChangeResponse> {
    const { unchanged, fact } = await this.facts.record(changeWithin(lineageId), access, patientId, values);
    void reply.status(unchanged ? 200 : 201);
    return fact;
  }
}
