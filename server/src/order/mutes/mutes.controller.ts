import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { Answers, AnswersNothing } from '../../web/openapi.decorators.js';
import { NoticesService } from '../notices/notices.service.js';
import { WarningDto } from '../notices/notices.dto.js';
import { MuteAnswerDto, MuteRequestDto } from './mutes.dto.js';
import { MutesService } from './mutes.service.js';

@ApiTags('admin')
@Controller('api/admin/people/:username')
@For('moderator')
export class MutesController {
  constructor(
    private readonly mutes: MutesService,
    private readonly notices: NoticesService,
  ) {}

  /** Lets somebody write nowhere, for a time or for ever. */
  @Put('mute')
  @Answers(
    MuteAnswerDto,
    'validation.failed',
    'request.forbidden',
    'user.notFound',
    'user.self',
    'user.outranked',
  )
  async mute(@CurrentAct() act: Act, @Param('username') username: string, @Body() wish: MuteRequestDto) {
    return { mute: await this.mutes.mute(act, username, wish) };
  }

  /** Lets somebody write again. */
  @Delete('mute')
  @HttpCode(204)
  @AnswersNothing('request.forbidden', 'user.notFound', 'user.self', 'user.outranked')
  async unmute(@CurrentAct() act: Act, @Param('username') username: string) {
    await this.mutes.unmute(act, username);
  }

  /** Tells somebody what stands on their page until they put it away. */
  @Post('warnings')
  @HttpCode(204)
  @AnswersNothing('validation.failed', 'request.forbidden', 'user.notFound', 'user.self', 'user.outranked')
  async warn(@CurrentAct() act: Act, @Param('username') username: string, @Body() { reason }: WarningDto) {
    await this.notices.warn(act, username, reason);
  }
}
