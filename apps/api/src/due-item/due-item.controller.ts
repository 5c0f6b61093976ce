import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { patientDueItems, type PatientDueItems } from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { DueItemReadModel } from './due-item.read-model.js';

@ApiTags('answers')
@Controller('patients/:id/due-items')
export class DueItemController {
  constructor(@Inject(DueItemReadModel) private readonly dueItems: DueItemReadModel) {}

  @Get()
  @ApiOperation({ summary: 'What is due for a patient' })
  @RequirePermission('due-item.read')
  @ApiOkResponse({ standardSchema: patientDueItems })
  list(@PatientId() patientId: string, @CurrentAccess() access: Access): Promise<PatientDueItems> {
    return this.dueItems.ofPatient(access, patientId);
  }
}
