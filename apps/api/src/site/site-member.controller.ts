import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  siteMembers,
  siteMembersQuery,
  type SiteMembers,
  type SiteMembersQuery,
} from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { SiteId } from '../http/path-id.js';
import { SiteMemberReadModel } from './site-member.read-model.js';

@ApiTags('sites')
@Controller('sites')
export class SiteMemberController {
  constructor(@Inject(SiteMemberReadModel) private readonly members: SiteMemberReadModel) {}

  @Get(':id/members')
  @ApiOperation({ summary: 'Who works at a site, and as what: to name owners and to hand alerts over' })
  @RequirePermission('member.read')
  @ApiOkResponse({ standardSchema: siteMembers })
  list(
    @SiteId() siteId: string,
    @Query({ schema: siteMembersQuery }) wanted: SiteMembersQuery,
    @CurrentAccess() access: Access,
  ): Promise<SiteMembers> {
    return this.members.list(access, siteId, wanted);
  }
}
