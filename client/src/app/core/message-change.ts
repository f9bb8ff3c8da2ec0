import type { Message, PollEvent, PollVoteEvent, Reaction, ReactionEvent } from '#contracts';

/**
 * What happened to one message, or to the room itself when there is none. With a `rev` it has its turn in the
 * room's order; without, it concerns the reader alone and is taken as it comes.
 */
export interface Change {
  readonly rev?: number;
  /** The message's whole new state. */
  readonly message?: Message;
  /** True where `message` says what it is to this reader; a broadcast is the same for all of them. */
  readonly personal?: boolean;
  /** A new state of a part, of the message with this id. */
  readonly patch?: { readonly id: string; readonly apply: (known: Message) => Message };
}

/** A message that was posted, edited, deleted, pinned or answered in its thread, as all readers are told of it. */
export function messageChange(message: Message): Change {
  return { rev: message.rev, message };
}

/** A message as the server gave it to this reader. */
export function personalChange(message: Message): Change {
  return { rev: message.rev, message, personal: true };
}

export function reactionChange(event: ReactionEvent, reader: string): Change {
  const { id, rev, reactions, emoji, on } = event;
  const own = event.username === reader ? { emoji, on } : undefined;
  const apply = (known: Message) => ({ ...known, reactions: withMine(reactions, known.reactions, own) });
  return { rev, patch: { id, apply } };
}

export function pollChange({ id, rev, poll }: PollEvent): Change {
  const apply = (known: Message) => ({ ...known, poll: { ...poll, mine: known.poll?.mine ?? [] } });
  return { rev, patch: { id, apply } };
}

export function voteChange({ id, mine }: PollVoteEvent): Change {
  const apply = (known: Message) => (known.poll ? { ...known, poll: { ...known.poll, mine } } : known);
  return { patch: { id, apply } };
}

export function bookmarkChange({ id, on }: { id: string; on: boolean }): Change {
  return { patch: { id, apply: (known) => ({ ...known, bookmarked: on }) } };
}

/** The message after the change; the same object when the change is not about it, or is known already. */
export function changed(known: Message, change: Change): Message {
  const { rev, message, patch } = change;
  if ((message?.id ?? patch?.id) !== known.id || (rev !== undefined && rev <= known.rev)) return known;
  const next = message ? (change.personal ? message : withReaderParts(message, known)) : patch?.apply(known);
  return next ? { ...next, rev: rev ?? known.rev } : known;
}

/** A broadcast lacks what a message is to its reader: that stays as it was known. */
function withReaderParts(message: Message, known: Message): Message {
  const bookmarked = message.bookmarked ?? known.bookmarked;
  const poll = message.poll && {
    ...message.poll,
    mine: message.poll.mine.length > 0 ? message.poll.mine : (known.poll?.mine ?? []),
  };
  return {
    ...message,
    reactions: withMine(message.reactions, known.reactions),
    ...(poll && { poll }),
    ...(bookmarked !== undefined && { bookmarked }),
  };
}

/** `own` is what the reader has just given or taken back. */
function withMine(
  reactions: readonly Reaction[],
  known: readonly Reaction[],
  own?: { emoji: string; on: boolean },
): Reaction[] {
  const before = new Set(known.filter(({ mine }) => mine).map(({ emoji }) => emoji));
  return reactions.map((reaction) => ({
    ...reaction,
    mine: own?.emoji === reaction.emoji ? own.on : (reaction.mine ?? before.has(reaction.emoji)),
  }));
}

/** True for what stands only in its thread: the room counts it and does not show it. */
export function isAside(message: Pick<Message, 'thread' | 'inRoom'>): boolean {
  return message.thread !== undefined && !message.inRoom;
}
