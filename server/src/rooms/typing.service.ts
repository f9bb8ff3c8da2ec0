import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { TYPING, postRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { RoomFinder } from './room-finder.js';

interface Typist {
  since: number;
  expiry: NodeJS.Timeout;
}

/** Who is typing where. Nothing is stored: a notice lives six seconds, here and at the readers. */
@Injectable()
export class TypingService implements OnModuleDestroy {
  private readonly typists = new Map<string, Typist>();

  constructor(
    private readonly finder: RoomFinder,
    private readonly broadcaster: Broadcaster,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `room.notFound`, `room.notMember`, `room.archived` */
  async set(actor: Actor, ref: string, typing: boolean): Promise<void> {
    const { room } = await this.finder.find(actor, ref, postRefusal);
    const key = `${room.id}:${actor.id}`;
    const before = this.typists.get(key);
    if (!typing) {
      if (before) this.stop(key, room.id, actor);
      return;
    }
    // Renewals that come too soon are dropped: the readers still show the last one.
    if (before && this.clock.monotonic() - before.since < TYPING.everyMs) return;
    clearTimeout(before?.expiry);
    const expiry = setTimeout(() => this.stop(key, room.id, actor), TYPING.ttlMs).unref();
    this.typists.set(key, { since: this.clock.monotonic(), expiry });
    this.tell(room.id, actor, true);
  }

  onModuleDestroy(): void {
    for (const { expiry } of this.typists.values()) clearTimeout(expiry);
    this.typists.clear();
  }

  private stop(key: string, roomId: string, actor: Actor): void {
    clearTimeout(this.typists.get(key)?.expiry);
    this.typists.delete(key);
    this.tell(roomId, actor, false);
  }

  private tell(room: string, { id, username, displayName }: Actor, typing: boolean): void {
    this.broadcaster.sendVolatile(room, id, 'user_typing', { room, username, displayName, typing });
  }
}
