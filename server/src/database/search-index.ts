import type { SearchHas } from '#contracts';
import type { Wanted } from '#text';

/** What the index is asked for. */
export interface SearchQuestion {
  /** Ids of the rooms to look in. */
  rooms: readonly string[];
  /** By the id of a room of which only some may be read: what has a greater seq. */
  readsAfter?: ReadonlyMap<string, number>;
  /** Absent: whatever the rest allows. */
  words?: Wanted;
  without?: Wanted;
  /** A user's id. */
  authorId?: string;
  has?: SearchHas;
  /** Sent at this time or later, in milliseconds since 1970. */
  since?: number;
  /** Sent before this time. */
  until?: number;
  /** Only what has a smaller key, which is older. */
  below?: number;
}

/** A message that the index holds the words of. */
export interface IndexedMessage {
  /** Greater than those of all that were sent before it. */
  key: number;
  id: string;
  authorId: string;
  text: string;
  /** Names of its files. */
  names: string[];
}

export interface SearchFinds<T> {
  finds: T[];
  /** Where to go on; absent when all was looked at. */
  below?: number;
}

/** Answers from the index. */
export interface SearchIndex {
  /**
   * What `accept` makes of the messages that the question fits, the newest first, without those it makes null of.
   * Stops after `limit`, or when it has looked at so much that others should have their turn.
   */
  find<T>(
    question: SearchQuestion,
    limit: number,
    accept: (message: IndexedMessage) => T | null,
  ): SearchFinds<T>;
}

/** Keeps the index; called in a turn of the write queue. */
export interface SearchIndexer {
  /** Forgets everything: all rooms are behind then. */
  clear(): void;
  /** Ids of the rooms in which something changed that the index does not know. */
  roomsBehind(): string[];
  /** Takes in what changed in these rooms, up to a bounded number of messages; answers the rooms with more to take in. */
  catchUp(roomIds: readonly string[]): string[];
  /**
   * Merges the parts in which the index was written, a bounded piece of them: words of deleted messages go from where they
   * were stored, and a question has one part to look in. Answers whether there is more.
   */
  merge(): boolean;
}
