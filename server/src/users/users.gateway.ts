import {
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
} from '@nestjs/websockets';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import type { AppSocket } from '../realtime/app-socket.js';
import { Gateway } from '../realtime/gateway.decorator.js';
import { PresenceService } from './presence.service.js';
import { UserInfoDto } from './users.dto.js';
import { UsersService } from './users.service.js';

@Gateway()
export class UsersGateway implements OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    private readonly users: UsersService,
    private readonly presence: PresenceService,
  ) {}

  handleConnection({ data }: AppSocket): void {
    this.presence.connected(data.principal.user);
  }

  handleDisconnect({ data }: AppSocket): void {
    this.presence.disconnected(data.principal.user);
  }

  @SubscribeMessage('get_online_users')
  onlineUsers() {
    return { online: this.presence.online() };
  }

  @SubscribeMessage('request_user_info')
  async userInfo(@CurrentUser() user: Actor, @MessageBody() { username }: UserInfoDto) {
    return { user: await this.users.card(user, username) };
  }
}
