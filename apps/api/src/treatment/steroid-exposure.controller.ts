import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { steroidExposure, type SteroidExposureResponse } from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { SteroidExposureReadModel } from './steroid-exposure.read-model.js';

@ApiTags('answers')
@Controller('patients/:id/steroid-exposure')
export class SteroidExposureController {
  constructor(@Inject(SteroidExposureReadModel) private readonly exposure: SteroidExposureReadModel) {}

  @Get()
  @ApiOperation({ summary: 'What of glucocorticoids was taken, in prednisone equivalents over time' })
  @RequirePermission('value.read')
  @ApiOkResponse({ standardSchema: steroidExposure })
  read(@PatientId() patientId: string, @CurrentAccess() access: Access): Promise<SteroidExposureResponse> {
    return this.exposure.ofPatient(access, patientId);
  }
}
