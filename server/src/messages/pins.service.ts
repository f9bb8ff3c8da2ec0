import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { LIMITS, type Message as MessageView, type PinsAnswer, pinRefusal, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { RoomFinder } from '../rooms/room-finder.js';
import { MessageChanger } from './message-changer.js';
import { MessageViews } from './message-views.js';
import { Pin } from './pin.entity.js';

/** What a room holds up for everybody in it. */
@Injectable()
export class PinsService {
  constructor(
    private readonly database: Database,
    private readonly changer: MessageChanger,
    private readonly rooms: RoomFinder,
    private readonly broadcaster: Broadcaster,
    private readonly views: MessageViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Pins a message, or no longer; doing it again changes nothing.
   * @throws DomainError `message.notFound`, `message.forbidden`, `message.deleted`, `pin.tooMany`, `room.archived`
   */
  pin(actor: Actor, id: string, on: boolean): Promise<MessageView> {
    return this.changer.change(actor, id, {
      rule: pinRefusal,
      speaks: true,
      alter: async ({ message, room }, manager) => {
        const pins = manager.getRepository(Pin);
        const messageId = message.id;
        if (on === (await pins.existsBy({ messageId }))) return null;
        if (!on) await pins.delete({ messageId });
        else {
          if ((await pins.countBy({ roomId: room.id })) >= LIMITS.pins.max)
            throw new DomainError('pin.tooMany');
          await pins.insert({ messageId, roomId: room.id, userId: actor.id, createdAt: this.clock.now() });
        }
        return {};
      },
      announce: (open, to) => this.broadcaster.send(to, 'message_updated', open),
    });
  }

  /** All that is pinned in a room, the newest pin first. @throws DomainError `room.notFound`, `room.notMember` */
  async list(actor: Actor, ref: string): Promise<PinsAnswer> {
    const { room, membership } = await this.rooms.find(actor, ref, readRefusal);
    const pins = await this.database.read(Pin).find({
      where: { roomId: room.id, message: { seq: MoreThan(membership?.readsAfter ?? 0) } },
      relations: { message: true },
      order: { createdAt: 'DESC', messageId: 'DESC' },
    });
    const messages = pins.map(({ message }) => message);
    return { messages: await this.views.forReader(actor.id, messages) };
  }
}
