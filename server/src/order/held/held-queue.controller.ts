import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { CursorDto, MessageAnswerDto } from '../../messages/messages.dto.js';
import { Answers, AnswersNothing } from '../../web/openapi.decorators.js';
import { ReasonDto } from '../removal/message-removal.dto.js';
import { HeldQueueDto } from './held-queue.dto.js';
import { HeldQueue } from './held-queue.service.js';

@ApiTags('admin')
@Controller('api/admin/held')
@For('moderator')
export class HeldQueueController {
  constructor(private readonly queue: HeldQueue) {}

  /** Messages that wait for leave, the oldest first. */
  @Get()
  @Answers(HeldQueueDto, 'validation.failed', 'request.forbidden')
  list(@Query() query: CursorDto) {
    return this.queue.list(query);
  }

  /** Posts it under its author's name, if they may still write there. */
  @Post(':id/approve')
  @HttpCode(200)
  @Answers(
    MessageAnswerDto,
    'request.forbidden',
    'held.notFound',
    'user.muted',
    'room.notMember',
    'room.archived',
    'room.readOnly',
    'file.notFound',
  )
  async approve(@CurrentAct() act: Act, @Param('id') id: string) {
    return { message: await this.queue.approve(act, id) };
  }

  /** Refuses it, and tells its author why. */
  @Post(':id/refuse')
  @HttpCode(204)
  @AnswersNothing('validation.failed', 'request.forbidden', 'held.notFound')
  async refuse(@CurrentAct() act: Act, @Param('id') id: string, @Body() { reason = '' }: ReasonDto) {
    await this.queue.refuse(act, id, reason);
  }
}
