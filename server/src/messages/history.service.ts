import { Injectable } from '@nestjs/common';
import { type HistoryAnswer, type Message as MessageView, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { RoomFinder } from '../rooms/room-finder.js';
import { answeredBy } from './answered.js';
import { Message } from './message.entity.js';
import { MessageFinder } from './message-finder.js';
import { MessagePages } from './message-pages.js';
import { MessageViews } from './message-views.js';
import type { HistoryDto } from './messages.dto.js';

/** What was said in a room; what stands only in a thread is read there. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly rooms: RoomFinder,
    private readonly messages: MessageFinder,
    private readonly views: MessageViews,
  ) {}

  /** A page, ascending by seq. @throws DomainError `room.notFound`, `room.notMember`, `validation.failed` */
  async page(actor: Actor, ref: string, query: HistoryDto): Promise<HistoryAnswer> {
    const { room, membership } = await this.rooms.find(actor, ref, readRefusal);
    const readsAfter = membership?.readsAfter ?? 0;
    const shown = { roomId: room.id, inRoom: true };
    const { rows, ...more } = await new MessagePages(
      this.database.read(Message),
      shown,
      'seq',
      readsAfter,
    ).page(query);
    const answered = await answeredBy(this.database.reading, rows, readsAfter);
    return {
      messages: await this.views.forReader(actor.id, rows),
      ...more,
      answered: await this.views.forReader(actor.id, answered),
    };
  }

  /** One message, wherever it stands. @throws DomainError `message.notFound` */
  async one(actor: Actor, id: string): Promise<MessageView> {
    const { message } = await this.messages.find(actor, id);
    return this.views.oneForReader(actor.id, message.id);
  }
}
