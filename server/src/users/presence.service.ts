import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { OFFLINE_AFTER_MS, type PresenceChange, type PresenceState } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { User } from './user.entity.js';

/** Changes are gathered: at most one frame in this time, however many come and go. */
const FRAME_EVERY_MS = 1_000;

interface Here {
  username: string;
  connections: number;
  /** Runs while the last connection is gone but the person is not announced as gone yet. */
  leaving?: NodeJS.Timeout;
}

/** Who is online: anybody with a connection, on any device, and for five seconds after the last one ended. */
@Injectable()
export class PresenceService implements BeforeApplicationShutdown {
  private readonly here = new Map<string, Here>();
  private readonly changes = new Map<string, PresenceChange>();
  private frame?: NodeJS.Timeout;
  private lastFrameAt = -Infinity;
  private closing = false;

  constructor(
    private readonly database: Database,
    private readonly broadcaster: Broadcaster,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  connected({ id, username }: Actor): void {
    const person = this.here.get(id);
    if (person) {
      clearTimeout(person.leaving);
      person.leaving = undefined;
      person.connections += 1;
      return;
    }
    this.here.set(id, { username, connections: 1 });
    this.announce({ username, state: 'online' });
  }

  disconnected({ id }: Actor): void {
    const person = this.here.get(id);
    if (!person) return;
    person.connections -= 1;
    if (person.connections > 0 || this.closing) return;
    person.leaving = setTimeout(() => this.left(id, person), OFFLINE_AFTER_MS).unref();
  }

  isOnline(userId: string): boolean {
    return this.here.has(userId);
  }

  stateOf(userId: string): PresenceState {
    return this.isOnline(userId) ? 'online' : 'offline';
  }

  /** Usernames of everybody who is online. */
  online(): string[] {
    return Array.from(this.here.values(), ({ username }) => username);
  }

  /** The server goes: everybody was here until now. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    clearTimeout(this.frame);
    for (const { leaving } of this.here.values()) clearTimeout(leaving);
    await this.writeLastSeen([...this.here.keys()], this.clock.now());
  }

  private left(id: string, { username }: Here): void {
    this.here.delete(id);
    const now = this.clock.now();
    this.announce({ username, state: 'offline', lastSeenAt: now.toISOString() });
    void this.writeLastSeen([id], now);
  }

  /** The latest change of a person is the one that counts. */
  private announce(change: PresenceChange): void {
    this.changes.set(change.username, change);
    if (this.frame) return;
    const wait = Math.max(0, this.lastFrameAt + FRAME_EVERY_MS - this.clock.monotonic());
    this.frame = setTimeout(() => this.sendFrame(), wait).unref();
  }

  private sendFrame(): void {
    this.frame = undefined;
    this.lastFrameAt = this.clock.monotonic();
    const changes = [...this.changes.values()];
    this.changes.clear();
    this.broadcaster.send({ everyone: true }, 'presence', { changes });
  }

  private async writeLastSeen(ids: string[], at: Date): Promise<void> {
    if (ids.length === 0) return;
    try {
      await this.database.write((manager) =>
        manager.getRepository(User).update({ id: In(ids) }, { lastSeenAt: at }),
      );
    } catch (error) {
      this.log.warn({ err: error }, 'the time somebody was last seen could not be stored');
    }
  }
}
