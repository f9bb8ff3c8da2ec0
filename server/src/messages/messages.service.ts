import { Inject, Injectable } from '@nestjs/common';
import { LIMITS, type Message, codePointLength } from '#contracts';
import { cleanText, excessiveMarks, isBlank } from '#text';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import { MessageLog } from './message-log.js';
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
  send(author: Actor, room: string, { text, clientId }: SendMessageDto): Promise<Message> {
    const cleaned = cleanText(text);
    if (isBlank(cleaned)) throw DomainError.field('text', 'tooShort');
    // The door counted what was sent; one character's normal form can be several.
    if (codePointLength(cleaned) > LIMITS.messageText.max) throw DomainError.field('text', 'tooLong');
    if (excessiveMarks(cleaned)) throw DomainError.field('text', 'format');
    return this.log.append({
      id: newId(),
      authorId: author.id,
      room,
      clientId: clientId.toLowerCase(),
      text: cleaned,
      createdAt: this.clock.now().getTime(),
    });
  }
}
