import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PollAnswer, PollEvent } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { type Alteration, MessageChanger } from '../messages/message-changer.js';
import { MessageFinder, type MessageRule } from '../messages/message-finder.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Poll } from './poll.entity.js';

interface PollAlteration extends Pick<Alteration, 'rule' | 'speaks'> {
  /** Makes the change in the poll as it is now; answers whether there was anything to change. */
  alter: (poll: Poll, manager: EntityManager) => Promise<boolean>;
  /** Tells of it beyond the room. Called after the commit. */
  announce?: (event: PollEvent) => void;
}

/** Finds polls through who asks, and changes them as parts of their messages. */
@Injectable()
export class PollChanger {
  constructor(
    private readonly database: Database,
    private readonly finder: MessageFinder,
    private readonly messages: MessageChanger,
    private readonly broadcaster: Broadcaster,
  ) {}

  /** @throws DomainError `poll.notFound`, alike for what is not there and what is not theirs; or the rule's refusal */
  async find(actor: Actor, id: string, rule?: MessageRule): Promise<Poll> {
    const poll = await this.byId(id);
    await asPoll(this.finder.find(actor, poll.messageId, rule));
    return poll;
  }

  /** As `find`, then changes the poll and answers it as this person sees it. */
  async change(actor: Actor, id: string, { alter, announce, ...how }: PollAlteration): Promise<PollAnswer> {
    const { messageId } = await this.byId(id);
    const change = this.messages.change(actor, messageId, {
      ...how,
      alter: async (_found, manager) => {
        const poll = await manager.getRepository(Poll).findOneOrFail({
          where: { messageId },
          relations: { options: true },
          order: { options: { position: 'ASC' } },
        });
        return (await alter(poll, manager)) ? {} : null;
      },
      announce: ({ room, rev, poll }, to) => {
        if (!poll) return;
        const event = { room, id: messageId, rev, poll };
        this.broadcaster.send(to, 'poll_updated', event);
        announce?.(event);
      },
    });
    const { poll } = await asPoll(change);
    // Its message was there a moment ago, and with it the poll.
    return { poll: poll! };
  }

  private async byId(id: string): Promise<Poll> {
    const poll = await this.database.read(Poll).findOneBy({ id: id.toLowerCase() });
    if (!poll) throw new DomainError('poll.notFound');
    return poll;
  }
}

/** Whoever asks for a poll learns nothing of its message. */
const asPoll = <T>(found: Promise<T>): Promise<T> =>
  found.catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'message.notFound')
      throw new DomainError('poll.notFound');
    throw error;
  });
