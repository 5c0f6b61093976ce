import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { optionsQuery, patientOptions, type OptionsQuery, type PatientOptions } from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { OptionsReadModel } from './options.read-model.js';

@ApiTags('answers')
@Controller('patients/:id/options')
export class OptionsController {
  constructor(@Inject(OptionsReadModel) private readonly options: OptionsReadModel) {}

  @Get()
  @ApiOperation({ summary: 'What the sources list as treatment, less what was tried or is warned against' })
  @RequirePermission('options.read')
  @ApiOkResponse({ standardSchema: patientOptions })
  read(
    @PatientId() patientId: string,
    @Query({ schema: optionsQuery }) asked: OptionsQuery,
    @CurrentAccess() access: Access,
  ): Promise<PatientOptions> {
    return this.options.ofPatient(access, patientId, asked);
  }
}
