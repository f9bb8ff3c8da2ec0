import { Injectable } from '@nestjs/common';
import type { Sent } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DirectRooms } from '../rooms/direct-rooms.service.js';
import { MessagesService } from './messages.service.js';
import type { PrivateMessageDto } from './private-message.dto.js';

/** Messages to a person rather than to a room. */
@Injectable()
export class PrivateMessagesService {
  constructor(
    private readonly rooms: DirectRooms,
    private readonly messages: MessagesService,
  ) {}

  /** Opens the conversation if need be, and posts in it. @throws DomainError as `DirectRooms.open` and `MessagesService.send` */
  async send(author: Actor, { to, ...wish }: PrivateMessageDto): Promise<Sent> {
    return this.messages.send(author, await this.rooms.idFor(author, to), wish);
  }
}
