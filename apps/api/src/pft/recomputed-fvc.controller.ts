import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { recomputedFvc, type RecomputedFvcResponse } from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { RecomputedFvcReadModel } from './recomputed-fvc.read-model.js';

@ApiTags('answers')
@Controller('patients/:id/recomputed-fvc')
export class RecomputedFvcController {
  constructor(@Inject(RecomputedFvcReadModel) private readonly recomputed: RecomputedFvcReadModel) {}

  @Get()
  @ApiOperation({ summary: 'FVC of all tests as % predicted on one reference equation' })
  @RequirePermission('value.read')
  @ApiOkResponse({ standardSchema: recomputedFvc })
  read(@PatientId() patientId: string, @CurrentAccess() access: Access): Promise<RecomputedFvcResponse> {
    return this.recomputed.ofPatient(access, patientId);
  }
}
