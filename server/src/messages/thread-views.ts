import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Thread } from '#contracts';
import { Database } from '../database/database.js';
import { Message } from './message.entity.js';
import { MessageViews } from './message-views.js';
import { ThreadFollow } from './thread-follow.entity.js';

/** Threads as one reader follows them. */
@Injectable()
export class ThreadViews {
  constructor(
    private readonly database: Database,
    private readonly views: MessageViews,
  ) {}

  /** Those that begin at the messages, in their order. */
  async forReader(
    readerId: string,
    roots: Message[],
    manager: EntityManager = this.database.reading,
  ): Promise<Thread[]> {
    const follows = await manager
      .getRepository(ThreadFollow)
      .findBy({ userId: readerId, messageId: In(roots.map(({ id }) => id)) });
    const byRoot = new Map(follows.map((follow) => [follow.messageId, follow]));
    return (await this.views.forReader(readerId, roots, manager)).map((root) => ({
      root,
      following: byRoot.get(root.id)?.following ?? false,
      lastReadSeq: byRoot.get(root.id)?.lastReadSeq ?? 0,
    }));
  }
}
