import { MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { Gateway } from '../realtime/gateway.decorator.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { PrivateMessageDto } from './private-message.dto.js';
import { PrivateMessagesService } from './private-messages.service.js';

@Gateway()
export class PrivateMessagesGateway {
  constructor(private readonly messages: PrivateMessagesService) {}

  @SubscribeMessage('private_message')
  @RateLimited('message')
  send(@CurrentUser() user: Actor, @MessageBody() payload: PrivateMessageDto) {
    return this.messages.send(user, payload);
  }
}
