import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { liveness, readiness, type Liveness, type Readiness } from '@interstice/contracts';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/require-permission.js';
import { ReadinessService } from './readiness.service.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@Inject(ReadinessService) private readonly readiness: ReadinessService) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'Whether the process answers' })
  @ApiOkResponse({ standardSchema: liveness })
  live(): Liveness {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ summary: 'Whether requests can be carried out' })
  @ApiOkResponse({ standardSchema: readiness, description: 'Requests can be carried out.' })
  @ApiServiceUnavailableResponse({
    standardSchema: readiness,
    description: 'Some part cannot be reached; which one is in checks.',
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const answer = await this.readiness.check();
    if (answer.status !== 'ok') void reply.status(503).header('retry-after', '5');
    return answer;
  }
}
