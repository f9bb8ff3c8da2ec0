import { ConnectedSocket, MessageBody, type OnGatewayDisconnect, SubscribeMessage } from '@nestjs/websockets';
import { For } from '../../auth/access.js';
import type { AppSocket } from '../../realtime/app-socket.js';
import { Gateway } from '../../realtime/gateway.decorator.js';
import { WhileReadOnly } from '../../server-settings/maintenance.guard.js';
import { AdminWatchDto } from '../figures/figures.dto.js';
import { MessageWatch } from './message-watch.js';

@Gateway()
export class MessageStreamGateway implements OnGatewayDisconnect {
  constructor(private readonly messages: MessageWatch) {}

  handleDisconnect({ id }: AppSocket): void {
    this.messages.leave(id);
  }

  @WhileReadOnly()
  @SubscribeMessage('admin_watch_messages')
  @For('moderator')
  watch(@ConnectedSocket() { id }: AppSocket, @MessageBody() { on }: AdminWatchDto) {
    this.messages.watch(id, on);
    return {};
  }
}
