import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
} from '@nestjs/websockets';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import type { AppSocket } from '../realtime/app-socket.js';
import { Gateway } from '../realtime/gateway.decorator.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { ActiveDays } from './active-days.js';
import { PresenceService } from './presence.service.js';
import { ActivityDto, StatusRequestDto } from './status.dto.js';
import { StatusService } from './status.service.js';
import { UserInfoDto } from './users.dto.js';
import { UsersService } from './users.service.js';
import { WhileReadOnly } from '../server-settings/maintenance.guard.js';

@Gateway()
export class UsersGateway implements OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    private readonly users: UsersService,
    private readonly presence: PresenceService,
    private readonly status: StatusService,
    private readonly days: ActiveDays,
  ) {}

  handleConnection({ id, data }: AppSocket): void {
    this.presence.connected(data.principal.user, id);
    this.days.note(data.principal.user.id);
  }

  handleDisconnect({ id, data }: AppSocket): void {
    this.presence.disconnected(data.principal.user, id);
  }

  @WhileReadOnly()
  @SubscribeMessage('user_activity')
  activity(
    @CurrentUser() user: Actor,
    @ConnectedSocket() { id }: AppSocket,
    @MessageBody() { idle }: ActivityDto,
  ) {
    this.presence.setIdle(user, id, idle);
    return {};
  }

  @SubscribeMessage('user_status_change')
  @RateLimited('action')
  async changeStatus(@CurrentUser() user: Actor, @MessageBody() wish: StatusRequestDto) {
    return { user: await this.status.set(user, wish) };
  }

  @WhileReadOnly()
  @SubscribeMessage('get_online_users')
  onlineUsers(@CurrentUser() { id }: Actor) {
    return this.presence.seenBy(id);
  }

  @WhileReadOnly()
  @SubscribeMessage('request_user_info')
  async userInfo(@CurrentUser() user: Actor, @MessageBody() { username }: UserInfoDto) {
    return { user: await this.users.card(user, username) };
  }
}
