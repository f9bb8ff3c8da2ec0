import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { Message, StreamEntry } from '#contracts';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { MessageEvents } from '../../messages/message-events.js';
import { orderRoom } from '../../order/reports/report-views.js';
import { Broadcaster } from '../../realtime/broadcaster.js';
import { Room } from '../../rooms/room.entity.js';

interface Happening {
  kind: 'stored' | 'changed';
  message: Message;
}

/** Tells moderators who watch it what is said in public rooms; while nobody does, nothing is looked up. */
@Injectable()
export class MessageWatch implements OnModuleInit {
  /** Ids of connections. */
  private readonly watchers = new Set<string>();
  /** What happened while rooms were looked up: told together. */
  private waiting: Happening[] = [];
  private isTelling = false;

  constructor(
    private readonly database: Database,
    private readonly events: MessageEvents,
    private readonly broadcaster: Broadcaster,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.events.on('stored', (messages) => this.take('stored', messages));
    this.events.on('edited', (message) => this.take('changed', [message]));
    this.events.on('deleted', (message) => this.take('changed', [message]));
  }

  watch(connection: string, on: boolean): void {
    if (on) this.watchers.add(connection);
    else this.leave(connection);
  }

  leave(connection: string): void {
    this.watchers.delete(connection);
  }

  private take(kind: Happening['kind'], messages: Message[]): void {
    if (this.watchers.size === 0) return;
    this.waiting.push(...messages.map((message) => ({ kind, message })));
    if (!this.isTelling) void this.tellAll();
  }

  private async tellAll(): Promise<void> {
    this.isTelling = true;
    while (this.waiting.length > 0) {
      const happened = this.waiting.splice(0);
      try {
        this.tell(happened, await this.publicRooms(happened));
      } catch (error) {
        this.log.error(
          { err: error },
          'those who watch public rooms could not be told of what is said in them',
        );
      }
    }
    this.isTelling = false;
  }

  /** Looked at each time: a room that was deleted is public no more. */
  private async publicRooms(happened: Happening[]): Promise<Map<string, Room>> {
    const ids = new Set(happened.map(({ message }) => message.room));
    const rooms = await this.database.read(Room).findBy({ id: In([...ids]), kind: 'public' });
    return new Map(rooms.map((room) => [room.id, room]));
  }

  /** In the order in which it happened. */
  private tell(happened: Happening[], rooms: ReadonlyMap<string, Room>): void {
    const audience = { role: 'moderator', among: this.watchers } as const;
    let entries: StreamEntry[] = [];
    const tellNew = (): void => {
      if (entries.length > 0) this.broadcaster.send(audience, 'admin_messages', { entries });
      entries = [];
    };
    for (const { kind, message } of happened) {
      const room = rooms.get(message.room);
      if (!room) continue;
      const entry = { message, room: orderRoom(room) };
      if (kind === 'stored') entries.push(entry);
      else {
        tellNew();
        this.broadcaster.send(audience, 'admin_message_changed', entry);
      }
    }
    tellNew();
  }
}
