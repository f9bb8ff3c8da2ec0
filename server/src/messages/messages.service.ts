import { Inject, Injectable } from '@nestjs/common';
import type { Sent } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { Admission } from './admission.js';
import { callsIn } from './mentions.js';
import { caption, messageText } from './message-text.js';
import type { FileShareDto, SendMessageDto } from './messages.dto.js';

/** What a message may be. Whether its author may post it is decided where it is stored. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly admission: Admission,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Posts a message and resolves once it is on disk; the same `clientId` again answers the first result.
   * @throws DomainError `validation.failed`, `room.notFound`, `room.notMember`, `room.archived`, `message.notFound`,
   *   `message.idConflict`, `file.notFound`, `user.blocked`, `user.refusesPrivate`, `user.muted`, `message.refused`,
   *   `rate.limited`, `server.busy`
   */
  async send(author: Actor, room: string, wish: SendMessageDto): Promise<Sent> {
    const text = wish.fileIds ? caption(wish.text) : messageText(wish.text);
    return this.admission.post(author, {
      id: newId(),
      authorId: author.id,
      room,
      clientId: wish.clientId.toLowerCase(),
      text,
      dir: wish.dir ?? null,
      createdAt: this.clock.now().getTime(),
      replyTo: wish.replyTo?.toLowerCase() ?? null,
      thread: wish.thread?.toLowerCase() ?? null,
      inRoom: wish.inRoom ?? false,
      calls: callsIn(text),
      ...(wish.fileIds && { fileIds: wish.fileIds.map((id) => id.toLowerCase()) }),
    });
  }

  /** Posts one file, with some words perhaps. @throws DomainError as `send` */
  share(author: Actor, { room, fileId, text = '', clientId }: FileShareDto): Promise<Sent> {
    return this.send(author, room, { text, clientId, fileIds: [fileId] });
  }
}
