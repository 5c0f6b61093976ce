import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  alertCard,
  alertList,
  alertListQuery,
  patientAlerts,
  type AlertCard,
  type AlertList,
  type AlertListQuery,
  type PatientAlerts,
} from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { AlertId, PatientId } from '../http/path-id.js';
import { AlertReadModel } from './alert.read-model.js';

@ApiTags('answers')
@Controller()
export class AlertController {
  constructor(@Inject(AlertReadModel) private readonly alerts: AlertReadModel) {}

  @Get('patients/:id/alerts')
  @ApiOperation({ summary: 'All alerts of a patient' })
  @RequirePermission('alert.read')
  @ApiOkResponse({ standardSchema: patientAlerts })
  ofPatient(@PatientId() patientId: string, @CurrentAccess() access: Access): Promise<PatientAlerts> {
    return this.alerts.ofPatient(access, patientId);
  }

  @Get('alerts')
  @ApiOperation({
    summary: 'The alerts of your patients, at all your sites or some of them, the latest first',
  })
  @RequirePermission('alert.read')
  @ApiOkResponse({ standardSchema: alertList })
  inbox(
    @Query({ schema: alertListQuery }) wanted: AlertListQuery,
    @CurrentAccess() access: Access,
  ): Promise<AlertList> {
    return this.alerts.inbox(access, wanted);
  }

  @Get('alerts/:id')
  @ApiOperation({ summary: 'One alert with its patient and the evidence to decide it on' })
  @RequirePermission('alert.read')
  @ApiOkResponse({ standardSchema: alertCard })
  card(@AlertId() alertId: string, @CurrentAccess() access: Access): Promise<AlertCard> {
    return this.alerts.card(access, alertId);
  }
}
