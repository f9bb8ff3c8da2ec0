import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { OFFLINE_AFTER_MS, type PresenceChange, type PresenceState, type StatusChoice } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { BlockList } from './block-list.js';
import { User } from './user.entity.js';

/** Changes are gathered: at most one frame in this time, however many come and go. */
const FRAME_EVERY_MS = 1_000;

interface Here {
  username: string;
  choice: StatusChoice;
  /** By connection: whether its person has left it alone for a while. */
  connections: Map<string, boolean>;
  /** Whether all connections are idle; the last one's word stands while none is left. */
  isIdle: boolean;
  /** Runs while the last connection is gone but the person is not announced as gone yet. */
  leaving?: NodeJS.Timeout;
}

/** Who is online: anybody with a connection, on any device, and for five seconds after the last one ended. */
@Injectable()
export class PresenceService implements BeforeApplicationShutdown {
  private readonly here = new Map<string, Here>();
  /** By the person's id: the latest change is the one that counts. */
  private readonly changes = new Map<string, PresenceChange>();
  private frame?: NodeJS.Timeout;
  private lastFrameAt = -Infinity;
  private closing = false;

  constructor(
    private readonly database: Database,
    private readonly broadcaster: Broadcaster,
    private readonly blocks: BlockList,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  connected({ id, username, choice = 'online' }: Actor, connection: string): void {
    const before = this.stateOf(id);
    const person: Here = this.here.get(id) ?? { username, choice, connections: new Map(), isIdle: false };
    this.here.set(id, person);
    clearTimeout(person.leaving);
    person.leaving = undefined;
    person.connections.set(connection, false);
    this.settle(id, person, before);
  }

  disconnected({ id }: Actor, connection: string): void {
    const person = this.here.get(id);
    if (!person?.connections.delete(connection)) return;
    if (person.connections.size > 0) this.settle(id, person, this.stateOf(id));
    else if (!this.closing) {
      person.leaving = setTimeout(() => this.left(id, person), OFFLINE_AFTER_MS).unref();
    }
  }

  /** Somebody's account was closed: they are gone at once, and not after a while. */
  removed({ id }: Pick<Actor, 'id'>): void {
    const person = this.here.get(id);
    if (!person) return;
    clearTimeout(person.leaving);
    this.left(id, person);
  }

  /** Somebody left a device alone, or came back to it. */
  setIdle({ id }: Actor, connection: string, isIdle: boolean): void {
    const person = this.here.get(id);
    if (!person?.connections.has(connection)) return;
    const before = this.stateOf(id);
    person.connections.set(connection, isIdle);
    this.settle(id, person, before);
  }

  /** Somebody chose how to seem. */
  setChoice({ id, choice = 'online' }: Actor): void {
    const person = this.here.get(id);
    if (!person) return;
    const before = this.stateOf(id);
    person.choice = choice;
    this.settle(id, person, before);
  }

  /** How somebody seems to everybody who is not across a block. */
  stateOf(userId: string): PresenceState {
    const person = this.here.get(userId);
    if (!person || person.choice === 'invisible') return 'offline';
    return person.choice === 'online' && person.isIdle ? 'away' : person.choice;
  }

  /** Usernames of everybody who seems to be here to this reader, and how those seem who are not simply online. */
  seenBy(readerId: string): { online: string[]; states: Record<string, PresenceState> } {
    const online: string[] = [];
    const states: Record<string, PresenceState> = {};
    for (const [id, { username }] of this.here) {
      const state = this.stateOf(id);
      if (state === 'offline' || this.blocks.areApart(id, readerId)) continue;
      online.push(username);
      if (state !== 'online') states[username] = state;
    }
    return { online, states };
  }

  /** Ids of everybody who has a connection. */
  ids(): string[] {
    return [...this.here.keys()];
  }

  /** Ids of everybody who seems to be here. */
  seenIds(): string[] {
    return this.ids().filter((id) => this.stateOf(id) !== 'offline');
  }

  /** The server goes: everybody was here until now. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    clearTimeout(this.frame);
    for (const { leaving } of this.here.values()) clearTimeout(leaving);
    await this.writeLastSeen(this.ids(), this.clock.now());
  }

  private settle(id: string, person: Here, before: PresenceState): void {
    if (person.connections.size > 0) person.isIdle = [...person.connections.values()].every(Boolean);
    const state = this.stateOf(id);
    if (state !== before) this.announce(id, { username: person.username, state });
  }

  private left(id: string, { username }: Here): void {
    const wasSeen = this.stateOf(id) !== 'offline';
    this.here.delete(id);
    const now = this.clock.now();
    if (wasSeen) this.announce(id, { username, state: 'offline', lastSeenAt: now.toISOString() });
    void this.writeLastSeen([id], now);
  }

  private announce(id: string, change: PresenceChange): void {
    this.changes.set(id, change);
    if (this.frame) return;
    const wait = Math.max(0, this.lastFrameAt + FRAME_EVERY_MS - this.clock.monotonic());
    this.frame = setTimeout(() => this.sendFrame(), wait).unref();
  }

  /** One frame for all, but for those who are across a block from somebody in it: they hear of the others. */
  private sendFrame(): void {
    this.frame = undefined;
    this.lastFrameAt = this.clock.monotonic();
    const gathered = [...this.changes];
    this.changes.clear();
    const apart = new Set(gathered.flatMap(([id]) => [...this.blocks.apartFrom(id)]));
    const changes = gathered.map(([, change]) => change);
    this.broadcaster.send({ everyone: true, except: apart }, 'presence', { changes });
    for (const reader of apart) {
      const seen = gathered.filter(([id]) => !this.blocks.areApart(id, reader)).map(([, change]) => change);
      if (seen.length > 0) this.broadcaster.send({ user: reader }, 'presence', { changes: seen });
    }
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
