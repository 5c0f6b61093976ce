import { Body, Controller, Delete, Get, Inject, Param, Put, Query, type PipeTransform } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  overrideEndQuery,
  overrideRequest,
  overrideResponse,
  patientOverrides,
  stoppableTest,
  type OverrideEndQuery,
  type OverrideRequest,
  type OverrideResponse,
  type PatientOverrides,
  type StoppableTest,
} from '@interstice/contracts';
import { NotFoundError } from '@interstice/server';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { OverrideService } from './override.service.js';

/** A test about which nobody decides points at nothing, like an id that nobody has. */
class StoppableTestPipe implements PipeTransform<string, StoppableTest> {
  transform(value: string): StoppableTest {
    const { data } = stoppableTest.safeParse(value);
    if (data === undefined) throw new NotFoundError('test');
    return data;
  }
}

@ApiTags('facts')
@Controller('patients/:id/overrides')
export class OverrideController {
  constructor(@Inject(OverrideService) private readonly overrides: OverrideService) {}

  @Get()
  @ApiOperation({ summary: 'What physicians decided about tests of a patient in place of the rules' })
  @RequirePermission('due-item.read')
  @ApiOkResponse({ standardSchema: patientOverrides })
  list(@PatientId() patientId: string, @CurrentAccess() access: Access): Promise<PatientOverrides> {
    return this.overrides.ofPatient(access, patientId);
  }

  @Put(':test')
  @ApiOperation({ summary: 'Set the interval of a test for a patient, or stop it, with an end' })
  @ApiProblem(409, 'The record was merged into another one, or somebody else has decided meanwhile.')
  @ApiParam({ name: 'test', enum: stoppableTest.options })
  @RequirePermission('interval.override')
  @ApiOkResponse({ standardSchema: overrideResponse })
  set(
    @PatientId() patientId: string,
    @Param('test', new StoppableTestPipe()) test: StoppableTest,
    @Body({ schema: overrideRequest }) request: OverrideRequest,
    @CurrentAccess() access: Access,
  ): Promise<OverrideResponse> {
    return this.overrides.set(access, patientId, test, request);
  }

  @Delete(':test')
  @ApiOperation({ summary: 'Let the rules decide about a test again' })
  @ApiProblem(409, 'The record was merged into another one, or somebody else has decided meanwhile.')
  @ApiParam({ name: 'test', enum: stoppableTest.options })
  @RequirePermission('interval.override')
  @ApiOkResponse({ standardSchema: patientOverrides })
  lift(
    @PatientId() patientId: string,
    @Query({ schema: overrideEndQuery }) seen: OverrideEndQuery,
    @Param('test', new StoppableTestPipe()) test: StoppableTest,
    @CurrentAccess() access: Access,
  ): Promise<PatientOverrides> {
    return this.overrides.lift(access, patientId, test, seen);
  }
}
