import { MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { Gateway } from '../realtime/gateway.decorator.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { MembersService } from './members.service.js';
import { ReadMarksService } from './read-marks.service.js';
import { MarkMessagesReadDto } from './read-marks.dto.js';
import { RoomRefDto, TypingDto } from './rooms.dto.js';
import { RoomsService } from './rooms.service.js';
import { TypingService } from './typing.service.js';
import { WhileReadOnly } from '../server-settings/maintenance.guard.js';

@Gateway()
export class RoomsGateway {
  constructor(
    private readonly rooms: RoomsService,
    private readonly members: MembersService,
    private readonly marks: ReadMarksService,
    private readonly typing: TypingService,
  ) {}

  @SubscribeMessage('join_room')
  @RateLimited('action')
  join(@CurrentUser() user: Actor, @MessageBody() { room }: RoomRefDto) {
    return this.members.enter(user, room);
  }

  @SubscribeMessage('leave_room')
  @RateLimited('action')
  async leave(@CurrentUser() user: Actor, @MessageBody() { room }: RoomRefDto) {
    return { room: await this.members.remove(user, room, user.username) };
  }

  @WhileReadOnly()
  @SubscribeMessage('open_room')
  async open(@CurrentUser() user: Actor, @MessageBody() { room }: RoomRefDto) {
    return { room: await this.rooms.open(user, room) };
  }

  @WhileReadOnly()
  @SubscribeMessage('typing')
  async type(@CurrentUser() user: Actor, @MessageBody() payload: TypingDto) {
    await this.typing.set(user, payload);
    return {};
  }

  @WhileReadOnly()
  @SubscribeMessage('mark_messages_read')
  markRead(@CurrentUser() user: Actor, @MessageBody() { room, seq }: MarkMessagesReadDto) {
    return this.marks.mark(user, room, seq);
  }
}
