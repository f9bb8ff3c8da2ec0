import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { LIMITS, type StreamAnswer, type StreamEntry, type StreamQuery } from '#contracts';
import { type Clause, type Wanted, clausesOf, fold, highlightsOf, wantedBy } from '#text';
import { Database } from '../../database/database.js';
import type { IndexedMessage, SearchQuestion } from '../../database/search-index.js';
import { MessageViews } from '../../messages/message-views.js';
import { Message } from '../../messages/message.entity.js';
import { orderRoom } from '../../order/reports/report-views.js';
import { Room } from '../../rooms/room.entity.js';
import { cursorOf, placeOf } from '../../search/search-cursor.js';
import { SearchIndexing } from '../../search/search-indexing.js';
import { User } from '../../users/user.entity.js';

/** A first page waits this long at most for what was said just now to be findable. */
const PATIENCE_MS = 100;

/**
 * What is said in public rooms, the newest first. The search index answers all of it: it goes by time, and bounds what
 * one question may cost, however much there is and however seldom something fits.
 */
@Injectable()
export class MessageStream {
  constructor(
    private readonly database: Database,
    private readonly indexing: SearchIndexing,
    private readonly views: MessageViews,
  ) {}

  /** @throws DomainError `validation.failed` for what is no cursor of ours */
  async list(query: StreamQuery): Promise<StreamAnswer> {
    const { cursor, limit = LIMITS.consolePage.default } = query;
    const { below } = placeOf(cursor);
    if (cursor === undefined)
      await Promise.race([this.indexing.caughtUp(), delay(PATIENCE_MS, undefined, { ref: false })]);
    const rooms = await this.rooms(query.room);
    const question = await this.questionOf(query, [...rooms.keys()]);
    if (!question) return { entries: [] };
    const clauses = clausesOf(query.q ?? '');
    const accept = ({ id, text, names }: IndexedMessage) =>
      highlightsOf(clauses, text, true, names) ? id : null;
    const found = this.database.searchIndex.find(
      { ...question, ...(below !== undefined && { below }) },
      limit,
      accept,
    );
    return {
      entries: await this.entries(found.finds, rooms),
      ...(found.below !== undefined && { cursor: cursorOf({ open: true, below: found.below }) }),
    };
  }

  /** By id. What is said in any other room is nothing to those who keep order on the server. */
  private async rooms(wanted?: string): Promise<Map<string, Room>> {
    const rooms = await this.database.read(Room).findBy({ kind: 'public' });
    return new Map(rooms.filter((room) => isCalled(room, wanted)).map((room) => [room.id, room]));
  }

  /** Null where nobody is called so. */
  private async questionOf({ q, person, has }: StreamQuery, rooms: string[]): Promise<SearchQuestion | null> {
    const clauses = clausesOf(q ?? '');
    const author = person
      ? await this.database.read(User).findOneBy({ usernameKey: person.toLowerCase() })
      : undefined;
    if (author === null) return null;
    return {
      rooms,
      ...(clauses.length > 0 && { words: { all: clauses.map(wantedOf) } }),
      ...(author && { authorId: author.id }),
      ...(has && { has }),
    };
  }

  private async entries(ids: string[], rooms: ReadonlyMap<string, Room>): Promise<StreamEntry[]> {
    const rows = await this.database.read(Message).findBy({ id: In(ids) });
    const byId = new Map(rows.map((message) => [message.id, message]));
    const there = ids.flatMap((id) => byId.get(id) ?? []).filter(({ deletedAt }) => !deletedAt);
    const messages = await this.views.forEverybody(there);
    return messages.map((message) => ({ message, room: orderRoom(rooms.get(message.room)!) }));
  }
}

/** As it was typed, or going on where it may. */
const wantedOf = (clause: Clause): Wanted =>
  clause.open ? { any: [wantedBy(clause), wantedBy(clause, true)] } : wantedBy(clause);

function isCalled({ id, slug, name, names }: Room, wanted?: string): boolean {
  if (!wanted) return true;
  const sought = fold(wanted);
  const called = [name, ...Object.values(names ?? {})];
  return id === wanted || slug === wanted || called.some((each) => fold(each).includes(sought));
}
