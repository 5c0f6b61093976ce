import { Body, Controller, Get, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  listOf,
  listQuery,
  symptomReportRequest,
  symptomReportResponse,
  type ListQuery,
  type SymptomReportRequest,
  type SymptomReportResponse,
} from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { FactReadModel, type FactPage } from '../fact/fact.read-model.js';
import { FactService } from '../fact/fact.service.js';
import { PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { SYMPTOM_REPORT_READING } from './symptom-report-reading.js';

const symptomReportList = listOf(symptomReportResponse).meta({ id: 'SymptomReportList' });

@ApiTags('facts')
@Controller('patients/:id/symptom-reports')
export class SymptomReportController {
  constructor(
    @Inject(FactService) private readonly facts: FactService,
    @Inject(FactReadModel) private readonly readModel: FactReadModel,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Record what the patient says of their breathing' })
  @ApiProblem(409, 'In conflict with what is stored; code says how.')
  @RequirePermission('fact.record')
  @ApiCreatedResponse({ standardSchema: symptomReportResponse })
  @ApiOkResponse({
    standardSchema: symptomReportResponse,
    description: 'The same result was there already (B-30).',
  })
  async record(
    @PatientId() patientId: string,
    @Body({ schema: symptomReportRequest }) values: SymptomReportRequest,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SymptomReportResponse> {
    const recorded = await this.facts.record(
      access,
      patientId,
      { kind: 'symptom-report', values },
      SYMPTOM_REPORT_READING,
    );
    void reply.status(recorded.unchanged ? 200 : 201);
    return recorded.fact;
  }

  @Get()
  @ApiOperation({ summary: 'The symptom reports of a patient, a page at a time' })
  @RequirePermission('fact.read')
  @ApiOkResponse({ standardSchema: symptomReportList })
  list(
    @PatientId() patientId: string,
    @Query({ schema: listQuery }) page: ListQuery,
    @CurrentAccess() access: Access,
  ): Promise<FactPage<SymptomReportResponse>> {
    return this.readModel.list(SYMPTOM_REPORT_READING, access, patientId, page);
  }
}
