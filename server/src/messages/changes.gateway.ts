import { MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { Gateway } from '../realtime/gateway.decorator.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { MessageRefDto, ReactDto, SocketEditDto } from './changes.dto.js';
import { MessageDeletionService } from './message-deletion.service.js';
import { MessageEditsService } from './message-edits.service.js';
import { ReactionsService } from './reactions.service.js';

@Gateway()
export class ChangesGateway {
  constructor(
    private readonly edits: MessageEditsService,
    private readonly deletion: MessageDeletionService,
    private readonly reactions: ReactionsService,
  ) {}

  @SubscribeMessage('edit_message')
  @RateLimited('message')
  async edit(@CurrentUser() user: Actor, @MessageBody() { id, ...wish }: SocketEditDto) {
    return { message: await this.edits.edit(user, id, wish) };
  }

  @SubscribeMessage('delete_message')
  @RateLimited('action')
  async delete(@CurrentUser() user: Actor, @MessageBody() { id }: MessageRefDto) {
    return { message: await this.deletion.delete(user, id) };
  }

  @SubscribeMessage('react')
  @RateLimited('action')
  async react(@CurrentUser() user: Actor, @MessageBody() { id, emoji, on }: ReactDto) {
    return { message: await this.reactions.react(user, id, emoji, on) };
  }
}
