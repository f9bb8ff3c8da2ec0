import { Inject, Injectable } from '@nestjs/common';
import type { Message } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { MessageLog } from './message-log.js';
import { messageText } from './message-text.js';
import type { SendMessageDto } from './messages.dto.js';

/** What a message may be. Whether its author may post it is decided where it is stored. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly log: MessageLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Posts a message and resolves once it is on disk; the same `clientId` again answers the first result.
   * @throws DomainError `validation.failed`, `room.notFound`, `room.notMember`, `room.archived`,
   *   `message.idConflict`, `server.busy`
   */
  async send(author: Actor, room: string, { text, clientId }: SendMessageDto): Promise<Message> {
    return this.log.append({
      id: newId(),
      authorId: author.id,
      room,
      clientId: clientId.toLowerCase(),
      text: messageText(text),
      createdAt: this.clock.now().getTime(),
    });
  }
}
