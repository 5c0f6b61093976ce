import { Body, Controller, Get, Inject, Post, Query, Res, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { listQuery, type ListQuery } from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { PatientId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import type { Correction, FactRoutes } from './fact-kind.js';
import type { FactRow } from './fact-reading.js';
import { FactReadModel, type FactPage } from './fact.read-model.js';
import { FactService } from './fact.service.js';

/** The routes that record one kind of fact and list it. One shape for all kinds, so that none can differ by accident. */
export function factController<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
  Corrected extends Values & Correction,
>(kind: FactRoutes<Values, Row, Answer, Corrected>): Type {
  @ApiTags('facts')
  @Controller(`patients/:id/${kind.path}`)
  class FactController {
    constructor(
      @Inject(FactService) private readonly facts: FactService,
      @Inject(FactReadModel) private readonly readModel: FactReadModel,
    ) {}

    @Post()
    @ApiOperation({ summary: `Record ${kind.one}` })
    @ApiProblem(409, 'In conflict with what is stored; code says how.')
    @RequirePermission(kind.permissionToRecord ?? 'fact.record')
    @ApiCreatedResponse({ standardSchema: kind.answer })
    @ApiOkResponse({ standardSchema: kind.answer, description: 'The same result was there already (B-30).' })
    async record(
      @PatientId() patientId: string,
      @Body({ schema: kind.request }) values: Values,
      @CurrentAccess() access: Access,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Answer> {
      const { unchanged, fact } = await this.facts.record(kind, access, patientId, values);
      void reply.status(unchanged ? 200 : 201);
      return fact;
    }

    @Get()
    @ApiOperation({ summary: `The ${kind.many} of a patient, a page at a time` })
    @RequirePermission('fact.read')
    @ApiOkResponse({ standardSchema: kind.page })
    list(
      @PatientId() patientId: string,
      @Query({ schema: listQuery }) page: ListQuery,
      @CurrentAccess() access: Access,
    ): Promise<FactPage<Answer>> {
      return this.readModel.list(kind.reading, access, patientId, page);
    }
  }

  return named(FactController, kind.name);
}

/** Gives a made class the name under which logs and the description of the interface know it. */
export function named(made: Type, name: string): Type {
  Object.defineProperty(made, 'name', { value: `${name}Controller` });
  return made;
}
