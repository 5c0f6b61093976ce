import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { liveQuery, type LiveQuery } from '@interstice/contracts';
import { ForbiddenError, UnauthenticatedError } from '@interstice/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission, Unattended } from '../access/require-permission.js';
import { SESSION_COOKIE } from '../auth/session-cookie.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { LIVE_PERMISSION, LiveService } from './live.service.js';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // nginx passes on at once what carries this.
  'x-accel-buffering': 'no',
  // The end of a stream is the end of its connection: none is left idle when the process stops.
  connection: 'close',
} as const;

/** Numbers of the feed are below 2^53; anything longer is none of ours. */
const SEQ = /^\d{1,15}$/;

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(@Inject(LiveService) private readonly live: LiveService) {}

  @Get()
  @ApiOperation({
    summary: 'Follow what changes at your sites',
    description:
      'Server-sent events. `change`: something of a patient was recorded, reviewed or alerted; the data is a LiveChange, ' +
      'ids only, and a screen may be told twice. `resync`: more was missed than can be told; read everything anew. `beat`: ' +
      'every 20 seconds, so that a screen can tell a quiet line from a dead one. After ' +
      'a lost connection Last-Event-ID goes on where it broke. The stream ends with the session and with a role.',
  })
  @RequirePermission(LIVE_PERMISSION)
  @Unattended()
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last event that was received; browsers send it by themselves.',
    schema: { type: 'string' },
  })
  @ApiOkResponse({
    description: 'Events until the stream ends.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblem(429, 'Too many live screens of one person.')
  async follow(
    @Query({ schema: liveQuery }) { site }: LiveQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentAccess() access: Access,
  ): Promise<void> {
    const siteIds = site ?? access.siteIds;
    if (!siteIds.every((siteId) => access.siteIds.includes(siteId))) throw new ForbiddenError();
    const token = request.cookies[SESSION_COOKIE];
    if (token === undefined) throw new UnauthenticatedError();
    if (request.method === 'HEAD') {
      void reply.headers(HEADERS).send();
      return;
    }
    const body = await this.live.open({
      token,
      context: { ...access.context, siteIds },
      everywhere: site === undefined,
      lastSeq: lastSeqOf(lastEventId),
    });
    void reply.headers(HEADERS).send(body);
  }
}

/** What cannot be a number of ours is answered like one that is no longer kept. */
function lastSeqOf(lastEventId: string | undefined): number | undefined {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  return SEQ.test(lastEventId) ? Number(lastEventId) : -1;
}
