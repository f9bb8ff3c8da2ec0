import type { HistoryAnswer, Message, ServerPayload, SyncAnswer, ThreadAnswer } from '#contracts';
import type { Person, TestSocket } from './person.js';
import { shownAnew } from './room-copy.js';

/** A room as a client has it that asked once and has listened since. */
export class Replica {
  private constructor(
    private readonly person: Person,
    private readonly socket: TestSocket,
    readonly room: string,
    private readonly start: SyncAnswer,
  ) {}

  static async of(person: Person, socket: TestSocket, room: string): Promise<Replica> {
    const { body } = await person.get<SyncAnswer>(`/api/rooms/${room}/sync?since=0`);
    return new Replica(person, socket, room, body);
  }

  /** Every message of the room as the events left it, by seq. */
  get messages(): Message[] {
    const byId = new Map(this.start.messages.map((message) => [message.id, message]));
    for (const heard of this.socket.heard) {
      for (const message of this.messagesIn(heard)) byId.set(message.id, message);
      if (heard.event !== 'user_updated') continue;
      const { user } = heard.payload as ServerPayload<'user_updated'>;
      for (const [id, message] of byId) byId.set(id, shownAnew(message, user));
    }
    return [...byId.values()].sort((a, b) => a.seq - b.seq);
  }

  /** Revs in the order in which they were told. */
  get revs(): number[] {
    return this.told.map(({ rev }) => rev);
  }

  get rev(): number {
    return Math.max(this.start.rev, ...this.revs);
  }

  /** Waits until the room's newest change was told. */
  async catchUp(): Promise<void> {
    const { body } = await this.person.get<{ room: { rev: number } }>(`/api/rooms/${this.room}`);
    await this.socket.until(() => this.rev >= body.room.rev, `no change ${body.room.rev} came`);
  }

  /** Every message of the room as it is read anew, by seq: the room's pages, and its threads. */
  async fresh(): Promise<Message[]> {
    const page = await this.person.get<HistoryAnswer>(`/api/rooms/${this.room}/messages?limit=200`);
    const byId = new Map(page.body.messages.map((message) => [message.id, message]));
    for (const { id } of page.body.messages.filter(({ replies }) => replies)) {
      const thread = await this.person.get<ThreadAnswer>(`/api/messages/${id}/thread?limit=200`);
      for (const reply of thread.body.messages) byId.set(reply.id, reply);
    }
    return [...byId.values()].sort((a, b) => a.seq - b.seq);
  }

  private get told(): Message[] {
    return this.socket.heard.flatMap((heard) => this.messagesIn(heard));
  }

  /** Those of the room, newer than the start. */
  private messagesIn({ event, payload }: { event: string; payload: unknown }): Message[] {
    const told =
      event === 'messages'
        ? (payload as ServerPayload<'messages'>).messages
        : ['message', 'private_message', 'message_updated'].includes(event)
          ? [payload as Message]
          : [];
    return told.filter(({ room, rev }) => room === this.room && rev > this.start.rev);
  }
}
