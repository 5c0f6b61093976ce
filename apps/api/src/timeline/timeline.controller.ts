import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { timeline, timelineQuery, type Timeline, type TimelineQuery } from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { TimelineReadModel } from './timeline.read-model.js';

@ApiTags('facts')
@Controller('patients/:id/timeline')
export class TimelineController {
  constructor(@Inject(TimelineReadModel) private readonly timelines: TimelineReadModel) {}

  @Get()
  @ApiOperation({ summary: 'Everything about a patient in time, newest day first, corrections folded in' })
  @RequirePermission('value.read')
  @ApiOkResponse({ standardSchema: timeline })
  read(
    @PatientId() patientId: string,
    @Query({ schema: timelineQuery }) wanted: TimelineQuery,
    @CurrentAccess() access: Access,
  ): Promise<Timeline> {
    return this.timelines.read(access, patientId, wanted);
  }
}
