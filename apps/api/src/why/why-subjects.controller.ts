import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { whySubjects, type WhySubjects } from '@interstice/contracts';
import { RequirePermission } from '../access/require-permission.js';
import { WHY_SUBJECTS } from './why-subjects.js';

@ApiTags('answers')
@Controller('why-subjects')
export class WhySubjectsController {
  @Get()
  @ApiOperation({ summary: 'What one can ask why about: tests, definitions and their criteria' })
  @RequirePermission('why.read')
  @ApiOkResponse({ standardSchema: whySubjects })
  list(): WhySubjects {
    return WHY_SUBJECTS;
  }
}
