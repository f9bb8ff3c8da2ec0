import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import type { Stored } from '../database/message-store.js';
import { Log } from '../logging/log.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { hiddenFrom } from '../rooms/history-spans.js';
import { Room } from '../rooms/room.entity.js';
import { Message } from './message.entity.js';
import { MessageEvents } from './message-events.js';
import { MessageViews } from './message-views.js';
import { storedView } from './stored-view.js';
import { ThreadViews } from './thread-views.js';

/** Who hears of new messages. Called after their commit and before the next one. */
@Injectable()
export class MessageAnnouncer {
  constructor(
    private readonly database: Database,
    private readonly broadcaster: Broadcaster,
    private readonly events: MessageEvents,
    private readonly views: MessageViews,
    private readonly threads: ThreadViews,
    private readonly log: Log,
  ) {}

  /**
   * Each room its new messages, in the order of the commit and one frame a room; then the messages whose threads grew,
   * then the people who are concerned. What is stored is stored, whatever becomes of the telling: a reader who missed
   * it asks `sync`.
   */
  async tell(stored: Stored[], roots: string[]): Promise<void> {
    for (const [roomId, ofRoom] of Map.groupBy(stored, ({ message }) => message.roomId)) {
      this.tellRoom(roomId, ofRoom);
    }
    if (roots.length > 0) await this.tellOfThreads(stored, roots).catch(this.failed);
    for (const each of stored) if (each.concern) this.attempt(() => this.tellConcerned(each));
  }

  private tellRoom(roomId: string, stored: Stored[]): void {
    const messages = stored.map(({ message }) => storedView(message));
    const isDirect = stored.some((each) => each.isDirect);
    this.attempt(() => this.broadcaster.newMessages(roomId, messages, isDirect));
    this.events.emit('stored', messages);
  }

  private async tellOfThreads(stored: Stored[], rootIds: string[]): Promise<void> {
    const roots = await this.database
      .read(Message)
      .find({ where: { id: In(rootIds) }, order: { rev: 'ASC' } });
    const except = await this.hidden(roots);
    for (const [at, root] of (await this.views.forEverybody(roots)).entries()) {
      this.broadcaster.send({ room: root.room, except: except[at]! }, 'message_updated', root);
    }
    const followed = new Map<string, Set<string>>();
    for (const { followers, message } of stored) {
      for (const userId of followers) {
        const own = followed.get(userId) ?? new Set<string>();
        followed.set(userId, own.add(message.threadId ?? ''));
      }
    }
    for (const [userId, own] of followed) {
      const changed = roots.filter(({ id }) => own.has(id));
      await this.tellFollower(userId, changed);
    }
  }

  /** Of each message, ids of members who may not read it. */
  private async hidden(messages: Message[]): Promise<string[][]> {
    const ids = [...new Set(messages.map(({ roomId }) => roomId))];
    const rooms = await this.database.read(Room).findBy({ id: In(ids) });
    const byId = new Map(rooms.map((room) => [room.id, room]));
    return Promise.all(
      messages.map(({ roomId, seq }) => hiddenFrom(this.database.reading, byId.get(roomId)!, seq)),
    );
  }

  private async tellFollower(userId: string, roots: Message[]): Promise<void> {
    for (const thread of await this.threads.forReader(userId, roots)) {
      this.broadcaster.send({ user: userId }, 'thread_updated', { ...thread, room: thread.root.room });
    }
  }

  private tellConcerned({ message, concern }: Stored): void {
    const view = storedView(message);
    for (const { userId, reason } of concern?.people ?? []) {
      this.broadcaster.send({ user: userId }, 'notification', { reason, message: view });
    }
    if (!concern?.everybodyBut) return;
    const audience = { room: message.roomId, except: concern.everybodyBut };
    this.broadcaster.send(audience, 'notification', { reason: 'mention', message: view });
  }

  private attempt(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.failed(error);
    }
  }

  private readonly failed = (error: unknown): void => {
    this.log.error({ err: error }, 'new messages were stored and could not be told of');
  };
}
