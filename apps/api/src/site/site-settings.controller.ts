import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  siteSettings,
  siteSettingsRequest,
  type SiteSettings,
  type SiteSettingsRequest,
} from '@interstice/contracts';
import { CurrentAccess, type Access } from '../access/access.js';
import { RequirePermission } from '../access/require-permission.js';
import { SiteId } from '../http/path-id.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { SiteSettingsService } from './site-settings.service.js';

@ApiTags('sites')
@Controller('sites')
export class SiteSettingsController {
  constructor(@Inject(SiteSettingsService) private readonly settings: SiteSettingsService) {}

  @Get(':id/settings')
  @ApiOperation({ summary: 'The protocols of a site, what it alerts by, and what it could choose' })
  @RequirePermission('settings.read')
  @ApiOkResponse({ standardSchema: siteSettings })
  read(@SiteId() siteId: string, @CurrentAccess() access: Access): Promise<SiteSettings> {
    return this.settings.read(access, siteId);
  }

  @Put(':id/settings')
  @ApiOperation({ summary: 'Choose protocols and what alerts; every patient of the site is reviewed again' })
  @ApiProblem(409, 'Somebody else has changed the settings since they were read.')
  @RequirePermission('settings.change')
  @ApiOkResponse({ standardSchema: siteSettings })
  change(
    @SiteId() siteId: string,
    @Body({ schema: siteSettingsRequest }) request: SiteSettingsRequest,
    @CurrentAccess() access: Access,
  ): Promise<SiteSettings> {
    return this.settings.change(access, siteId, request);
  }
}
