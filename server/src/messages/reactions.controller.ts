import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { ReactionsAnswerDto } from './changes.dto.js';
import { MessageAnswerDto } from './messages.dto.js';
import { ReactionsService } from './reactions.service.js';

/** `:emoji` is one emoji, percent-encoded. */
@ApiTags('messages')
@Controller('api/messages/:id/reactions')
export class ReactionsController {
  constructor(private readonly reactions: ReactionsService) {}

  /** Who reacted, by emoji. */
  @Get()
  @Answers(ReactionsAnswerDto, 'message.notFound', 'message.deleted')
  list(@CurrentUser() user: Actor, @Param('id') id: string) {
    return this.reactions.list(user, id);
  }

  /** Gives a reaction; giving it again changes nothing. */
  @Put(':emoji')
  @RateLimited('action')
  @Answers(
    MessageAnswerDto,
    'validation.failed',
    'message.notFound',
    'message.deleted',
    'reaction.tooMany',
    'room.archived',
    'user.blocked',
    'user.refusesPrivate',
    'rate.limited',
  )
  async give(@CurrentUser() user: Actor, @Param('id') id: string, @Param('emoji') emoji: string) {
    return { message: await this.reactions.react(user, id, emoji, true) };
  }

  /** Takes a reaction back. */
  @Delete(':emoji')
  @RateLimited('action')
  @Answers(
    MessageAnswerDto,
    'validation.failed',
    'message.notFound',
    'message.deleted',
    'room.archived',
    'user.blocked',
    'user.refusesPrivate',
    'rate.limited',
  )
  async takeBack(@CurrentUser() user: Actor, @Param('id') id: string, @Param('emoji') emoji: string) {
    return { message: await this.reactions.react(user, id, emoji, false) };
  }
}
