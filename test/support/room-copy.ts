import type { Face, HistoryAnswer, Message, Poll, Reaction, ServerEvent, ServerPayload } from '#contracts';
import type { Person, TestSocket } from './person.js';

type Taken = {
  [E in ServerEvent]?: (copy: RoomCopy, payload: ServerPayload<E>) => void;
};

/**
 * A room's messages as a client keeps them: what it fetched, then whatever it heard since. What is each reader's own
 * (`mine`, `bookmarked`) no broadcast carries, so it is kept through them.
 */
export class RoomCopy {
  private readonly messages = new Map<string, Message>();
  private taken: number;

  private constructor(
    private readonly me: Person,
    private readonly room: string,
    private readonly socket: TestSocket,
  ) {
    this.taken = socket.heard.length;
  }

  /** Begins with what the room is now; everything that changes later must come by events. */
  static async of(me: Person, room: string): Promise<RoomCopy> {
    const copy = new RoomCopy(me, room, await me.connect());
    for (const message of await fresh(me, room)) copy.messages.set(message.id, message);
    return copy;
  }

  /** Waits until the socket has heard of this change of the room, and takes in all that came. */
  async upTo(rev: number): Promise<Message[]> {
    await this.socket.until(() => this.takeAll().some((message) => message.rev >= rev), `no rev ${rev} came`);
    return this.takeAll();
  }

  /** Waits for an event to the person alone, and takes in all that came. */
  async after<E extends ServerEvent>(
    event: E,
    isWanted: (payload: ServerPayload<E>) => boolean,
  ): Promise<Message[]> {
    await this.socket.next(event, isWanted);
    return this.takeAll();
  }

  private takeAll(): Message[] {
    for (; this.taken < this.socket.heard.length; this.taken += 1) {
      const { event, payload } = this.socket.heard[this.taken]!;
      const take = TAKES[event as ServerEvent] as ((copy: RoomCopy, payload: unknown) => void) | undefined;
      take?.(this, payload);
    }
    return [...this.messages.values()].sort((a, b) => a.seq - b.seq);
  }

  /** A message as everybody sees it, with what is one's own from before. */
  put(open: Message): void {
    if (open.room !== this.room) return;
    const before = this.messages.get(open.id);
    this.messages.set(open.id, {
      ...open,
      reactions: this.own(open.reactions, before),
      ...(open.poll && { poll: { ...open.poll, mine: before?.poll?.mine ?? [] } }),
      ...(before?.bookmarked && { bookmarked: true }),
    });
  }

  change(id: string, alter: (message: Message) => Message): void {
    const message = this.messages.get(id);
    if (message) this.messages.set(id, alter(message));
  }

  changeAll(alter: (message: Message) => Message): void {
    for (const id of this.messages.keys()) this.change(id, alter);
  }

  own(
    reactions: Reaction[],
    before?: Message,
    changed?: { emoji: string; username: string; on: boolean },
  ): Reaction[] {
    const wasMine = (emoji: string) => before?.reactions.find((each) => each.emoji === emoji)?.mine ?? false;
    return reactions.map((reaction) => ({
      ...reaction,
      mine:
        changed?.emoji === reaction.emoji && changed.username === this.me.name
          ? changed.on
          : wasMine(reaction.emoji),
    }));
  }
}

/** A message whose author, and who replied in its thread, are called and shown as they are now. */
export function shownAnew(message: Message, person: ServerPayload<'user_updated'>['user']): Message {
  const { replies } = message;
  const shown = replies
    ? { ...message, replies: { ...replies, people: replies.people.map((face) => faceAnew(face, person)) } }
    : message;
  return faceAnew(shown, person);
}

function faceAnew<T extends Face>(shown: T, person: ServerPayload<'user_updated'>['user']): T {
  if (shown.username !== person.username) return shown;
  const { displayName, avatar } = person;
  const { avatar: _, ...rest } = shown;
  return { ...rest, displayName, ...(avatar && { avatar }) } as T;
}

const withPoll = (message: Message, alter: (poll: Poll) => Poll): Message =>
  message.poll ? { ...message, poll: alter(message.poll) } : message;

const TAKES: Taken = {
  message: (copy, message) => copy.put(message),
  private_message: (copy, message) => copy.put(message),
  messages: (copy, { messages }) => messages.forEach((message) => copy.put(message)),
  message_updated: (copy, message) => copy.put(message),
  message_deleted: (copy, message) => copy.put(message),
  user_updated: (copy, { user }) => copy.changeAll((message) => shownAnew(message, user)),
  message_reaction: (copy, event) =>
    copy.change(event.id, (message) => ({
      ...message,
      rev: event.rev,
      reactions: copy.own(event.reactions, message, event),
    })),
  poll_updated: (copy, { id, rev, poll }) =>
    copy.change(id, (message) => withPoll({ ...message, rev }, ({ mine }) => ({ ...poll, mine }))),
  poll_voted: (copy, { id, mine }) =>
    copy.change(id, (message) => withPoll(message, (poll) => ({ ...poll, mine }))),
  bookmark_updated: (copy, { id, on }) =>
    copy.change(id, ({ bookmarked: _, ...message }) => ({ ...message, ...(on && { bookmarked: true }) })),
};

/** What the server answers now. */
export async function fresh(person: Person, room: string): Promise<Message[]> {
  return (await person.get<HistoryAnswer>(`/api/rooms/${room}/messages?limit=200`)).body.messages;
}
