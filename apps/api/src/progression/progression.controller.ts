import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { progressionResponse, type ProgressionResponse } from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { ProgressionReadModel } from './progression.read-model.js';

@ApiTags('answers')
@Controller('patients/:id/progression')
export class ProgressionController {
  constructor(@Inject(ProgressionReadModel) private readonly progression: ProgressionReadModel) {}

  @Get()
  @ApiOperation({ summary: 'How the disease is judged to progress, by each set of criteria' })
  @RequirePermission('progression.read')
  @ApiOkResponse({ standardSchema: progressionResponse })
  read(@PatientId() patientId: string, @CurrentAccess() access: Access): Promise<ProgressionResponse> {
    return this.progression.ofPatient(access, patientId);
  }
}
