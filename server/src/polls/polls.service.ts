import { Inject, Injectable } from '@nestjs/common';
import { type Sent, type PollAnswer, closePollRefusal } from '#contracts';
import { fold } from '#text';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { Message } from '../messages/message.entity.js';
import { whilePresent } from '../messages/message-finder.js';
import { Admission } from '../messages/admission.js';
import { PollChanger } from './poll-changer.js';
import { Poll, isClosed } from './poll.entity.js';
import type { CreatePollDto } from './polls.dto.js';
import { pollsOf } from './poll-views.js';

/** Questions put to a room. A poll is a message and takes the message's road. */
@Injectable()
export class PollsService {
  constructor(
    private readonly database: Database,
    private readonly admission: Admission,
    private readonly polls: PollChanger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Posts a poll and resolves once it is on disk; the same `clientId` again answers the first result.
   * @throws DomainError `validation.failed`, `room.notFound`, `room.notMember`, `room.archived`,
   *   `message.idConflict`, `user.blocked`, `user.refusesPrivate`, `server.busy`
   */
  async create(author: Actor, room: string, wish: CreatePollDto): Promise<Sent> {
    const now = this.clock.now().getTime();
    const clientId = wish.clientId.toLowerCase();
    const closesAt = wish.closesAt === undefined ? null : Date.parse(wish.closesAt);
    if (new Set(wish.options.map(fold)).size < wish.options.length)
      throw DomainError.field('options', 'duplicate');
    // What is repeated was asked in time, however long the first answer has been on its way.
    if (closesAt !== null && closesAt <= now && !(await this.wasSent(author, clientId))) {
      throw DomainError.field('closesAt', 'past');
    }
    return this.admission.post(author, {
      id: newId(),
      authorId: author.id,
      room,
      clientId,
      text: wish.question,
      dir: null,
      createdAt: now,
      replyTo: null,
      thread: null,
      inRoom: true,
      // A question is put to all; it calls nobody by name.
      calls: [],
      poll: {
        id: newId(),
        options: wish.options.map((text) => ({ id: newId(), text })),
        multiple: wish.multiple ?? false,
        anonymous: wish.anonymous ?? false,
        closesAt,
      },
    });
  }

  /** @throws DomainError `poll.notFound`, `message.deleted` */
  async get(actor: Actor, id: string): Promise<PollAnswer> {
    const { messageId } = await this.polls.find(actor, id, whilePresent);
    const poll = (await pollsOf(this.database.reading, [messageId], actor.id)).get(messageId);
    if (!poll) throw new DomainError('poll.notFound');
    return { poll };
  }

  /** Closes it for good; a closed one stays as it is. @throws DomainError `poll.notFound`, `poll.forbidden`, `message.deleted` */
  close(actor: Actor, id: string): Promise<PollAnswer> {
    return this.polls.change(actor, id, {
      rule: closePollRefusal,
      alter: async (poll, manager) => {
        const now = this.clock.now();
        if (isClosed(poll, now)) return false;
        await manager.getRepository(Poll).update({ id: poll.id }, { closedAt: now });
        return true;
      },
    });
  }

  private wasSent({ id: authorId }: Actor, clientId: string): Promise<boolean> {
    return this.database.read(Message).existsBy({ authorId, clientId });
  }
}
