import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { whyQuery, whyResponse, type WhyQuery, type WhyResponse } from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { WhyService } from './why.service.js';

@ApiTags('answers')
@Controller('patients/:id/why')
export class WhyController {
  constructor(@Inject(WhyService) private readonly why: WhyService) {}

  @Get()
  @ApiOperation({ summary: 'Why a test is due or not, or why there is an alert or none' })
  @RequirePermission('why.read')
  @ApiOkResponse({ standardSchema: whyResponse })
  explain(
    @PatientId() patientId: string,
    @Query({ schema: whyQuery }) asked: WhyQuery,
    @CurrentAccess() access: Access,
  ): Promise<WhyResponse> {
    return this.why.explain(access, patientId, asked);
  }
}
