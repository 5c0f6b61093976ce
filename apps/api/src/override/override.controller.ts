import { Body, Controller, Delete, Get, Inject, Param, Put, type PipeTransform } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { OverridableTest } from '@interstice/clinical';
import {
  overridableTest,
  overrideRequest,
  overrideResponse,
  patientOverrides,
  type OverrideRequest,
  type OverrideResponse,
  type PatientOverrides,
} from '@interstice/contracts';
import { NotFoundError } from '@interstice/server';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { OverrideService } from './override.service.js';

/** A test whose interval nobody sets points at nothing, like an id that nobody has. */
class OverridableTestPipe implements PipeTransform<string, OverridableTest> {
  transform(value: string): OverridableTest {
    const { data } = overridableTest.safeParse(value);
    if (data === undefined) throw new NotFoundError('test');
    return data;
  }
}

@ApiTags('facts')
@Controller('patients/:id/overrides')
export class OverrideController {
  constructor(@Inject(OverrideService) private readonly overrides: OverrideService) {}

  @Get()
  @ApiOperation({ summary: 'Intervals that physicians set for a patient' })
  @RequirePermission('due-item.read')
  @ApiOkResponse({ standardSchema: patientOverrides })
  list(@PatientId() patientId: string, @CurrentAccess() access: Access): Promise<PatientOverrides> {
    return this.overrides.ofPatient(access, patientId);
  }

  @Put(':test')
  @ApiOperation({ summary: 'Set the interval of a test for a patient, with an end' })
  @ApiProblem(409, 'The record was merged into another one.')
  @ApiParam({ name: 'test', enum: overridableTest.options })
  @RequirePermission('interval.override')
  @ApiOkResponse({ standardSchema: overrideResponse })
  set(
    @PatientId() patientId: string,
    @Param('test', new OverridableTestPipe()) test: OverridableTest,
    @Body({ schema: overrideRequest }) request: OverrideRequest,
    @CurrentAccess() access: Access,
  ): Promise<OverrideResponse> {
    return this.overrides.set(access, patientId, test, request);
  }

  @Delete(':test')
  @ApiOperation({ summary: 'Let the rules decide about a test again' })
  @ApiProblem(409, 'The record was merged into another one.')
  @ApiParam({ name: 'test', enum: overridableTest.options })
  @RequirePermission('interval.override')
  @ApiOkResponse({ standardSchema: patientOverrides })
  lift(
    @PatientId() patientId: string,
    @Param('test', new OverridableTestPipe()) test: OverridableTest,
    @CurrentAccess() access: Access,
  ): Promise<PatientOverrides> {
    return this.overrides.lift(access, patientId, test);
  }
}
