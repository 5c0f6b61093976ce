import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { bloodSeriesResponse, type BloodSeriesResponse } from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { BloodSeriesReadModel } from './blood-series.read-model.js';

@ApiTags('answers')
@Controller('patients/:id/blood-series')
export class BloodSeriesController {
  constructor(@Inject(BloodSeriesReadModel) private readonly series: BloodSeriesReadModel) {}

  @Get()
  @ApiOperation({
    summary: 'The blood of a patient over time, with the limits of the drugs and their courses',
  })
  @RequirePermission('value.read')
  @ApiOkResponse({ standardSchema: bloodSeriesResponse })
  read(@PatientId() patientId: string, @CurrentAccess() access: Access): Promise<BloodSeriesResponse> {
    return this.series.ofPatient(access, patientId);
  }
}
