import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Message as MessageView, deleteRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import type { MemberMentions } from './mention-counts.js';
import { tellMentions } from './mention-news.js';
import { type Alteration, MessageChanger } from './message-changer.js';
import { MessageEvents } from './message-events.js';
import type { FoundMessage } from './message-finder.js';
import { MessagePurge } from './message-purge.js';
import { takeBack } from './taking-back.js';

/** By what right a message is deleted, and what goes with it. */
export interface Deletion extends Pick<Alteration, 'rule' | 'find'> {
  along?: (found: FoundMessage, manager: EntityManager) => Promise<void>;
}

/** Taking a message back: a quiet line stays, and its text leaves the database when the time of grace is over. */
@Injectable()
export class MessageDeletionService {
  constructor(
    private readonly changer: MessageChanger,
    private readonly broadcaster: Broadcaster,
    private readonly events: MessageEvents,
    private readonly purge: MessagePurge,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `message.notFound`, `message.forbidden`, `message.deleted`, `room.archived` */
  delete(actor: Actor, id: string): Promise<MessageView> {
    return this.deleteBy(actor, id, { rule: deleteRefusal });
  }

  /** By another right than a place in its room; `along` is done in the same transaction. @throws DomainError as these do */
  deleteBy(actor: Actor, id: string, { rule, find, along }: Deletion): Promise<MessageView> {
    let called: MemberMentions[] = [];
    return this.changer.change(actor, id, {
      rule,
      ...(find && { find }),
      alter: async (found, manager) => {
        await along?.(found, manager);
        const taken = await takeBack(manager, found.message, actor.id, this.clock.now());
        called = taken.called;
        return taken.changed;
      },
      announce: (open, to) => {
        this.broadcaster.send(to, 'message_deleted', open);
        this.events.emit('deleted', open);
        tellMentions(this.broadcaster, called);
        if (this.purge.isImmediate) void this.purge.run();
      },
    });
  }
}
