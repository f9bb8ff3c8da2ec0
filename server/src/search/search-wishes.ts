import { Injectable } from '@nestjs/common';
import { readRefusal } from '#contracts';
import { type Clause, clausesOf, fold, parseHas, parseQuery } from '#text';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import type { SearchQuestion } from '../database/search-index.js';
import { Membership } from '../rooms/membership.entity.js';
import { RoomFinder } from '../rooms/room-finder.js';
import { findPerson } from '../users/find-person.js';
import { sinceOf, untilOf } from './search-days.js';
import type { SearchDto } from './search.dto.js';

/** What somebody seeks, with the names it holds looked up by their own rights. */
export interface SearchWish {
  reader: Actor;
  clauses: Clause[];
  /** All but the words. */
  question: SearchQuestion;
  /** The query without its filters, and the filters as they were typed in it. */
  words: string;
  filters: string;
}

/** A room one reads, and from where on. */
type Place = Pick<Membership, 'roomId' | 'readsAfter'>;

const SELF = new Set(['me', 'من']);

/** Reads a query and its filters. A filter beside the query counts more than the same one in it. */
@Injectable()
export class SearchWishes {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
  ) {}

  /** @throws DomainError `validation.failed`, `user.notFound`, `room.notFound`, `room.notMember` */
  async read(reader: Actor, query: SearchDto): Promise<SearchWish> {
    const { words, filters, typed } = parseQuery(query.q);
    const clauses = clausesOf(words);
    const zone = query.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const from = query.from ?? filters.from;
    const room = query.room ?? filters.in;
    const before = query.before ?? filters.before;
    const after = query.after ?? filters.after;
    const has = query.has ?? hasOf(filters.has);
    if (clauses.length === 0 && !from && !room && !before && !after && !has) {
      throw DomainError.field('q', 'tooShort');
    }
    const question: SearchQuestion = {
      ...placesIn(room ? await this.placesCalled(reader, room) : await this.places(reader)),
      ...(from && { authorId: await this.personCalled(reader, from) }),
      ...(before && { until: untilOf(before, zone) }),
      ...(after && { since: sinceOf(after, zone) }),
      ...(has && { has }),
    };
    return { reader, clauses, question, words, filters: typed };
  }

  private places(reader: Actor): Promise<Place[]> {
    return this.database
      .read(Membership)
      .find({ select: { roomId: true, userId: true, readsAfter: true }, where: { userId: reader.id } });
  }

  /** By id or slug, or by the name of one's own rooms, which may be several. */
  private async placesCalled(reader: Actor, name: string): Promise<Place[]> {
    try {
      const { membership } = await this.finder.find(reader, name, readRefusal);
      return membership ? [membership] : [];
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'room.notFound') throw error;
      const own = await this.ownRoomsNamed(reader, fold(name));
      if (own.length === 0) throw error;
      return own;
    }
  }

  private async ownRoomsNamed(reader: Actor, name: string): Promise<Place[]> {
    const memberships = await this.database
      .read(Membership)
      .find({ where: { userId: reader.id }, relations: { room: true } });
    const isCalled = ({ room }: Membership): boolean =>
      [room.name, ...Object.values(room.names ?? {})].some((each) => fold(each) === name);
    return memberships.filter(isCalled);
  }

  private async personCalled(reader: Actor, name: string): Promise<string> {
    return SELF.has(name) ? reader.id : (await findPerson(this.database.reading, name)).id;
  }
}

function placesIn(places: Place[]): Pick<SearchQuestion, 'rooms' | 'readsAfter'> {
  const bounded = places.filter(({ readsAfter }) => readsAfter > 0);
  return {
    rooms: places.map(({ roomId }) => roomId),
    ...(bounded.length > 0 && {
      readsAfter: new Map(bounded.map(({ roomId, readsAfter }) => [roomId, readsAfter])),
    }),
  };
}

function hasOf(value: string | undefined): SearchQuestion['has'] {
  if (value === undefined) return undefined;
  const has = parseHas(value);
  if (!has) throw DomainError.field('has', 'format');
  return has;
}
