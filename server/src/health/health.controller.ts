import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/access.js';
import { OpenAnswers } from '../web/openapi.decorators.js';
import { HealthDto } from './health.dto.js';
import { HealthService } from './health.service.js';

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** Whether the process answers at all. */
  @Get('live')
  @OpenAnswers(HealthDto)
  live() {
    return { status: 'ok' };
  }

  /** Whether it can serve: the database answers, files can be kept and it is not stopping. */
  @Get('ready')
  @OpenAnswers(HealthDto, 'server.busy')
  ready() {
    return this.health.ready();
  }
}
