import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { Answers } from '../../web/openapi.decorators.js';
import { ReasonDto } from './message-removal.dto.js';
import { PurgeAnswerDto } from './purge-hour.dto.js';
import { PurgeHour } from './purge-hour.service.js';

@ApiTags('admin')
@Controller('api/admin/people/:username')
@For('moderator')
export class PurgeHourController {
  constructor(private readonly hour: PurgeHour) {}

  /** Deletes what somebody wrote in public rooms within the last hour. */
  @Post('purge-hour')
  @HttpCode(200)
  @Answers(
    PurgeAnswerDto,
    'validation.failed',
    'request.forbidden',
    'user.notFound',
    'user.self',
    'user.outranked',
  )
  async purge(
    @CurrentAct() act: Act,
    @Param('username') username: string,
    @Body() { reason = '' }: ReasonDto,
  ) {
    return { deleted: await this.hour.purge(act, username, reason) };
  }
}
