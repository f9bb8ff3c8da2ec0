import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { type HeldCause, type HeldMessage, LIMITS, type OrderQueue, postRefusal } from '#contracts';
import type { Actor } from '../../auth/principal.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { isId, newId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import type { NewMessage } from '../../database/message-store.js';
import { Broadcaster } from '../../realtime/broadcaster.js';
import { RoomFinder } from '../../rooms/room-finder.js';
import { ReportLog } from '../reports/report-log.js';
import { heldEntry, heldView } from './held-views.js';
import { Held } from './held.entity.js';

const RETRY_AFTER_MS = 60_000;

/** Why a message waits. */
export interface HeldFor {
  cause: HeldCause;
  words: string;
}

/** Where messages wait that are not posted at once. */
@Injectable()
export class HeldLog implements OnModuleInit {
  /** Ids of people of whom something is kept here: of all others nobody has to ask. */
  private authors = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly broadcaster: Broadcaster,
    private readonly reports: ReportLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const rows = await this.database.read(Held).find({ select: { id: true, authorId: true } });
    this.authors = new Set(rows.map(({ authorId }) => authorId));
  }

  /** What became of this message when it came the first time. @throws DomainError `message.refused`, `message.idConflict` */
  async before({ authorId, clientId, text }: NewMessage): Promise<HeldMessage | null> {
    if (!this.authors.has(authorId)) return null;
    const held = await this.database.read(Held).findOneBy({ authorId, clientId });
    return held && answerTo(held, text);
  }

  /** Keeps it for those who keep order, if its author might post it. @throws DomainError as posting it would */
  async hold(author: Actor, message: NewMessage, why: HeldFor): Promise<HeldMessage> {
    const { held } = await this.database.write(
      async (manager) => {
        const { room } = await this.finder.find(author, message.room, postRefusal, manager);
        const rows = manager.getRepository(Held);
        const { authorId, clientId } = message;
        const before = await rows.findOneBy({ authorId, clientId });
        if (before) return { held: before, queue: null };
        if ((await rows.countBy({ authorId, refusedAt: IsNull() })) >= LIMITS.heldPerPerson)
          throw new DomainError('rate.limited', { retryAfterMs: RETRY_AFTER_MS });
        const id = newId();
        await rows.insert({
          id,
          authorId,
          clientId,
          roomId: room.id,
          message: { ...message, room: room.id },
          ...why,
          createdAt: this.clock.now(),
          refusedAt: null,
          reason: '',
        });
        const held = await rows.findOneOrFail({ where: { id }, relations: { author: true, room: true } });
        return { held, queue: await this.reports.queue(manager) };
      },
      ({ held: stored, queue }) => {
        if (!queue) return;
        this.authors.add(stored.authorId);
        this.broadcaster.send({ role: 'moderator' }, 'held_updated', {
          id: stored.id,
          held: heldEntry(stored),
          queue,
        });
        this.tellAuthor(stored);
      },
    );
    return answerTo(held, message.text);
  }

  /** One's own in a room, the oldest first. @throws DomainError `room.notFound` */
  async list(author: Actor, ref: string): Promise<HeldMessage[]> {
    const { room } = await this.finder.find(author, ref);
    const where = { authorId: author.id, roomId: room.id };
    return (await this.database.read(Held).find({ where, order: { id: 'ASC' } })).map(heldView);
  }

  /** Takes back what waits, or puts away what was refused. @throws DomainError `held.notFound` */
  async withdraw({ id: authorId }: Actor, id: string): Promise<void> {
    await this.database.write(
      async (manager) => {
        const held = await manager
          .getRepository(Held)
          .findOneBy({ id: isId(id) ? id.toLowerCase() : '', authorId });
        if (!held) throw new DomainError('held.notFound');
        return this.removeWithin(manager, held);
      },
      (removed) => this.tellGone(removed),
    );
  }

  /** As part of a transaction; `tellGone` is called after it. */
  async removeWithin(manager: EntityManager, held: Held): Promise<{ held: Held; queue: OrderQueue }> {
    await manager.getRepository(Held).delete({ id: held.id });
    return { held, queue: await this.reports.queue(manager) };
  }

  tellGone({ held: { id, authorId, roomId: room }, queue }: { held: Held; queue: OrderQueue }): void {
    this.broadcaster.send({ role: 'moderator' }, 'held_updated', { id, queue });
    this.broadcaster.send({ user: authorId }, 'own_held', { id, room });
  }

  tellAuthor(held: Held): void {
    const { id, authorId, roomId: room } = held;
    this.broadcaster.send({ user: authorId }, 'own_held', { id, room, held: heldView(held) });
  }
}

/** The same clientId again gets the first answer. */
function answerTo(held: Held, text: string): HeldMessage {
  if (held.message.text !== text) throw new DomainError('message.idConflict');
  if (held.refusedAt)
    throw new DomainError('message.refused', { ...(held.reason && { reason: held.reason }) });
  return heldView(held);
}
