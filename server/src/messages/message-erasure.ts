import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { Message as MessageView } from '#contracts';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { hiddenFrom } from '../rooms/history-spans.js';
import { Room } from '../rooms/room.entity.js';
import type { MemberMentions } from './mention-counts.js';
import { tellMentions } from './mention-news.js';
import { recordChange } from './message-change.js';
import { MessageEvents } from './message-events.js';
import { MessagePurge } from './message-purge.js';
import { MessageViews } from './message-views.js';
import { Message } from './message.entity.js';
import { takeBack } from './taking-back.js';

/** Deleted in one transaction: few enough that no sender waits for it. */
const BATCH = 50;

/** Whose messages go, and since when they were sent; absent: all of them. */
export interface Erased {
  authorId: string;
  since?: Date;
}

interface Erasing {
  messages: Message[];
  news: { view: MessageView; except: string[] }[];
  called: MemberMentions[];
}

/** Deletes what somebody wrote, message by message, so that every reader hears of each. Files go with their messages. */
@Injectable()
export class MessageErasure {
  constructor(
    private readonly database: Database,
    private readonly broadcaster: Broadcaster,
    private readonly events: MessageEvents,
    private readonly views: MessageViews,
    private readonly purge: MessagePurge,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers how many there were. What was deleted when it fails stays so; doing it again goes on. */
  async erase(whose: Erased, deletedById: string): Promise<number> {
    let count = 0;
    let messages: Message[];
    let after = '';
    do {
      // Others have their turn between two batches.
      await nextTurn();
      messages = await this.eraseBatch(whose, deletedById, after);
      count += messages.length;
      after = messages.at(-1)?.clientId ?? after;
    } while (messages.length === BATCH);
    if (count > 0 && this.purge.isImmediate) await this.purge.run();
    return count;
  }

  private async eraseBatch(whose: Erased, deletedById: string, after: string): Promise<Message[]> {
    const { messages } = await this.database.write(
      async (manager): Promise<Erasing> => {
        const messages = await this.find(manager, whose, after);
        const rooms = await roomsOf(manager, messages);
        const called: MemberMentions[] = [];
        const hidden: string[][] = [];
        for (const message of messages) {
          const room = rooms.get(message.roomId)!;
          const taken = await takeBack(manager, message, deletedById, this.clock.now());
          await recordChange(manager, { room, message }, taken.changed);
          called.push(...taken.called);
          hidden.push(await hiddenFrom(manager, room, message.seq));
        }
        const views = await this.views.forEverybody(messages, manager);
        return { messages, called, news: views.map((view, at) => ({ view, except: hidden[at]! })) };
      },
      (erasing) => this.tell(erasing),
    );
    return messages;
  }

  /** In the order of the index that leads to somebody's messages, so that none is looked at twice. */
  private find(manager: EntityManager, { authorId, since }: Erased, after: string): Promise<Message[]> {
    return manager.getRepository(Message).find({
      where: {
        authorId,
        clientId: MoreThan(after),
        deletedAt: IsNull(),
        ...(since && { createdAt: MoreThanOrEqual(since) }),
      },
      order: { clientId: 'ASC' },
      take: BATCH,
    });
  }

  private tell({ news, called }: Erasing): void {
    for (const { view, except } of news) {
      this.broadcaster.send({ room: view.room, except }, 'message_deleted', view);
      this.events.emit('deleted', view);
    }
    tellMentions(this.broadcaster, called);
  }
}

async function roomsOf(manager: EntityManager, messages: Message[]): Promise<Map<string, Room>> {
  const ids = [...new Set(messages.map(({ roomId }) => roomId))];
  const rooms = await manager.getRepository(Room).findBy({ id: In(ids) });
  return new Map(rooms.map((room) => [room.id, room]));
}
