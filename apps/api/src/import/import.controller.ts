import { Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  importKind,
  importList,
  importListQuery,
  importQueued,
  importReport,
  importReportQuery,
  type ImportList,
  type ImportQueued,
  type ImportReport,
  type ImportReportQuery,
  type ListQuery,
} from '@interstice/contracts';
import type { FastifyRequest } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { ImportId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ImportReadModel } from './import.read-model.js';
import { ImportService } from './import.service.js';

@ApiTags('imports')
@Controller('imports')
export class ImportController {
  constructor(
    @Inject(ImportService) private readonly imports: ImportService,
    @Inject(ImportReadModel) private readonly readModel: ImportReadModel,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Hand in a CSV file',
    description: 'It is imported in your name within moments; GET /imports/{id} tells how it stands.',
  })
  @HttpCode(202)
  @ApiProblem(408, 'Nothing more of the file arrived.')
  @ApiProblem(413, 'The file is larger than any that is taken.')
  @ApiProblem(415, 'Expected multipart/form-data.')
  @ApiProblem(429, 'Another file of yours is still arriving.')
  @RequirePermission('import.run')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['kind', 'file'],
      additionalProperties: false,
      properties: {
        kind: { type: 'string', enum: [...importKind.options] },
        file: { type: 'string', format: 'binary', description: 'CSV in UTF-8 with a header row.' },
        dryRun: {
          type: 'string',
          enum: ['true', 'false'],
          default: 'false',
          description: 'true: only check the file; nothing is kept.',
        },
        siteId: {
          type: 'string',
          format: 'uuid',
          description: 'The site that the patients belong to; needed when you work at several.',
        },
      },
    },
  })
  @ApiAcceptedResponse({ standardSchema: importQueued })
  handIn(@Req() request: FastifyRequest, @CurrentAccess() access: Access): Promise<ImportQueued> {
    return this.imports.handIn(access, request);
  }

  @Get()
  @ApiOperation({ summary: 'The imports of your sites, the latest first' })
  @RequirePermission('import.run')
  @ApiOkResponse({ standardSchema: importList })
  list(
    @Query({ schema: importListQuery }) page: ListQuery,
    @CurrentAccess() access: Access,
  ): Promise<ImportList> {
    return this.readModel.list(access, page);
  }

  @Get(':id')
  @ApiOperation({ summary: 'How an import stands, with what was refused' })
  @RequirePermission('import.run')
  @ApiOkResponse({ standardSchema: importReport })
  report(
    @ImportId() importId: string,
    @Query({ schema: importReportQuery }) { errorsAfter }: ImportReportQuery,
    @CurrentAccess() access: Access,
  ): Promise<ImportReport> {
    return this.readModel.report(access, importId, errorsAfter);
  }
}
