import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { LIMITS, type ReadAnswer, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { mentionCounts } from '../messages/mention-counts.js';
import { asidesAt } from './asides.js';
import { Membership } from './membership.entity.js';
import { ReadMarkNews } from './read-mark-news.js';
import { Room } from './room.entity.js';

/** One transaction takes at most this many, so that no message waits long behind them. */
const MAX_BATCH = 200;

interface Waiting {
  actor: Actor;
  roomId: string;
  seq: number;
  resolve: (answer: ReadAnswer) => void;
  reject: (reason: unknown) => void;
}

/** Where a mark stands after it was asked to move. */
interface Outcome {
  membership: Membership;
  mentions: number;
  moved: boolean;
  /** The room's rev of the move, where others hear of it. */
  rev?: number;
}

/**
 * Read marks by group commit: a message in a room of a hundred moves a hundred marks at once. What arrives while a
 * transaction commits, or in the same turn, is committed together; there is no timer.
 */
@Injectable()
export class ReadMarkLog {
  private waiting: Waiting[] = [];
  private scheduled = false;

  constructor(
    private readonly database: Database,
    private readonly news: ReadMarkNews,
  ) {}

  /** Moves a mark forward, never past the newest message. @throws DomainError as `readRefusal` decides in the transaction */
  move(actor: Actor, roomId: string, seq: number): Promise<ReadAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ actor, roomId, seq, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => void this.commit());
  }

  private async commit(): Promise<void> {
    let batch: Waiting[] = [];
    try {
      await this.database.write(
        (manager) => {
          batch = this.takeBatch();
          return moveAll(manager, batch);
        },
        (outcomes) => outcomes.forEach((outcome, index) => this.settle(batch[index], outcome)),
      );
    } catch (error) {
      // The queue itself may have refused, before anybody's turn came.
      if (batch.length === 0) batch = this.takeBatch();
      for (const { reject } of batch) reject(error);
    }
  }

  private takeBatch(): Waiting[] {
    const batch = this.waiting.splice(0, MAX_BATCH);
    this.scheduled = false;
    if (this.waiting.length > 0) this.schedule();
    return batch;
  }

  private settle(waiting: Waiting | undefined, outcome: Outcome | DomainError): void {
    if (outcome instanceof DomainError) {
      waiting?.reject(outcome);
      return;
    }
    const { membership, mentions, moved, rev } = outcome;
    if (moved) this.news.moved(membership, mentions, rev);
    const { lastReadSeq, lastReadAsides } = membership;
    waiting?.resolve({ lastReadSeq, lastReadAsides, mentions });
  }
}

async function moveAll(manager: EntityManager, batch: Waiting[]): Promise<(Outcome | DomainError)[]> {
  const ids = new Set(batch.map(({ roomId }) => roomId));
  const rooms = await manager.getRepository(Room).findBy({ id: In([...ids]) });
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const revs = new Map(rooms.map(({ id, rev }) => [id, rev]));
  const memberships = await manager.getRepository(Membership).find({
    where: batch.map(({ roomId, actor }) => ({ roomId, userId: actor.id })),
    relations: { user: true },
  });
  const byPlace = new Map(memberships.map((each) => [`${each.roomId}:${each.userId}`, each]));
  const outcomes: (Outcome | DomainError)[] = [];
  for (const { roomId, actor, seq } of batch) {
    const room = byId.get(roomId);
    const membership = byPlace.get(`${roomId}:${actor.id}`);
    const refusal = room ? readRefusal(actor, room, membership) : 'room.notFound';
    if (room && membership && !refusal) outcomes.push(await move(manager, room, membership, seq));
    else outcomes.push(new DomainError(refusal ?? 'room.notFound'));
  }
  for (const { id, rev } of rooms) {
    if (rev !== revs.get(id)) await manager.getRepository(Room).update({ id }, { rev });
  }
  return outcomes;
}

async function move(
  manager: EntityManager,
  room: Room,
  membership: Membership,
  seq: number,
): Promise<Outcome> {
  const { roomId, userId } = membership;
  const wanted = Math.min(seq, room.seq);
  const moved = wanted > membership.lastReadSeq;
  const isNews = moved && wanted > membership.seenSeq && isToldToOthers(room, membership);
  if (isNews) membership.readRev = room.rev += 1;
  if (moved) {
    membership.lastReadSeq = wanted;
    membership.lastReadAsides = await asidesAt(manager, room, wanted);
    const { lastReadSeq, lastReadAsides, readRev } = membership;
    const memberships = manager.getRepository(Membership);
    await memberships.update({ roomId, userId }, { lastReadSeq, lastReadAsides, readRev });
  }
  const mentions = await mentionsAfter(manager, room, membership);
  // A copy: the same person's next call in this batch moves it on.
  return { membership: { ...membership }, mentions, moved, ...(isNews && { rev: room.rev }) };
}

/** Most people read to the end, where nothing is left to be counted. */
async function mentionsAfter(
  manager: EntityManager,
  { seq }: Room,
  { roomId, userId, lastReadSeq }: Membership,
): Promise<number> {
  if (lastReadSeq >= seq) return 0;
  return (await mentionCounts(manager, userId, [roomId])).get(roomId) ?? 0;
}

/** Who let others know may be seen to have read, where not too many would have to be told. */
const isToldToOthers = ({ memberCount }: Room, { user }: Membership): boolean =>
  memberCount <= LIMITS.readMarks.members && user.preferences.readReceipts !== false;
