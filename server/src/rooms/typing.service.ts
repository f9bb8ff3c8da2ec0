import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { TYPING, postRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { BlockList } from '../users/block-list.js';
import { RoomFinder } from './room-finder.js';
import type { TypingDto } from './rooms.dto.js';

interface Typist {
  /** When the room was last told that they type. */
  toldAt: number;
  /** False once they said that they stopped; remembered until then, so that nobody makes a room flicker. */
  isShown: boolean;
  /** Id of the message whose thread they type in. */
  thread?: string;
  expiry: NodeJS.Timeout;
}

/** Who is typing where. Nothing is stored: a notice lives six seconds, here and at the readers. */
@Injectable()
export class TypingService implements OnModuleDestroy {
  private readonly typists = new Map<string, Typist>();

  constructor(
    private readonly finder: RoomFinder,
    private readonly broadcaster: Broadcaster,
    private readonly blocks: BlockList,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `room.notFound`, `room.notMember`, `room.archived` */
  async set(actor: Actor, { room: ref, typing, thread }: TypingDto): Promise<void> {
    const { room } = await this.finder.find(actor, ref, postRefusal);
    const key = `${room.id}:${actor.id}`;
    const before = this.typists.get(key);
    if (!typing) {
      if (before) this.stop(before, room.id, actor);
      return;
    }
    // Nobody types where nobody is to be seen.
    if (actor.choice === 'invisible') return;
    // What comes too soon is dropped: the readers still show the last one, or have just seen its end.
    if (before && this.clock.monotonic() - before.toldAt < TYPING.everyMs) return;
    clearTimeout(before?.expiry);
    const expiry = setTimeout(() => {
      this.typists.delete(key);
      this.stop(typist, room.id, actor);
    }, TYPING.ttlMs).unref();
    const typist: Typist = { toldAt: this.clock.monotonic(), isShown: true, thread, expiry };
    this.typists.set(key, typist);
    this.tell(room.id, actor, typist);
  }

  /** Whoever may write nothing any more types nothing either. */
  end(actor: Actor): void {
    for (const [key, typist] of this.typists) {
      const [roomId = '', userId] = key.split(':');
      if (userId !== actor.id) continue;
      clearTimeout(typist.expiry);
      this.typists.delete(key);
      this.stop(typist, roomId, actor);
    }
  }

  onModuleDestroy(): void {
    for (const { expiry } of this.typists.values()) clearTimeout(expiry);
    this.typists.clear();
  }

  private stop(typist: Typist, roomId: string, actor: Actor): void {
    if (!typist.isShown) return;
    typist.isShown = false;
    this.tell(roomId, actor, typist);
  }

  private tell(room: string, { id, username, displayName }: Actor, { isShown, thread }: Typist): void {
    const except = [id, ...this.blocks.apartFrom(id)];
    const notice = { room, username, displayName, typing: isShown, ...(thread && { thread }) };
    this.broadcaster.sendVolatile({ room, except }, 'user_typing', notice);
  }
}
