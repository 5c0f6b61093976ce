import { Body, Controller, Inject, Post, Res, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  reassignmentRequest,
  reassignmentResponse,
  withdrawalRequest,
  withdrawalResponse,
  type ReassignmentRequest,
  type ReassignmentResponse,
  type WithdrawalRequest,
  type WithdrawalResponse,
} from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { LineageId, PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { FactChangeService } from './fact-change.service.js';
import { named } from './fact-controller.js';
import type { Correction, FactChangeRoutes } from './fact-kind.js';
import type { FactRow } from './fact-reading.js';

const NOT_AGAIN = 'Nothing was left to do; it had been done before.';

/** The routes that correct one kind of fact, take it back and move it to the right patient. */
export function factChangeController<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
  Corrected extends Values & Correction,
>(kind: FactChangeRoutes<Values, Row, Answer, Corrected>): Type {
  @ApiTags('facts')
  @Controller(`patients/:id/${kind.path}/:lineageId`)
  class FactChangeController {
    constructor(@Inject(FactChangeService) private readonly changes: FactChangeService) {}

    @Post('corrections')
    @ApiOperation({ summary: `Correct ${kind.one}: all values anew` })
    @ApiProblem(
      409,
      'It was corrected by somebody else (current holds what stands), withdrawn, or says the same.',
    )
    @RequirePermission('fact.correct')
    @ApiCreatedResponse({ standardSchema: kind.answer })
    @ApiOkResponse({ standardSchema: kind.answer, description: 'It says just that already.' })
    async correct(
      @PatientId() patientId: string,
      @LineageId() lineageId: string,
      @Body({ schema: kind.correction }) corrected: Corrected,
      @CurrentAccess() access: Access,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Answer> {
      const address = { patientId, lineageId };
      const { unchanged, fact } = await this.changes.correct(kind, access, address, corrected);
      void reply.status(unchanged ? 200 : 201);
      return fact;
    }

    @Post('withdrawal')
    @ApiOperation({ summary: `Withdraw ${kind.one}: it was recorded in error` })
    @ApiProblem(409, 'It cannot be withdrawn; code says why.')
    @RequirePermission('fact.withdraw')
    @ApiCreatedResponse({ standardSchema: withdrawalResponse })
    @ApiOkResponse({ standardSchema: withdrawalResponse, description: NOT_AGAIN })
    async withdraw(
      @PatientId() patientId: string,
      @LineageId() lineageId: string,
      @Body({ schema: withdrawalRequest }) { reason }: WithdrawalRequest,
      @CurrentAccess() access: Access,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<WithdrawalResponse> {
      const withdrawn = await this.changes.withdraw(kind, access, { patientId, lineageId }, reason);
      void reply.status(withdrawn.unchanged === true ? 200 : 201);
      return withdrawn;
    }

    @Post('reassignment')
    @ApiOperation({ summary: `Move ${kind.one} to the patient it belongs to` })
    @ApiProblem(409, 'It cannot be moved; code says why.')
    @RequirePermission('fact.reassign')
    @ApiCreatedResponse({ standardSchema: reassignmentResponse })
    @ApiOkResponse({ standardSchema: reassignmentResponse, description: NOT_AGAIN })
    async reassign(
      @PatientId() patientId: string,
      @LineageId() lineageId: string,
      @Body({ schema: reassignmentRequest }) wanted: ReassignmentRequest,
      @CurrentAccess() access: Access,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<ReassignmentResponse> {
      const moved = await this.changes.reassign(kind, access, { patientId, lineageId }, wanted);
      void reply.status(moved.unchanged === true ? 200 : 201);
      return moved;
    }
  }

  return named(FactChangeController, kind.name);
}
