import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LIMITS, type Message as MessageView, type ReactionsAnswer, reactRefusal } from '#contracts';
import { oneEmoji } from '#text';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { UserViews } from '../users/user-views.js';
import { MessageChanger } from './message-changer.js';
import { MessageFinder, whilePresent } from './message-finder.js';
import { Reaction } from './reaction.entity.js';

/** What people give to messages: at most once each emoji a person, and not too many kinds of them a message. */
@Injectable()
export class ReactionsService {
  constructor(
    private readonly database: Database,
    private readonly changer: MessageChanger,
    private readonly finder: MessageFinder,
    private readonly broadcaster: Broadcaster,
    private readonly views: UserViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Gives a reaction, or takes it back; doing it again changes nothing.
   * @throws DomainError `validation.failed`, `message.notFound`, `message.deleted`, `reaction.tooMany`, `room.archived`
   */
  async react(actor: Actor, id: string, given: string, on: boolean): Promise<MessageView> {
    const emoji = oneEmoji(given);
    if (!emoji) throw DomainError.field('emoji', 'format');
    return this.changer.change(actor, id, {
      rule: reactRefusal,
      speaks: true,
      alter: async ({ message }, manager) => {
        const reaction = { messageId: message.id, emoji, userId: actor.id };
        const reactions = manager.getRepository(Reaction);
        if (on === (await reactions.existsBy(reaction))) return null;
        if (!on) await reactions.delete(reaction);
        else {
          await refuseManyKinds(manager, message.id, emoji);
          await reactions.insert({ ...reaction, createdAt: this.clock.now() });
        }
        return {};
      },
      announce: ({ room, id, rev, reactions }, to) =>
        this.broadcaster.send(to, 'message_reaction', {
          room,
          id,
          rev,
          emoji,
          on,
          username: actor.username,
          reactions,
        }),
    });
  }

  /** Everybody who reacted, by emoji. @throws DomainError `message.notFound`, `message.deleted` */
  async list(actor: Actor, id: string): Promise<ReactionsAnswer> {
    const { message } = await this.finder.find(actor, id, whilePresent);
    const given = await this.database.read(Reaction).find({
      where: { messageId: message.id },
      relations: { user: true },
      order: { createdAt: 'ASC', userId: 'ASC' },
    });
    const byEmoji = Map.groupBy(given, ({ emoji }) => emoji);
    return {
      reactions: [...byEmoji].map(([emoji, these]) => ({
        emoji,
        users: these.map(({ user }) => this.views.card(user, actor.id)),
      })),
    };
  }
}

/** One kind more is one too many when the message has all it may have, and this is none of them. */
async function refuseManyKinds(manager: EntityManager, messageId: string, emoji: string): Promise<void> {
  const kinds = await manager
    .createQueryBuilder(Reaction, 'reaction')
    .select('reaction.emoji', 'emoji')
    .distinct()
    .where({ messageId })
    .getRawMany<{ emoji: string }>();
  const isNew = kinds.every((kind) => kind.emoji !== emoji);
  if (isNew && kinds.length >= LIMITS.reactionKinds.max) throw new DomainError('reaction.tooMany');
}
