import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
} from '@nestjs/websockets';
import { For } from '../../auth/access.js';
import type { AppSocket } from '../../realtime/app-socket.js';
import { Gateway } from '../../realtime/gateway.decorator.js';
import { ActivePeople } from './active-people.js';
import { FigureWatch } from './figure-watch.js';
import { AdminWatchDto } from './figures.dto.js';
import { WhileReadOnly } from '../../server-settings/maintenance.guard.js';

@Gateway()
export class FiguresGateway implements OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    private readonly active: ActivePeople,
    private readonly figures: FigureWatch,
  ) {}

  handleConnection({ data }: AppSocket): void {
    this.active.note(data.principal.user.id);
  }

  handleDisconnect({ id, data }: AppSocket): void {
    this.active.note(data.principal.user.id);
    this.figures.leave(id);
  }

  @WhileReadOnly()
  @SubscribeMessage('admin_watch')
  @For('moderator')
  watch(@ConnectedSocket() { id }: AppSocket, @MessageBody() { on }: AdminWatchDto) {
    this.figures.watch(id, on);
    return {};
  }
}
