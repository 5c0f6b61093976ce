import { Body, Controller, Get, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  patientChangeRequest,
  patientList,
  patientRequest,
  patientResponse,
  patientSearchRequest,
  type PatientChangeRequest,
  type PatientList,
  type PatientRequest,
  type PatientResponse,
  type PatientSearchRequest,
} from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { PatientReadModel } from './patient.read-model.js';
import { PatientService } from './patient.service.js';

@ApiTags('patients')
@Controller('patients')
export class PatientController {
  constructor(
    @Inject(PatientService) private readonly patients: PatientService,
    @Inject(PatientReadModel) private readonly readModel: PatientReadModel,
  ) {}

  @Post('search')
  @ApiOperation({ summary: 'Find patients by the beginning of name or record number' })
  @HttpCode(200)
  @RequirePermission('patient.search')
  @ApiOkResponse({ standardSchema: patientList })
  search(
    @Body({ schema: patientSearchRequest }) request: PatientSearchRequest,
    @CurrentAccess() access: Access,
  ): Promise<PatientList> {
    return this.readModel.search(access, request);
  }

  @Post()
  @ApiOperation({ summary: 'Register a patient' })
  @ApiProblem(409, 'The site already has a patient with this record number.')
  @RequirePermission('patient.register')
  @ApiCreatedResponse({ standardSchema: patientResponse })
  register(
    @Body({ schema: patientRequest }) patient: PatientRequest,
    @CurrentAccess() access: Access,
  ): Promise<PatientResponse> {
    return this.patients.register(access, patient);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One patient as they stand now' })
  @RequirePermission('patient.read')
  @ApiOkResponse({ standardSchema: patientResponse })
  read(@PatientId() patientId: string, @CurrentAccess() access: Access): Promise<PatientResponse> {
    return this.readModel.find(access, patientId);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change what stands about a patient' })
  @ApiProblem(409, 'The patient has changed since it was read, or the record number is taken.')
  @RequirePermission('patient.change')
  @ApiOkResponse({ standardSchema: patientResponse })
  change(
    @PatientId() patientId: string,
    @Body({ schema: patientChangeRequest }) change: PatientChangeRequest,
    @CurrentAccess() access: Access,
  ): Promise<PatientResponse> {
    return this.patients.change(access, patientId, change);
  }
}
