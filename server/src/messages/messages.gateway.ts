import { MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { Gateway } from '../realtime/gateway.decorator.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { FileShareDto, SocketMessageDto, SyncDto } from './messages.dto.js';
import { MessagesService } from './messages.service.js';
import { SyncService } from './sync.service.js';
import { WhileReadOnly } from '../server-settings/maintenance.guard.js';

@Gateway()
export class MessagesGateway {
  constructor(
    private readonly messages: MessagesService,
    private readonly changes: SyncService,
  ) {}

  @SubscribeMessage('message')
  @RateLimited('message')
  send(@CurrentUser() user: Actor, @MessageBody() payload: SocketMessageDto) {
    return this.messages.send(user, payload.room, payload);
  }

  @SubscribeMessage('file_share')
  @RateLimited('message')
  share(@CurrentUser() user: Actor, @MessageBody() payload: FileShareDto) {
    return this.messages.share(user, payload);
  }

  @WhileReadOnly()
  @SubscribeMessage('sync')
  sync(@CurrentUser() user: Actor, @MessageBody() { room, since }: SyncDto) {
    return this.changes.sync(user, room, since);
  }
}
