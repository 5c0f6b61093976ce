import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { loginRequest, meResponse, type LoginRequest, type MeResponse } from '@interstice/contracts';
import type { ApiConfig } from '@interstice/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentAccess, type Access } from '../access/access.js';
import { Public, RequirePermission } from '../access/require-permission.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { API_CONFIG } from '../tokens.js';
import { MeReadModel } from './me.read-model.js';
import { clearSessionCookie, SESSION_COOKIE, setSessionCookie } from './session-cookie.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    @Inject(SignInService) private readonly signIns: SignInService,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(MeReadModel) private readonly me: MeReadModel,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Post('login')
  @ApiOperation({ summary: 'Sign in' })
  @ApiProblem(401, 'The address or the password is not right.')
  @ApiProblem(429, 'Wait after failed attempts; Retry-After says how long.')
  @ApiProblem(403, 'A page of another site asked.')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Signed in; the session is in the cookie.' })
  async login(
    @Body({ schema: loginRequest }) login: LoginRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const origin = { requestId: request.id, clientAddress: request.ip };
    setSessionCookie(reply, this.config, await this.signIns.signIn(login, origin));
  }

  @Post('logout')
  @ApiOperation({ summary: 'Sign out' })
  @ApiProblem(403, 'A page of another site asked.')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Signed out, if there was a session.' })
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined) await this.sessions.end(token, request.id);
    clearSessionCookie(reply, this.config);
  }

  @Get('me')
  @ApiOperation({ summary: 'Who is signed in, where they work and what they may do' })
  @RequirePermission('account.read')
  @ApiOkResponse({ standardSchema: meResponse })
  readMe(@CurrentAccess() access: Access): Promise<MeResponse> {
    return this.me.find(access);
  }
}
