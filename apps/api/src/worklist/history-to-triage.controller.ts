import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  historyDecisionRequest,
  historyDecisionResponse,
  historyList,
  historyQuery,
  type HistoryDecisionRequest,
  type HistoryDecisionResponse,
  type HistoryList,
  type HistoryQuery,
} from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { HistoryToTriageReadModel } from './history-to-triage.read-model.js';
import { HistoryToTriageService } from './history-to-triage.service.js';

@ApiTags('worklists')
@Controller('worklists/history-to-triage')
export class HistoryToTriageController {
  constructor(
    @Inject(HistoryToTriageReadModel) private readonly history: HistoryToTriageReadModel,
    @Inject(HistoryToTriageService) private readonly triage: HistoryToTriageService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Old declines that came with the first import, by patient' })
  @RequirePermission('alert.read')
  @ApiOkResponse({ standardSchema: historyList })
  list(
    @Query({ schema: historyQuery }) wanted: HistoryQuery,
    @CurrentAccess() access: Access,
  ): Promise<HistoryList> {
    return this.history.page(access, wanted);
  }

  @Post('decide')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decide many of them alike; each tells what became of it' })
  @RequirePermission('alert.decide')
  @ApiOkResponse({ standardSchema: historyDecisionResponse })
  decide(
    @Body({ schema: historyDecisionRequest }) request: HistoryDecisionRequest,
    @CurrentAccess() access: Access,
  ): Promise<HistoryDecisionResponse> {
    return this.triage.decide(access, request);
  }
}
