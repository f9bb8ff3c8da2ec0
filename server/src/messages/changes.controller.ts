import { Body, Controller, Delete, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { EditMessageDto, EditsAnswerDto } from './changes.dto.js';
import { MessageDeletionService } from './message-deletion.service.js';
import { MessageEditsService } from './message-edits.service.js';
import { MessageAnswerDto } from './messages.dto.js';

@ApiTags('messages')
@Controller('api/messages/:id')
export class ChangesController {
  constructor(
    private readonly edits: MessageEditsService,
    private readonly deletion: MessageDeletionService,
  ) {}

  /** Puts another text in place of one's own message's, and reads it in another direction when one is given. */
  @Patch()
  @RateLimited('message')
  @Answers(
    MessageAnswerDto,
    'validation.failed',
    'message.notFound',
    'message.forbidden',
    'message.tooOld',
    'message.deleted',
    'room.archived',
    'user.blocked',
    'user.refusesPrivate',
    'rate.limited',
  )
  async edit(@CurrentUser() user: Actor, @Param('id') id: string, @Body() wish: EditMessageDto) {
    return { message: await this.edits.edit(user, id, wish) };
  }

  /** Deletes a message: one's own, or another's for those who keep order. A quiet line stays in its place. */
  @Delete()
  @RateLimited('action')
  @Answers(
    MessageAnswerDto,
    'message.notFound',
    'message.forbidden',
    'message.deleted',
    'room.archived',
    'rate.limited',
  )
  async delete(@CurrentUser() user: Actor, @Param('id') id: string) {
    return { message: await this.deletion.delete(user, id) };
  }

  /** The texts a message had before. */
  @Get('edits')
  @Answers(EditsAnswerDto, 'message.notFound', 'message.deleted')
  history(@CurrentUser() user: Actor, @Param('id') id: string) {
    return this.edits.list(user, id);
  }
}
