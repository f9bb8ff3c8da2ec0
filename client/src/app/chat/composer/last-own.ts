import { Service, inject } from '@angular/core';
import { type Message, type Room, editRefusal } from '#contracts';
import { OpenThreads } from '../../core/open-threads';
import { ServerInfoStore } from '../../core/server-info-store';
import { SessionStore } from '../../core/session-store';
import { Timelines } from '../../core/timelines';

/** Finds the message a writer means by "the last one": their own newest, while it may be edited. */
@Service()
export class LastOwn {
  readonly #server = inject(ServerInfoStore);
  readonly #open = inject(OpenThreads);
  readonly #session = inject(SessionStore);
  readonly #timelines = inject(Timelines);

  find(room: Room, thread?: string): Message | undefined {
    const user = this.#session.user();
    if (!user) return undefined;
    return this.#shown(room, thread).findLast(
      (message) => message.username === user.username && !this.#refusal(user, room, message),
    );
  }

  #shown(room: Room, thread?: string): readonly Message[] {
    if (thread !== undefined) return this.#open.of(thread).replies();
    return this.#timelines
      .of(room.id)
      .messages()
      .filter((message) => message.thread === undefined || message.inRoom);
  }

  #refusal(user: NonNullable<ReturnType<SessionStore['user']>>, room: Room, message: Message) {
    const { type, deletedAt, timestamp } = message;
    const age = Date.now() - Date.parse(timestamp);
    const facts = { own: true, type, age, ...(deletedAt && { deletedAt }) };
    return editRefusal([user, room, room.membership], facts, this.#server.info().editWindowMs ?? 0);
  }
}
