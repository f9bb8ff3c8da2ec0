import { Service, inject } from '@angular/core';
import type { CreatePollRequest, EditMessageRequest, Message, Poll, Reaction } from '#contracts';
import { Api } from './api';
import { BlockStore } from './block-store';
import { deliverSent } from './sent';
import { Connection } from './connection';
import { personal } from './personal';
import { ReadMarker } from './read-marker';
import { SessionStore } from './session-store';
import { shownReactions } from './shown-reactions';

type MessageRef = Pick<Message, 'id' | 'room'>;
type Wanted = ReadonlyMap<string, boolean>;

const NOTHING: Wanted = new Map();

/**
 * What a person does to messages. Each answer goes the way of a push, so that every place that shows the message has
 * it at once. Throws `ApiError`.
 */
@Service()
export class MessageActions {
  readonly #api = inject(Api);
  readonly #blocks = inject(BlockStore);
  readonly #connection = inject(Connection);
  readonly #readMarker = inject(ReadMarker);
  readonly #session = inject(SessionStore);
  /** Reactions on their way, by message: shown at once, gone again when they are refused. */
  readonly #wanted = personal<ReadonlyMap<string, Wanted>>(() => new Map());

  /** The reactions of a message, with what was just given or taken back. */
  reactionsOf({ id, reactions }: Pick<Message, 'id' | 'reactions'>): Reaction[] {
    return shownReactions(reactions, {
      reader: this.#session.username() ?? '',
      isBlocked: (username) => this.#blocks.isBlocked(username),
      wanted: this.#wanted().get(id) ?? NOTHING,
    });
  }

  /** Gives a reaction or takes it back. While one is on its way, the next only says what is wanted in the end. */
  async react({ id }: Pick<Message, 'id'>, emoji: string, on: boolean): Promise<void> {
    const underWay = this.#wanted().get(id)?.has(emoji);
    this.#want(id, emoji, on);
    if (underWay) return;
    try {
      let sent: boolean | undefined;
      for (let next: boolean | undefined = on; next !== undefined && next !== sent;) {
        sent = next;
        const { message } = await this.#connection.request('react', { id, emoji, on: sent });
        this.#connection.deliver('message_updated', message);
        next = this.#wanted().get(id)?.get(emoji);
      }
    } finally {
      this.#settle(id, emoji);
    }
  }

  async edit({ id }: Pick<Message, 'id'>, wish: EditMessageRequest): Promise<void> {
    const { message } = await this.#connection.request('edit_message', { id, ...wish });
    this.#connection.deliver('message_updated', message);
  }

  async remove({ id }: Pick<Message, 'id'>): Promise<void> {
    const { message } = await this.#connection.request('delete_message', { id });
    this.#connection.deliver('message_deleted', message);
  }

  async removeLink({ id }: Pick<Message, 'id'>, position: number): Promise<void> {
    this.#connection.deliver('message_updated', await this.#api.removeLink(id, position));
  }

  async pin({ id }: Pick<Message, 'id'>, on: boolean): Promise<void> {
    const message = on ? await this.#api.pin(id) : await this.#api.unpin(id);
    this.#connection.deliver('message_updated', message);
  }

  async bookmark({ id, room }: MessageRef, on: boolean): Promise<void> {
    if (on) await this.#api.bookmark(id);
    else await this.#api.removeBookmark(id);
    this.#connection.deliver('bookmark_updated', { room, id, on });
  }

  /** Sets one's vote: the ids of all options chosen; none withdraws it. */
  async vote({ id, room }: MessageRef, { id: pollId }: Pick<Poll, 'id'>, options: string[]): Promise<void> {
    const { poll } = await this.#connection.request('vote_poll', { pollId, options });
    this.#connection.deliver('poll_voted', { room, id, pollId, mine: poll.mine });
  }

  async closePoll({ id: pollId }: Pick<Poll, 'id'>): Promise<void> {
    await this.#connection.request('close_poll', { pollId });
  }

  /** Trying again with the same clientId makes no second poll. `room` is an id. */
  async createPoll(room: string, request: CreatePollRequest): Promise<void> {
    deliverSent(this.#connection, await this.#connection.request('create_poll', { room, ...request }));
  }

  /** This message and everything after it is unread, until the room is entered anew. */
  markUnread({ room, seq }: Pick<Message, 'room' | 'seq'>): Promise<void> {
    return this.#readMarker.markUnread(room, seq);
  }

  #want(id: string, emoji: string, on: boolean): void {
    this.#wanted.update((all) => new Map(all).set(id, new Map(all.get(id)).set(emoji, on)));
  }

  #settle(id: string, emoji: string): void {
    this.#wanted.update((all) => {
      const rest = new Map([...(all.get(id) ?? [])].filter(([known]) => known !== emoji));
      return new Map([...all].filter(([known]) => known !== id).concat(rest.size > 0 ? [[id, rest]] : []));
    });
  }
}
