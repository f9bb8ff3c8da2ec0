import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Block } from './block.entity.js';

/** Somebody as the list knows them. */
interface Person {
  id: string;
  username: string;
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Who is apart from whom: two people are when either has blocked the other. All blocks are kept in memory, for the
 * question comes with every frame about a person. Changed after the commit and before the next write, so that within
 * a transaction it says what the table says.
 */
@Injectable()
export class BlockList implements OnModuleInit {
  /** By the one who blocked: the names of the blocked, by id. */
  private readonly blocked = new Map<string, Map<string, string>>();
  /** Both ways. */
  private readonly apart = new Map<string, Set<string>>();

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    const blocks = await this.database.read(Block).find({ relations: { blocked: true } });
    for (const { blockerId, blocked } of blocks) this.add(blockerId, blocked);
  }

  /** Whether either has blocked the other. */
  areApart(one: string, other: string): boolean {
    return this.apart.get(one)?.has(other) ?? false;
  }

  /** Ids of everybody who has blocked this person or was blocked by them. */
  apartFrom(id: string): ReadonlySet<string> {
    return this.apart.get(id) ?? NOBODY;
  }

  hasBlocked(blocker: string, other: string): boolean {
    return this.blocked.get(blocker)?.has(other) ?? false;
  }

  /** Usernames of the people somebody has blocked, in the order of the alphabet. */
  namesBlockedBy(blocker: string): string[] {
    return [...(this.blocked.get(blocker)?.values() ?? [])].sort();
  }

  add(blocker: string, { id, username }: Person): void {
    const own = this.blocked.get(blocker) ?? new Map<string, string>();
    this.blocked.set(blocker, own.set(id, username));
    this.part(blocker, id);
    this.part(id, blocker);
  }

  delete(blocker: string, other: string): void {
    this.blocked.get(blocker)?.delete(other);
    if (this.hasBlocked(other, blocker)) return;
    this.apart.get(blocker)?.delete(other);
    this.apart.get(other)?.delete(blocker);
  }

  private part(one: string, other: string): void {
    const others = this.apart.get(one) ?? new Set<string>();
    this.apart.set(one, others.add(other));
  }
}
