import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { LIMITS, type Message as MessageView, type SearchAnswer, type SearchHit } from '#contracts';
import { type Wanted, clausesOf, highlightsOf, onOtherLayout, wantedBy } from '#text';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import type { IndexedMessage, SearchQuestion } from '../database/search-index.js';
import { Message } from '../messages/message.entity.js';
import { MessageViews } from '../messages/message-views.js';
import { BlockList } from '../users/block-list.js';
import { type Place, cursorOf, placeOf } from './search-cursor.js';
import { type SearchWish, SearchWishes } from './search-wishes.js';
import type { SearchDto } from './search.dto.js';

/** A message that was found, and whether its last word goes on. */
interface Find {
  id: string;
  key: number;
  open: boolean;
}

interface Page {
  finds: Find[];
  next?: Required<Place>;
}

/** Finds messages in the rooms of whoever asks. */
@Injectable()
export class SearchService {
  constructor(
    private readonly database: Database,
    private readonly views: MessageViews,
    private readonly wishes: SearchWishes,
    private readonly blocks: BlockList,
  ) {}

  /** @throws DomainError `validation.failed`, `user.notFound`, `room.notFound`, `room.notMember` */
  async search(reader: Actor, query: SearchDto): Promise<SearchAnswer> {
    const wish = await this.wishes.read(reader, query);
    const page = this.page(wish, placeOf(query.cursor), query.limit ?? LIMITS.searchPage.default);
    const suggestion = query.cursor === undefined && isEmpty(page) ? this.onOtherKeyboard(wish) : undefined;
    return {
      hits: await this.hits(wish, page.finds),
      ...(page.next && { cursor: cursorOf(page.next) }),
      ...(suggestion !== undefined && { suggestion }),
    };
  }

  /** First what holds the words as they were typed, then that in which the last goes on; the newest first in both. */
  private page(wish: SearchWish, { open, below }: Place, limit: number): Page {
    const question = { ...questionOf(wish, open), ...(below !== undefined && { below }) };
    const accept = (message: IndexedMessage) =>
      this.blocks.hasBlocked(wish.reader.id, message.authorId) ? null : findOf(wish, message, open);
    // One more than the page, to know whether there is more and where it begins.
    const answer = this.database.searchIndex.find(question, limit + 1, accept);
    const [finds, extra] = [answer.finds.slice(0, limit), answer.finds[limit]];
    if (extra) return { finds, next: { open, below: extra.key + 1 } };
    if (answer.below !== undefined) return { finds, next: { open, below: answer.below } };
    if (open || !wish.clauses.at(-1)?.open) return { finds };
    const rest = this.page(wish, { open: true }, limit - finds.length);
    return { ...rest, finds: [...finds, ...rest.finds] };
  }

  /** The query as it reads on the other keyboard layout, if something is found by that. */
  private onOtherKeyboard(wish: SearchWish): string | undefined {
    const words = onOtherLayout(wish.words);
    const clauses = words === null ? [] : clausesOf(words);
    if (clauses.length === 0 || isEmpty(this.page({ ...wish, clauses }, { open: false }, 1)))
      return undefined;
    return `${wish.filters} ${words}`.trim();
  }

  /** As the reader sees them; one that was edited or deleted since it was found may not be it any more. */
  private async hits({ reader, clauses }: SearchWish, finds: Find[]): Promise<SearchHit[]> {
    if (finds.length === 0) return [];
    const found = await this.database.read(Message).findBy({ id: In(finds.map(({ id }) => id)) });
    const byId = new Map(found.map((message) => [message.id, message]));
    const there = finds.filter(({ id }) => byId.get(id)?.deletedAt === null);
    const views = await this.views.forReader(
      reader.id,
      there.map(({ id }) => byId.get(id)!),
    );
    return views.flatMap((message, at) => {
      const highlights = highlightsOf(clauses, message.text, there[at]!.open, namesIn(message));
      return highlights ? [{ message, highlights }] : [];
    });
  }
}

const isEmpty = ({ finds, next }: Page): boolean => finds.length === 0 && !next;

function questionOf({ clauses, question }: SearchWish, open: boolean): SearchQuestion {
  if (clauses.length === 0) return question;
  const last = clauses.at(-1)!;
  const words: Wanted = { all: clauses.map((clause) => wantedBy(clause, open && clause === last)) };
  return { ...question, words, ...(open && { without: wantedBy(last) }) };
}

function findOf(
  { clauses }: SearchWish,
  { id, key, text, names }: IndexedMessage,
  open: boolean,
): Find | null {
  return highlightsOf(clauses, text, open, names) ? { id, key, open } : null;
}

const namesIn = ({ files = [] }: MessageView): string[] => files.map(({ name }) => name);
