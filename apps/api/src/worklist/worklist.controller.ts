import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  notReviewedList,
  notReviewedQuery,
  overdueQuery,
  toScheduleQuery,
  worklist,
  worklistCounts,
  worklistCountsQuery,
  type NotReviewedList,
  type NotReviewedQuery,
  type OverdueQuery,
  type ToScheduleQuery,
  type Worklist,
  type WorklistCounts,
  type WorklistCountsQuery,
} from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { NotReviewedReadModel } from './not-reviewed.read-model.js';
import { WorklistCountsReadModel } from './worklist-counts.read-model.js';
import { WorklistReadModel } from './worklist.read-model.js';

@ApiTags('worklists')
@Controller('worklists')
export class WorklistController {
  constructor(
    @Inject(WorklistReadModel) private readonly worklists: WorklistReadModel,
    @Inject(NotReviewedReadModel) private readonly reviews: NotReviewedReadModel,
    @Inject(WorklistCountsReadModel) private readonly figures: WorklistCountsReadModel,
  ) {}

  @Get('to-schedule')
  @ApiOperation({
    summary: 'What somebody has to book: every test whose window has opened, overdue ones included',
  })
  @RequirePermission('due-item.read')
  @ApiOkResponse({ standardSchema: worklist })
  toSchedule(
    @Query({ schema: toScheduleQuery }) wanted: ToScheduleQuery,
    @CurrentAccess() access: Access,
  ): Promise<Worklist> {
    return this.worklists.toSchedule(access, wanted);
  }

  @Get('overdue')
  @ApiOperation({ summary: 'What was to be done by a day that has passed' })
  @RequirePermission('due-item.read')
  @ApiOkResponse({ standardSchema: worklist })
  overdue(
    @Query({ schema: overdueQuery }) wanted: OverdueQuery,
    @CurrentAccess() access: Access,
  ): Promise<Worklist> {
    return this.worklists.overdue(access, wanted);
  }

  @Get('not-reviewed')
  @ApiOperation({ summary: 'Patients whose lists and alerts may be incomplete' })
  @RequirePermission('due-item.read')
  @ApiOkResponse({ standardSchema: notReviewedList })
  notReviewed(
    @Query({ schema: notReviewedQuery }) wanted: NotReviewedQuery,
    @CurrentAccess() access: Access,
  ): Promise<NotReviewedList> {
    return this.reviews.list(access, wanted);
  }

  @Get('counts')
  @ApiOperation({ summary: 'How much there is on each list' })
  @RequirePermission('due-item.read')
  @ApiOkResponse({ standardSchema: worklistCounts })
  counts(
    @Query({ schema: worklistCountsQuery }) wanted: WorklistCountsQuery,
    @CurrentAccess() access: Access,
  ): Promise<WorklistCounts> {
    return this.figures.counts(access, wanted);
  }
}
