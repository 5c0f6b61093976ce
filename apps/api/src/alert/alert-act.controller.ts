import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  acknowledgeRequest,
  actRequest,
  alert,
  dismissRequest,
  ownerRequest,
  reopenRequest,
  type AcknowledgeRequest,
  type ActRequest,
  type AlertResponse,
  type DismissRequest,
  type OwnerRequest,
  type ReopenRequest,
} from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { AlertId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { AlertActService } from './alert-act.service.js';

@ApiTags('alerts')
@Controller('alerts/:id')
export class AlertActController {
  constructor(@Inject(AlertActService) private readonly alerts: AlertActService) {}

  @Post('seen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Note that a physician has seen what the alert says now' })
  @RequirePermission('alert.decide')
  @ApiOkResponse({ standardSchema: alert })
  see(@AlertId() alertId: string, @CurrentAccess() access: Access): Promise<AlertResponse> {
    return this.alerts.see(access, alertId);
  }

  @Post('acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop the first notice; the day by which to decide stays' })
  @ApiProblem(409, 'It is decided or withdrawn, or its evidence has moved; code says which.')
  @RequirePermission('alert.acknowledge')
  @ApiOkResponse({ standardSchema: alert })
  acknowledge(
    @AlertId() alertId: string,
    @Body({ schema: acknowledgeRequest }) request: AcknowledgeRequest,
    @CurrentAccess() access: Access,
  ): Promise<AlertResponse> {
    return this.alerts.acknowledge(access, alertId, request);
  }

  @Post('act')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Decide about the alert; a decision about progression becomes a fact of the record',
  })
  @ApiProblem(409, 'The evidence has moved (with the difference), or it was decided otherwise or withdrawn.')
  @ApiProblem(422, 'The code does not fit the kind of the alert, or nothing has recovered.')
  @RequirePermission('alert.decide')
  @ApiOkResponse({ standardSchema: alert })
  act(
    @AlertId() alertId: string,
    @Body({ schema: actRequest }) request: ActRequest,
    @CurrentAccess() access: Access,
  ): Promise<AlertResponse> {
    return this.alerts.act(access, alertId, request);
  }

  @Post('dismiss')
  @HttpCode(200)
  @ApiOperation({ summary: 'Dismiss the alert with a reason' })
  @ApiProblem(409, 'The evidence has moved (with the difference), or it was decided otherwise or withdrawn.')
  @RequirePermission('alert.decide')
  @ApiOkResponse({ standardSchema: alert })
  dismiss(
    @AlertId() alertId: string,
    @Body({ schema: dismissRequest }) request: DismissRequest,
    @CurrentAccess() access: Access,
  ): Promise<AlertResponse> {
    return this.alerts.dismiss(access, alertId, request);
  }

  @Post('reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a decision back, and withdraw what was recorded with it' })
  @ApiProblem(409, 'Nobody has decided about it, or its evidence has moved (with the difference).')
  @RequirePermission('alert.decide')
  @ApiOkResponse({ standardSchema: alert })
  reopen(
    @AlertId() alertId: string,
    @Body({ schema: reopenRequest }) request: ReopenRequest,
    @CurrentAccess() access: Access,
  ): Promise<AlertResponse> {
    return this.alerts.reopen(access, alertId, request);
  }

  @Post('owner')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand the alert to another physician of the site' })
  @ApiProblem(409, 'It is decided or withdrawn.')
  @RequirePermission('alert.assign')
  @ApiOkResponse({ standardSchema: alert })
  assign(
    @AlertId() alertId: string,
    @Body({ schema: ownerRequest }) request: OwnerRequest,
    @CurrentAccess() access: Access,
  ): Promise<AlertResponse> {
    return this.alerts.assign(access, alertId, request);
  }
}
